import { askedQuestions } from '../cases/letters.ts';
import type { Organisation } from '../cases/organisation.ts';
import { type Right, rights } from '../intents/classification.ts';
import type { ReplyFacts } from '../workflow/ports.ts';
import { lineOf } from './reply-writer.ts';
import { extremeFacts, sampleAlerts, sampleDigests, sampleFacts, sampleValues } from './sample-facts.ts';
import { type Authority, alertFacts, digestFacts, templateFacts } from './template-facts.ts';
import { fillFields } from './template-fields.ts';
import {
  type AnswerLanguage,
  allowedFilters,
  allowedTags,
  answerLanguages,
  fill,
  type ParsedTemplate,
  parse,
} from './template-language.ts';
import { type Passage, type TemplateSet, type Wording, wordingsOf } from './template-set.ts';

/** What can be said about one template by itself: its tags, filters, gaps and the rights it asks about. */
export function parseTemplate(
  file: string,
  body: string,
  { language, gapsAllowed }: { readonly language: AnswerLanguage; readonly gapsAllowed: boolean },
): { readonly template: ParsedTemplate | undefined; readonly mistakes: readonly string[] } {
  const mistakes = [...gapMistakes(file, body, gapsAllowed), ...listMistakes(file, body)];
  try {
    return { template: parse(body, file, language), mistakes };
  } catch (error) {
    return { template: undefined, mistakes: [...mistakes, liquidMistake(file, error)] };
  }
}

/** A gap `[[…]]` keeps an answer from being sent until a person has filled it. Mails that go out by themselves have no such person. */
function gapMistakes(file: string, body: string, allowed: boolean): string[] {
  return body.split('\n').flatMap((text, index) => {
    const at = `${file}, line ${index + 1}: found`;
    const rest = text.replace(/\[\[[^[\]]+\]\]/g, '');
    if (/\[\[|\]\]/.test(rest)) return [`${at} half a gap, allowed: [[what to write here]] on one line`];
    return !allowed && rest !== text ? [`${at} a gap, allowed: only in answers/ and outcomes/, where a person fills it`] : [];
  });
}

/** A misspelt entry would be found in no list, and its text never seen. */
function listMistakes(file: string, body: string): string[] {
  const lists: Readonly<Record<string, readonly string[]>> = { rights, questions: askedQuestions };
  return body.split('\n').flatMap((text, index) =>
    [...text.matchAll(/\b(rights|questions)\s+contains\s+["'](.*?)["']/g)].flatMap(([, list = '', entry = '']) => {
      const allowed = lists[list] ?? [];
      if (allowed.includes(entry)) return [];
      const what = list === 'rights' ? 'right' : 'question';
      return [`${file}, line ${index + 1}: found the ${what} "${entry}", allowed: ${allowed.join(', ')}`];
    }),
  );
}

/** Fills every template with every sample; what cannot be filled would one day have kept an answer from being written. */
export function fillWithSamples(templates: TemplateSet, organisations: readonly Organisation[]): readonly string[] {
  const trial = new Trial();
  for (const organisation of organisations) {
    const { letters, digests, alerts } = wordingsOf(templates, organisation.id);
    const known = { authority: templates.authority, trial };
    // What else is sent knows little of a company: those with templates of their own, and one of the others, are enough.
    const thorough = organisation === organisations[0] || templates.own.has(organisation.id);
    const replies = [...sampleFacts(organisation), ...(thorough ? extremeFacts(organisation) : [])];
    for (const language of answerLanguages) {
      for (const reply of replies) {
        tryAnswers(letters[language], language, reply, known);
        if (thorough) tryOtherLetters(letters[language], language, reply, known);
      }
    }
    for (const language of ['nb', 'en'] as const) {
      for (const alert of sampleAlerts) trial.fill(alerts[language], alertFacts(organisation, alert));
      for (const digest of sampleDigests) {
        const nameOf = (right: Right) => letters[language].answers[right].name;
        trial.fill(digests[language], digestFacts(organisation, digest, nameOf));
      }
    }
  }
  return trial.mistakes;
}

type Known = { readonly authority: Authority; readonly trial: Trial };

function tryAnswers(wording: Wording, language: AnswerLanguage, reply: ReplyFacts, known: Known): void {
  const { receipt, answerOpening, answerClosing, letterOpening, letterClosing, answers } = wording;
  for (const part of [receipt, answerOpening, answerClosing, letterOpening, letterClosing]) {
    known.trial.fill(part, templateFacts(reply, language, surroundings(wording, reply, known)));
  }
  for (const right of reply.rights) tryPassage({ passage: answers[right], right }, wording, language, reply, known);
}

function tryOtherLetters(wording: Wording, language: AnswerLanguage, reply: ReplyFacts, known: Known): void {
  const [only, ...others] = reply.rights;
  if (only && others.length === 0) {
    for (const passage of Object.values(wording.outcomes)) tryPassage({ passage, right: only }, wording, language, reply, known);
    return;
  }
  for (const passage of Object.values(wording.letters)) tryPassage({ passage }, wording, language, reply, known);
  const around = surroundings(wording, reply, known);
  for (const notice of Object.values(wording.notices)) known.trial.fill(notice, templateFacts(reply, language, around));
  for (const part of [wording.letterOpening, wording.letterClosing]) {
    known.trial.fill(part, templateFacts(reply, language, { ...around, toRequester: false }));
    known.trial.fill(part, templateFacts(reply, language, { ...around, unasked: true }));
  }
}

function tryPassage(
  { passage, right }: { readonly passage: Passage; readonly right?: Right },
  wording: Wording,
  language: AnswerLanguage,
  reply: ReplyFacts,
  known: Known,
): void {
  const { organisation } = reply;
  for (const [i, values] of sampleValues(passage.fields, right).entries()) {
    const fields = fillFields(passage.fields, { right, values, organisation }).filled;
    const line = lineOf(wording, { passage, ...(right ? { right } : {}), partly: i > 0 });
    known.trial.fill(passage, templateFacts(reply, language, { ...surroundings(wording, reply, known), line, fields }));
  }
}

const surroundings = ({ answers }: Wording, { rights: asked, rest }: ReplyFacts, { authority }: Known) => ({
  authority,
  asked: asked.map((right) => answers[right].asked),
  rest: rest.map((right) => answers[right].asked),
  toRequester: true,
});

/** Templates as they are tried out, and what was wrong with them. */
class Trial {
  readonly #found = new Set<string>();
  readonly #known = new Map<ParsedTemplate, boolean>();

  get mistakes(): readonly string[] {
    return [...this.#found];
  }

  fill(template: ParsedTemplate, facts: object): void {
    if (!this.#knowsItsVariables(template, facts)) return;
    try {
      const text = fill(template, facts);
      const bare = /\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0];
      if (bare) this.#found.add(`${template.file}: found a date in figures (${bare}), allowed: {{ today | date }}`);
    } catch (error) {
      this.#found.add(liquidMistake(template.file, error));
    }
  }

  /** The names that facts have are the same for every organisation, so that looking once is enough. */
  #knowsItsVariables(template: ParsedTemplate, facts: object): boolean {
    const before = this.#known.get(template);
    if (before !== undefined) return before;
    const unknown = unknownVariables(template, facts);
    for (const mistake of unknown) this.#found.add(mistake);
    this.#known.set(template, unknown.length === 0);
    return unknown.length === 0;
  }
}

/** Also those in a branch that no sample walks. */
function unknownVariables({ file, engine, parts }: ParsedTemplate, facts: object): string[] {
  const names = namesOf(facts);
  const used = Object.values(engine.analyzeSync(parts).globals).flat();
  return used
    .filter((variable) => !names.has(variable.segments.slice(0, 2).join('.')) && !names.has(String(variable.segments[0])))
    .map(
      (variable) => `${file}, line ${variable.location.row}: found the variable "${variable}", allowed: ${[...names].join(', ')}`,
    );
}

/** `today`, `organisation.name`: a group by itself is no name. */
function namesOf(facts: object): ReadonlySet<string> {
  const groups: readonly string[] = ['organisation', 'authority', 'fields'];
  return new Set(
    Object.entries(facts).flatMap(([name, value]) =>
      groups.includes(name) ? Object.keys(value ?? {}).map((inner) => `${name}.${inner}`) : [name],
    ),
  );
}

function liquidMistake(file: string, error: unknown): string {
  if (!(error instanceof Error)) return `${file}: ${String(error)}`;
  const line = /, line:(\d+)/.exec(error.message)?.[1];
  return `${file}${line ? `, line ${line}` : ''}: ${inPlainWords(error.message.replace(/, (file:|line:).*/s, ''))}`;
}

function inPlainWords(message: string): string {
  const tag = /^tag "?(.+?)"? not found/.exec(message)?.[1];
  if (tag) return `found the tag "${tag}", allowed: ${allowedTags.join(', ')}`;
  const filter = /^undefined filter: (.+)/.exec(message)?.[1];
  if (filter) return `found the filter "${filter}", allowed: ${allowedFilters.join(', ')}`;
  const variable = /^undefined variable: (.+)/.exec(message)?.[1];
  if (variable) return `found the variable "${variable}", which is not known here`;
  return message;
}
