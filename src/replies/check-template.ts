import type { Organisation } from '../cases/organisation.ts';
import { type Right, rights } from '../intents/classification.ts';
import { sampleDigests, sampleFacts } from './sample-facts.ts';
import { digestFacts, templateFacts } from './template-facts.ts';
import {
  type AnswerLanguage,
  allowedFilters,
  allowedTags,
  answerLanguages,
  fill,
  type ParsedTemplate,
  parse,
} from './template-language.ts';
import type { TemplateSet } from './template-set.ts';

/** What can be said about one template by itself: its tags, filters, gaps and the rights it asks about. */
export function parseTemplate(
  file: string,
  body: string,
  { language, gapsAllowed }: { readonly language: AnswerLanguage; readonly gapsAllowed: boolean },
): { readonly template: ParsedTemplate | undefined; readonly mistakes: readonly string[] } {
  const mistakes = [...gapMistakes(file, body, gapsAllowed), ...rightMistakes(file, body)];
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
    return !allowed && rest !== text ? [`${at} a gap, allowed: only in answers/, where a person fills it`] : [];
  });
}

function rightMistakes(file: string, body: string): string[] {
  const known: readonly string[] = rights;
  return body
    .split('\n')
    .flatMap((text, index) =>
      [...text.matchAll(/\brights\s+contains\s+["'](.*?)["']/g)]
        .filter(([, right = '']) => !known.includes(right))
        .map(([, right]) => `${file}, line ${index + 1}: found the right "${right}", allowed: ${rights.join(', ')}`),
    );
}

/** Fills every template with every sample; what cannot be filled would one day have kept an answer from being written. */
export function fillWithSamples(
  { wordings, digests, authority }: TemplateSet,
  organisations: readonly Organisation[],
): readonly string[] {
  const found = new Set<string>();
  for (const language of answerLanguages) {
    const { receipt, opening, closing, answers } = wordings[language];
    for (const reply of organisations.flatMap(sampleFacts)) {
      const asked = reply.rights.map((right) => answers[right].asked);
      const facts = (right?: Right) => templateFacts(reply, language, { authority, asked, right });
      for (const template of [receipt, opening, closing]) tryOut(template, facts(), found);
      for (const right of reply.rights) tryOut(answers[right], facts(right), found);
    }
  }
  for (const language of ['nb', 'en'] as const) {
    for (const digest of sampleDigests) {
      const nameOf = (right: Right) => wordings[language].answers[right].name;
      for (const organisation of organisations) tryOut(digests[language], digestFacts(organisation, digest, nameOf), found);
    }
  }
  return [...found];
}

function tryOut(template: ParsedTemplate, facts: object, found: Set<string>): void {
  const unknown = unknownVariables(template, facts);
  for (const mistake of unknown) found.add(mistake);
  if (unknown.length > 0) return;
  try {
    const text = fill(template, facts);
    const bare = /\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0];
    if (bare) found.add(`${template.file}: found a date in figures (${bare}), allowed: {{ today | date }}`);
  } catch (error) {
    found.add(liquidMistake(template.file, error));
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
  const groups: readonly string[] = ['organisation', 'authority'];
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
