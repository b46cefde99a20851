import { z } from 'zod';
import { readStrictYaml } from '../strict-yaml.ts';
import { rights } from './classification.ts';
import { openRules, packRules } from './packed-rules.ts';
import { readPattern, wordNumbers } from './patterns.ts';
import {
  type Concept,
  type KindRule,
  type Pattern,
  type RightRule,
  type RuleBook,
  reaches,
  scopes,
  speakerConcept,
  sureness,
} from './rule-book.ts';
import { type LearntWeights, questions } from './weights.ts';
import { type WordLanguage, wordLanguages } from './word-tests.ts';

export type RulesRead =
  | { readonly ok: true; readonly rules: RuleBook; readonly packed: string }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/**
 * Reads all rule files together, for rules name concepts of other files.
 * A file holds `concepts:` (what people say), `right:` with `rules:` (what makes a mail a request) or `kinds:` (what makes it none).
 * @param files name for the messages, and text; nothing is read from disk here
 * @returns the rules, and the same packed for the next start; or every mistake in every file: file, line, what was found, what is allowed
 */
export function readRules(files: readonly { readonly name: string; readonly text: string }[]): RulesRead {
  const mistakes: string[] = [];
  const numbers = wordNumbers();
  const concepts = new Map<string, Concept>();
  const rightRules: RightRule[] = [];
  const kindRules: KindRule[] = [];
  const realWords = new Set<string>();
  let weights: LearntWeights | undefined;
  const namedAt: { file: string; concept: string; where: string }[] = [];

  for (const file of files) {
    if (/^concepts:/m.test(file.text)) readConcepts(file);
    else if (/^right:/m.test(file.text)) readRightRules(file);
    else if (/^kinds:/m.test(file.text)) readKinds(file);
    else if (/^weights:/m.test(file.text)) readWeights(file);
    else
      mistakes.push(
        `${file.name}, line 1: found none of "concepts:", "right:", "kinds:" and "weights:"; one of them says what the file holds`,
      );
  }
  // What a broken file explains is missing everywhere else; the cause is enough to tell.
  if (mistakes.length > 0) return { ok: false, mistakes };

  if (concepts.size > 0 && !concepts.has(speakerConcept)) {
    mistakes.push(`No file explains the concept "${speakerConcept}" (I, my, our …), which tells people from newsletters`);
  }
  for (const { file, concept, where } of namedAt) {
    if (!concepts.has(concept))
      mistakes.push(`${file}, ${where}: found the concept "${concept}"${didYouMean(concept, [...concepts.keys()])}`);
  }
  const circle = mistakes.length === 0 ? circleIn(concepts) : undefined;
  if (circle) mistakes.push(`The concepts ${circle.join(' → ')} are explained by each other; one of them has to do without`);
  if (mistakes.length > 0) return { ok: false, mistakes };

  const packed = packRules({
    concepts: [...concepts.values()],
    rightRules,
    kindRules,
    wordTests: numbers.tests,
    realWords,
    weights,
  });
  return { ok: true, rules: openRules(packed), packed };

  function readConcepts({ name: file, text }: { name: string; text: string }): void {
    const read = readStrictYaml(text, file, conceptFile);
    if (!read.ok) return void mistakes.push(...read.mistakes);
    for (const word of read.value['real-words'] ?? []) realWords.add(word);
    for (const [name, entry] of Object.entries(read.value.concepts)) {
      if (concepts.has(name))
        mistakes.push(`${file}, concept ${name}: found it a second time; a concept stands in one file only`);
      const take = (lists: Lists) => readLists(lists, { file, where: `concept ${name}`, text });
      const oppositeOf = entry['opposite-of'] ?? [];
      for (const concept of oppositeOf) namedAt.push({ file, concept, where: `concept ${name}` });
      concepts.set(name, {
        name,
        means: entry.means,
        patterns: take(entry),
        except: entry.except ? take(entry.except) : [],
        oppositeOf,
      });
    }
  }

  function readLists(lists: Lists, place: { file: string; where: string; text: string }): Pattern[] {
    return wordLanguages.flatMap((language) => (lists[language] ? readList(lists[language], language, place) : []));
  }

  function readList(list: string, language: WordLanguage, place: { file: string; where: string; text: string }): Pattern[] {
    return list
      .split(',')
      .map((written) => written.trim())
      .filter((written) => written !== '')
      .flatMap((written) => {
        const read = readPattern(written, language, numbers);
        if (!read.ok) {
          const line = lineOf(place.text, written);
          mistakes.push(
            `${place.file}, line ${line}, ${place.where}, ${language}: found "${read.found}", allowed: ${patternHelp}`,
          );
          return [];
        }
        for (const element of read.pattern.elements) {
          if (element.kind === 'one-of') for (const concept of element.concepts) namedAt.push({ ...place, concept });
        }
        return [read.pattern];
      });
  }

  function readWeights({ name: file, text }: { name: string; text: string }): void {
    const read = readStrictYaml(text, file, weightsFile);
    if (!read.ok) return void mistakes.push(...read.mistakes);
    if (weights) return void mistakes.push(`${file}, line 1: found weights a second time; one file holds them all`);
    weights = read.value.weights;
  }

  function readRightRules({ name: file, text }: { name: string; text: string }): void {
    const read = readStrictYaml(text, file, rightFile);
    if (!read.ok) return void mistakes.push(...read.mistakes);
    const { right, rules } = read.value;
    for (const rule of rules) {
      const condition = conditionOf(rule, `${right}/${rule.id}`, file);
      if ([...rightRules].some(({ id }) => id === condition.id)) mistakes.push(`${file}, rule ${rule.id}: found this id twice`);
      rightRules.push({ ...condition, right, sure: rule.sure, neverSortedAway: rule['never-sorted-away'] ?? false });
    }
  }

  function readKinds({ name: file, text }: { name: string; text: string }): void {
    const read = readStrictYaml(text, file, kindFile);
    if (!read.ok) return void mistakes.push(...read.mistakes);
    for (const { kind, automatic, rules } of read.value.kinds) {
      for (const rule of rules) {
        const holdsBack = rule['holds-back'] ?? [];
        kindRules.push({
          ...conditionOf(rule, `${kind}/${rule.id}`, file),
          kind,
          automatic: automatic ?? false,
          holdsBack: holdsBack.includes('everything') ? [...rights] : holdsBack.filter((right) => right !== 'everything'),
          holdsIn: rule['holds-in'] ?? 'sentence',
          holdsUpTo: rule['holds-up-to'] ?? ((rule['holds-in'] ?? 'sentence') === 'sentence' ? 'certain' : 'likely'),
        });
      }
    }
  }

  function conditionOf(rule: ConditionRead, id: string, file: string) {
    const all = rule.all.map((choice) => choice.split(/\s+or\s+/).map((concept) => concept.trim()));
    const condition = {
      id,
      because: rule.because,
      all,
      not: rule.not ?? [],
      with: rule.with ?? [],
      without: rule.without ?? [],
      near: rule.near ?? 16,
      in: rule.in ?? 'sentence',
    } as const;
    for (const concept of [...all.flat(), ...condition.not, ...condition.with, ...condition.without]) {
      namedAt.push({ file, concept, where: `rule ${rule.id}` });
    }
    return condition;
  }
}

const patternHelp =
  'words, <concepts>, choices with "/", "…" (up to five) or "……" (up to twelve) between words, "*" for the open end of three letters or more, "=" for exactly so';
const listsOf = Object.fromEntries(wordLanguages.map((language) => [language, z.string().optional()])) as Record<
  WordLanguage,
  z.ZodOptional<z.ZodString>
>;
type Lists = Partial<Record<WordLanguage, string | undefined>>;

const conceptName = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a name of small letters, digits and hyphens is needed');
const conceptFile = z.strictObject({
  'real-words': z.array(z.string()).optional(),
  concepts: z.record(
    conceptName,
    z.strictObject({
      means: z.string().min(3),
      'opposite-of': z.array(conceptName).optional(),
      ...listsOf,
      except: z.strictObject(listsOf).optional(),
    }),
  ),
});
const condition = {
  id: conceptName,
  because: z.string().min(3),
  all: z.array(z.string().min(1)).min(1),
  not: z.array(z.string()).optional(),
  with: z.array(z.string()).optional(),
  without: z.array(z.string()).optional(),
  near: z.number().int().min(1).max(60).optional(),
  in: z.enum(scopes).optional(),
};
type ConditionRead = z.infer<ReturnType<typeof z.strictObject<typeof condition>>>;
const rightFile = z.strictObject({
  right: z.enum(rights),
  rules: z.array(z.strictObject({ ...condition, sure: z.enum(sureness), 'never-sorted-away': z.boolean().optional() })).min(1),
});
const kindFile = z.strictObject({
  kinds: z.array(
    z.strictObject({
      kind: z.string().regex(/^[a-z][a-z_]*$/, 'a name of small letters and _ is needed'),
      automatic: z.boolean().optional(),
      rules: z
        .array(
          z.strictObject({
            ...condition,
            'holds-back': z.array(z.enum([...rights, 'everything'])).optional(),
            'holds-in': z.enum(reaches).optional(),
            'holds-up-to': z.enum(sureness).optional(),
          }),
        )
        .min(1),
    }),
  ),
});

const scale = z.strictObject({
  start: z.record(z.enum(questions), z.number()),
  signs: z.record(z.string(), z.partialRecord(z.enum(questions), z.number())),
});
const weightsFile = z.strictObject({ weights: z.strictObject({ known: z.array(z.string()), mail: scale, passage: scale }) });

/** Concepts may be built of others, but not of themselves. */
function circleIn(concepts: ReadonlyMap<string, Concept>): string[] | undefined {
  const done = new Set<string>();
  for (const name of concepts.keys()) {
    const circle = follow(name, []);
    if (circle) return circle;
  }
  return undefined;

  function follow(name: string, path: readonly string[]): string[] | undefined {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return undefined;
    const concept = concepts.get(name);
    for (const pattern of [...(concept?.patterns ?? []), ...(concept?.except ?? [])]) {
      for (const element of pattern.elements) {
        if (element.kind !== 'one-of') continue;
        for (const inner of element.concepts) {
          // In its exceptions a concept may name itself: "not <removing>" is no removing.
          if (inner === name && concept?.except.includes(pattern)) continue;
          const circle = follow(inner, [...path, name]);
          if (circle) return circle;
        }
      }
    }
    done.add(name);
    return undefined;
  }
}

function lineOf(text: string, written: string): number {
  const at = text.indexOf(written);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}

function didYouMean(name: string, known: readonly string[]): string {
  const near = known
    .filter((other) => other.includes(name) || name.includes(other) || other.slice(0, 4) === name.slice(0, 4))
    .slice(0, 5);
  return `, which no file explains${near.length > 0 ? `; near are: ${near.join(', ')}` : ''}`;
}
