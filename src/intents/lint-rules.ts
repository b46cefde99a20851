import type { Concept, Condition, Pattern, RuleBook } from './rule-book.ts';
import { questionConcepts, speakerConcept } from './rule-book.ts';

/**
 * What is wrong with a rule book that reads well: parts that can do nothing, and words that mean two opposite things.
 * @returns a plain sentence for each, or none
 */
export function lintRules(rules: RuleBook): string[] {
  const conditions: readonly Condition[] = [...rules.rightRules, ...rules.kindRules];
  return [
    ...deadConcepts(rules, conditions),
    ...deadRules(conditions),
    ...deadWeights(rules, conditions),
    ...repeatedWords(rules),
    ...contradictions(rules),
  ];
}

/** The rules that fit none of these; `fired` are the ids of all rules that were seen to fit. */
export function unexercisedRules(rules: RuleBook, fired: ReadonlySet<string>): string[] {
  return [...rules.rightRules, ...rules.kindRules].map(({ id }) => id).filter((id) => !fired.has(id));
}

function deadConcepts(rules: RuleBook, conditions: readonly Condition[]): string[] {
  const waiting = [
    speakerConcept,
    ...questionConcepts,
    ...conditions.flatMap((rule) => [...rule.all.flat(), ...rule.not, ...rule.with, ...rule.without]),
  ];
  const used = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    const concept = rules.concepts.get(name);
    if (concept) waiting.push(...[...concept.patterns, ...concept.except].flatMap(conceptsIn));
  }
  return [...rules.concepts.keys()]
    .filter((name) => !used.has(name) && !hasWeight(name, rules))
    .map((name) => `The concept ${name} has no weight and is named by no rule, nor by a concept that a rule names`);
}

const hasWeight = (name: string, { weights }: RuleBook) => weights.mail.bySign.has(name) || weights.passage.bySign.has(name);

const conceptsIn = ({ elements }: Pattern): string[] =>
  elements.flatMap((element) => (element.kind === 'one-of' ? element.concepts : []));

function deadRules(conditions: readonly Condition[]): string[] {
  return conditions.flatMap((rule) =>
    rule.all
      .filter((choice) => choice.every((concept) => rule.not.includes(concept) || rule.without.includes(concept)))
      .map((choice) => `The rule ${rule.id} can never fit: it wants ${choice.join(' or ')}, and will not have it`),
  );
}

/** What has been taken out since the weights were learnt. */
function deadWeights({ concepts, weights }: RuleBook, conditions: readonly Condition[]): string[] {
  const names = new Set([...concepts.keys(), ...conditions.map(({ id }) => id)]);
  return [...new Set([...weights.mail.bySign.keys(), ...weights.passage.bySign.keys()])]
    .filter((sign) => !sign.startsWith('word/') && !names.has(sign))
    .map((sign) => `The weights name ${sign}, which is no concept and no rule; \`npm run weigh\` makes them anew`);
}

function repeatedWords(rules: RuleBook): string[] {
  return [...rules.concepts.values()].flatMap((concept) =>
    [concept.patterns, concept.except].flatMap((list) => {
      const seen = new Set<string>();
      return list.flatMap((pattern) => {
        const key = keyOf(pattern);
        if (seen.has(key)) return [`The concept ${concept.name} has "${pattern.written}" (${pattern.language}) twice`];
        seen.add(key);
        return [];
      });
    }),
  );
}

/** "behold" cannot both keep and remove; the rule files say which concepts are opposites. */
function contradictions(rules: RuleBook): string[] {
  return [...rules.concepts.values()].flatMap((concept) =>
    concept.oppositeOf.flatMap((name) => sharedWords(concept, rules.concepts.get(name))),
  );
}

function sharedWords(concept: Concept, opposite: Concept | undefined): string[] {
  const theirs = new Set(opposite?.patterns.map(keyOf));
  return concept.patterns
    .filter((pattern) => theirs.has(keyOf(pattern)))
    .map(
      (pattern) => `"${pattern.written}" (${pattern.language}) stands in ${concept.name} and in its opposite ${opposite?.name}`,
    );
}

const keyOf = ({ language, written }: Pattern) => `${language} ${written}`;
