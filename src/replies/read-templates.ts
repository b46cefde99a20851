import { z } from 'zod';
import type { Organisation } from '../cases/organisation.ts';
import { type Right, rights } from '../intents/classification.ts';
import { readStrictYaml, type YamlResult } from '../strict-yaml.ts';
import { fillWithSamples, parseTemplate } from './check-template.ts';
import { type AnswerLanguage, answerLanguages, type ParsedTemplate } from './template-language.ts';
import type { AnswerTemplate, TemplateSet, Wording } from './template-set.ts';

/** A file under `templates/`; `name` is its path, as messages show it: `templates/nb/answers/access.liquid`. */
export type TemplateFile = { readonly name: string; readonly text: string };

export type TemplatesRead =
  | { readonly ok: true; readonly templates: TemplateSet }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/**
 * Reads all of `templates/` and fills every template once with sample facts of every organisation, so that a misspelt variable is found when
 * Frist starts and not when the first person asks for that right in that language.
 *
 * @returns the templates, or every mistake at once: file, line, what was found, what is allowed
 */
export function readTemplates(files: readonly TemplateFile[], organisations: readonly Organisation[]): TemplatesRead {
  const folder = new TemplateFolder(files);
  const authority = folder.yaml('authority.yaml', authorityShape);
  const languageNotes = folder.yaml('language-notes.yaml', languageNotesShape);
  const [nb, nn, en] = [readWording(folder, 'nb'), readWording(folder, 'nn'), readWording(folder, 'en')];
  const digests = {
    nb: readTitled(folder, 'nb', 'digest.liquid', titleShape),
    en: readTitled(folder, 'en', 'digest.liquid', titleShape),
  };
  if (!authority || !languageNotes || !nb || !nn || !en || !digests.nb || !digests.en)
    return { ok: false, mistakes: folder.mistakes };

  const templates = { wordings: { nb, nn, en }, digests: { nb: digests.nb, en: digests.en }, languageNotes, authority };
  folder.mistakes.push(...unequalConfirmations(templates), ...fillWithSamples(templates, organisations));
  return folder.mistakes.length > 0 ? { ok: false, mistakes: folder.mistakes } : { ok: true, templates };
}

function readWording(folder: TemplateFolder, language: AnswerLanguage): Wording | undefined {
  const receipt = readTitled(folder, language, 'receipt.liquid', titleShape);
  const opening = readTitled(folder, language, 'answer-opening.liquid', titleShape);
  const closing = readTitled(folder, language, 'answer-closing.liquid', noShape);
  const answers = rights.flatMap((right): (readonly [Right, AnswerTemplate])[] => {
    const answer = readTitled(folder, language, `answers/${right}.liquid`, answerShape);
    return answer ? [[right, answer]] : [];
  });
  if (!receipt || !opening || !closing || answers.length < rights.length) return undefined;
  return { receipt, opening, closing, answers: Object.fromEntries(answers) as Record<Right, AnswerTemplate> };
}

function readTitled<T extends object>(
  folder: TemplateFolder,
  language: AnswerLanguage,
  place: string,
  shape: z.ZodType<T>,
): (T & ParsedTemplate) | undefined {
  const file = folder.find(`${language}/${place}`);
  if (!file) return undefined;
  const { frontMatter, body } = split(file.text);
  const front = folder.settle(readStrictYaml(frontMatter, file.name, shape));
  const parsed = parseTemplate(file.name, body, { language, gapsAllowed: place.startsWith('answers/') });
  folder.mistakes.push(...parsed.mistakes);
  return front && parsed.template && { ...front, ...parsed.template };
}

/** The files of `templates/` by their places in it, and what is wrong with them so far. */
class TemplateFolder {
  readonly mistakes: string[] = [];
  readonly #files: ReadonlyMap<string, TemplateFile>;
  readonly #root: string;

  constructor(files: readonly TemplateFile[]) {
    this.#files = new Map(files.map((file) => [file.name.replace(/^.*?templates\//, ''), file]));
    this.#root = /^.*?templates\//.exec(files[0]?.name ?? '')?.[0] ?? '';
    for (const [place, { name }] of this.#files) if (!places.includes(place)) this.mistakes.push(strayFile(place, name));
  }

  find(place: string): TemplateFile | undefined {
    const file = this.#files.get(place);
    if (!file) this.mistakes.push(`${this.#root}${place}: is missing; every language needs every template`);
    return file;
  }

  yaml<T>(place: string, shape: z.ZodType<T>): T | undefined {
    const file = this.find(place);
    return file && this.settle(readStrictYaml(file.text, file.name, shape));
  }

  settle<T>(read: YamlResult<T>): T | undefined {
    if (read.ok) return read.value;
    this.mistakes.push(...read.mistakes);
    return undefined;
  }
}

const places: readonly string[] = [
  'authority.yaml',
  'language-notes.yaml',
  'nb/digest.liquid',
  'en/digest.liquid',
  ...answerLanguages.flatMap((language) =>
    ['receipt', 'answer-opening', 'answer-closing', ...rights.map((right) => `answers/${right}`)].map(
      (name) => `${language}/${name}.liquid`,
    ),
  ),
];

function strayFile(place: string, name: string): string {
  const right = /^(?:nb|nn|en)\/answers\/(.+)\.liquid$/.exec(place)?.[1];
  if (right) return `${name}: found a template for the unknown right "${right}", allowed: ${rights.join(', ')}`;
  const allowed =
    'authority.yaml, language-notes.yaml, {nb,en}/digest, and {nb,nn,en}/ receipt, answer-opening, answer-closing, answers/<right>';
  return `${name}: found a file that no answer uses, allowed: ${allowed}`;
}

/** The head between two lines of `---`, and the rest; blank lines stand for what is cut away, so that both keep their line numbers. */
function split(text: string): { readonly frontMatter: string; readonly body: string } {
  const unix = text.replace(/\r\n/g, '\n');
  const head = /^---\n([\s\S]*?)^---\n/m.exec(unix);
  if (head?.index !== 0) return { frontMatter: '{}', body: unix };
  return { frontMatter: `\n${head[1]}`, body: head[0].replace(/[^\n]/g, '') + unix.slice(head[0].length) };
}

const line = z.string().trim().min(1).max(120);
const titleShape = z.strictObject({ title: line });
const noShape = z.strictObject({});
/** As long as what fits beside a tick box in Slack. */
const confirmText = z.string().trim().min(1).max(75);
const confirmId = z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'write it in small letters: copy-ready');
const answerShape = z.strictObject({
  name: line,
  title: line,
  asked: line,
  confirm: z.array(z.strictObject({ id: confirmId, nb: confirmText, en: confirmText })).min(1),
});
const authorityShape = z.strictObject({
  name: line,
  // DIG-13: still found in old privacy policies; a complaint sent there may come back.
  address: line.refine((address) => !address.includes('8177'), 'Postboks 8177 is the old address of Datatilsynet'),
  web: line,
  phone: line,
});
const note = z.string().trim().min(1);
const languageNotesShape = z.strictObject({ sv: note, da: note, de: note, other: note });

/** Staff confirm the same facts whatever language the person reads; a list that differs was changed in one language only. */
function unequalConfirmations({ wordings }: TemplateSet): string[] {
  return rights.flatMap((right) => {
    const [first, ...rest] = answerLanguages.map((language) => wordings[language].answers[right]);
    const unequal = rest.filter((answer) => JSON.stringify(answer.confirm) !== JSON.stringify(first?.confirm));
    return unequal.map(
      (answer) => `${answer.file}, confirm: differs from ${first?.file}, allowed: the same list in every language`,
    );
  });
}
