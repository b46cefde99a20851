import type { Organisation } from '../cases/organisation.ts';
import { rights } from '../intents/classification.ts';
import { fillWithSamples } from './check-template.ts';
import { unmetDemands } from './prove-demands.ts';
import { isFor, type TemplateField } from './template-fields.ts';
import {
  answerShape,
  authorityShape,
  languageNotesShape,
  letterShape,
  otherLetters,
  ownTemplates,
  partShape,
  passageShape,
  type TemplateFile,
  TemplateFolder,
  titledShape,
} from './template-folder.ts';
import { type AnswerLanguage, answerLanguages } from './template-language.ts';
import { notices, type Passage, type TemplateSet, type Wording, type Wordings, wordedOutcomes } from './template-set.ts';

export type { TemplateFile } from './template-folder.ts';

export type TemplatesRead =
  | { readonly ok: true; readonly templates: TemplateSet }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/**
 * Reads all of `templates/`, and what organisations put in the place of single files, and fills every template once with sample facts of every
 * organisation, so that a misspelt variable is found when Frist starts and not when the first person asks for that right in that language.
 *
 * @param own files below `organisations/<id>/templates/`, which replace those at the same place for that organisation
 * @param options `tried`: exactly these were found in order before, so that they are only read
 * @returns the templates, or every mistake at once: file, line, what was found, what is allowed
 */
export function readTemplates(
  files: readonly TemplateFile[],
  organisations: readonly Organisation[],
  own: readonly TemplateFile[] = [],
  { tried = false }: { readonly tried?: boolean } = {},
): TemplatesRead {
  const folder = new TemplateFolder(files);
  const authority = folder.yaml('authority.yaml', authorityShape);
  const languageNotes = folder.yaml('language-notes.yaml', languageNotesShape);
  const shared = readWordings(folder);
  const sorted = ownTemplates(
    own,
    organisations.map(({ id }) => id),
  );
  const replaced = [...sorted.own].map(([id, places]) => [id, readOwn(files, places)] as const);
  const mistakes = [...folder.mistakes, ...sorted.mistakes, ...replaced.flatMap(([, { mistakes: found }]) => found)];
  const readOnes = replaced.flatMap(([id, { wordings }]) => (wordings ? [[id, wordings] as const] : []));
  if (!authority || !languageNotes || !shared || readOnes.length < replaced.length)
    return { ok: false, mistakes: once(mistakes) };

  const templates: TemplateSet = { shared, own: new Map(readOnes), languageNotes, authority };
  if (tried && mistakes.length === 0) return { ok: true, templates };
  const isOwn = (file: string) => own.some(({ name }) => name === file);
  mistakes.push(
    ...[shared, ...templates.own.values()].flatMap((wordings) => unequal(wordings, isOwn)),
    ...fillWithSamples(templates, organisations),
  );
  // What cannot be filled proves nothing about what it says.
  if (mistakes.length === 0) mistakes.push(...unmetDemands(templates, organisations));
  return mistakes.length > 0 ? { ok: false, mistakes: once(mistakes) } : { ok: true, templates };
}

function readOwn(files: readonly TemplateFile[], places: ReadonlyMap<string, TemplateFile>) {
  const folder = new TemplateFolder(files, places);
  return { wordings: readWordings(folder), mistakes: folder.mistakes };
}

/** What is wrong with a shared file is wrong for every organisation that uses it. */
const once = (mistakes: readonly string[]) => [...new Set(mistakes)];

function readWordings(folder: TemplateFolder): Wordings | undefined {
  const [nb, nn, en] = [readWording(folder, 'nb'), readWording(folder, 'nn'), readWording(folder, 'en')];
  const digests = { nb: folder.template('nb', 'digest', titledShape), en: folder.template('en', 'digest', titledShape) };
  const alerts = { nb: folder.template('nb', 'alert', titledShape), en: folder.template('en', 'alert', titledShape) };
  if (!nb || !nn || !en || !digests.nb || !digests.en || !alerts.nb || !alerts.en) return undefined;
  return { letters: { nb, nn, en }, digests: { nb: digests.nb, en: digests.en }, alerts: { nb: alerts.nb, en: alerts.en } };
}

function readWording(folder: TemplateFolder, language: AnswerLanguage): Wording | undefined {
  const receipt = folder.template(language, 'receipt', titledShape);
  const answerOpening = folder.template(language, 'answer-opening', titledShape);
  const answerClosing = folder.template(language, 'answer-closing', partShape);
  const letterOpening = folder.template(language, 'letter-opening', partShape);
  const letterClosing = folder.template(language, 'letter-closing', partShape);
  const answers = folder.templates(language, 'answers', rights, answerShape);
  const outcomes = folder.templates(language, 'outcomes', wordedOutcomes, passageShape);
  const letters = folder.templates(language, 'letters', otherLetters, letterShape);
  const automatic = folder.templates(language, 'letters', notices, titledShape);
  if (!receipt || !answerOpening || !answerClosing || !letterOpening || !letterClosing) return undefined;
  if (!answers || !outcomes || !letters || !automatic) return undefined;
  return { receipt, answerOpening, answerClosing, letterOpening, letterClosing, answers, outcomes, letters, notices: automatic };
}

/** Staff see the same boxes and confirm the same facts whatever language the person reads: a list that differs was changed in one language only. */
function unequal({ letters }: Wordings, isOwn: (file: string) => boolean): string[] {
  const [first, ...others] = answerLanguages.map((language) => passagesIn(letters[language]));
  return (first ?? []).flatMap((passage, i) => [
    ...fieldMistakes(passage, letters.nb),
    ...others.flatMap((language) => {
      const other = language[i] ?? passage;
      // The shared files are equal among themselves: where an organisation's own differs from one, its own is what was changed.
      const isOthersFault = isOwn(other.file) || !isOwn(passage.file);
      return isOthersFault ? differences(other, passage) : differences(passage, other);
    }),
  ]);
}

const passagesIn = ({ answers, outcomes, letters }: Wording): readonly Passage[] =>
  [answers, outcomes, letters].flatMap((group): Passage[] => Object.values(group));

function differences(passage: Passage, first: Passage): string[] {
  const at = passage.file;
  const confirm =
    JSON.stringify(passage.confirm) === JSON.stringify(first.confirm)
      ? []
      : [`${at}, confirm: differs from ${first.file}, allowed: the same list in every language`];
  const ids = (fields: readonly TemplateField[]) => fields.map(({ id }) => id).join(', ');
  if (ids(passage.fields) !== ids(first.fields)) {
    const found = ids(passage.fields) || 'none';
    return [...confirm, `${at}, fields: found ${found}, allowed: ${ids(first.fields) || 'none'}, as in ${first.file}`];
  }
  const unlike = passage.fields.filter(
    (field, i) => JSON.stringify(bare(field)) !== JSON.stringify(bare(first.fields[i] ?? field)),
  );
  return [
    ...confirm,
    ...unlike.map(({ id }) => `${at}, fields: ${id} differs from ${first.file}, allowed: all the same but the text of a choice`),
  ];
}

/** A field without what the requester reads of it, which is in their language. */
function bare({ id, label, hint, type, required, rights: only, choices }: TemplateField) {
  return [id, label, hint, type, required, only, choices.map((choice) => [choice.id, choice.label, choice.rights])];
}

function fieldMistakes({ file, fields }: Passage, { answers, outcomes }: Wording): string[] {
  const own = Object.values(outcomes).some((outcome) => outcome.file === file);
  const inPartly = outcomes.partly.file === file ? Object.values(answers).flatMap((each) => each.fields.map(({ id }) => id)) : [];
  return fields.flatMap((field) => {
    const only = field.rights ?? field.choices.find((choice) => choice.rights)?.rights;
    const without = rights.filter((right) => isFor(right, field) && !field.choices.some((choice) => isFor(right, choice)));
    const at = `${file}, fields: ${field.id}`;
    if (only && !own) return [`${at} is only for ${only.join(', ')}, allowed: only in outcomes/, which stand for several rights`];
    if (own && field.type === 'choice' && without.length > 0) return [`${at} has no choice for ${without.join(', ')}`];
    // Both passages of a partly granted line stand under its right, and would share the value.
    return inPartly.includes(field.id) ? [`${at} is a field of answers/ too, allowed: a name of its own`] : [];
  });
}
