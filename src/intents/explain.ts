import type { Message } from '../message/message.ts';
import { rights } from './classification.ts';
import { asRequest, asRight, judge, worthALook } from './classify.ts';
import type { RuleBook } from './rule-book.ts';
import { signsIn } from './signs.ts';
import { shares } from './weigh.ts';

/**
 * The whole reasoning as text for a person: what was cut from the mail, which concepts were seen in which sentence,
 * which rules fitted, which were held back and by what, and what came of it.
 */
export function explain(message: Message, rules: RuleBook): string {
  const { classification, reading, findings, signs, weighing } = judge(message, rules);
  const lines: string[] = [];
  const heading = (text: string) => lines.push('', text, '-'.repeat(text.length));

  heading('What comes of it');
  lines.push(`${classification.disposition}${classification.kind ? ` (${classification.kind})` : ''}: ${classification.reason}`);
  for (const { right, confidence, evidence } of classification.rights) {
    lines.push(`${right}, ${percent(confidence)}: ${evidence.map(({ text }) => `"${text}"`)[0] ?? ''}`);
  }

  heading('What was read');
  for (const { kind, text } of message.cut) lines.push(`cut as ${kind}: ${shortened(text)}`);
  if (message.cut.length === 0) lines.push('nothing was cut from the text');
  if (message.automatic) lines.push(`sign of a machine: ${message.automatic.kind}, ${message.automatic.why}`);
  lines.push(`language: ${classification.language}; words counted: ${[...reading.languages].join(', ')}`);

  heading('Rules that fit');
  for (const { rule, words, sentences } of findings.found) {
    lines.push(`${rule.id} (${rule.sure}), sentence ${listOf(sentences)}: it ${rule.because}: "${words}"`);
  }
  for (const { rule, words, sentences } of findings.kinds) {
    lines.push(`${rule.id}, sentence ${listOf(sentences)}: it ${rule.because}: "${words}"`);
  }
  if (findings.found.length + findings.kinds.length === 0) lines.push('none');

  heading('Rules held back, which weigh nothing here');
  for (const { match, by } of findings.heldBack)
    lines.push(`${match.rule.id} fits "${match.words}", but ${by.rule.id}: it ${by.rule.because}`);
  if (findings.heldBack.length === 0) lines.push('none');

  heading('What weighs');
  lines.push(
    'Rules and concepts seen below are laid on the scale together, each with a weight learnt from labelled mails, for or against.',
    `A mail is a request from ${percent(asRequest)} on, and shown to a person from ${percent(worthALook)} on; a right is proposed from ${percent(asRight)} on.`,
  );
  const { mail, passage } = rules.weights;
  lines.push(`a request: ${percent(weighing.request)}`, ...told(shares(signs.mail, mail, 'request'), 'the mail'));
  for (const right of rights) {
    const { likely, passage: strongest } = weighing.rights[right];
    if (likely < worthTelling) continue;
    lines.push(`${right}: ${percent(likely)}`, ...told(shares(signs.mail, mail, right), 'the mail'));
    lines.push(...told(shares(signsIn(signs, strongest), passage, right), `sentence ${listOf(strongest)}`));
  }

  heading('What was seen in it');
  reading.sentences.forEach((sentence, at) => {
    lines.push(`${at + 1}${sentence.part === 'subject' ? ' (subject)' : ''}  ${sentence.text}`);
    for (const [name, [span]] of [...(reading.seen[at] ?? [])].sort()) {
      const [first, last] = span ? [sentence.tokens[span.from], sentence.tokens[span.to]] : [];
      if (first && last) lines.push(`     ${name}: "${sentence.text.slice(first.start, last.end)}"`);
    }
  });
  return `${lines.slice(1).join('\n')}\n`;
}

/** Rights less likely than this are not told of. */
const worthTelling = 0.05;

const percent = (likely: number) => `${Math.round(likely * 100)} %`;

/** "   the mail, for it: removing +0.90, my-account +0.61" */
function told(found: ReturnType<typeof shares>, where: string): string[] {
  const line = (what: string, some: typeof found) =>
    some.length === 0
      ? []
      : [
          `     ${where}, ${what}: ${some
            .slice(0, 8)
            .map(({ sign, weight }) => `${sign} ${weight > 0 ? '+' : ''}${weight}`)
            .join(', ')}${some.length > 8 ? `, and ${some.length - 8} more` : ''}`,
        ];
  return [
    ...line(
      'for it',
      found.filter(({ weight }) => weight > 0),
    ),
    ...line('against it', found.filter(({ weight }) => weight < 0).reverse()),
  ];
}

const shortened = (text: string) => (text.length > 200 ? `${text.slice(0, 197)}…` : text).replaceAll('\n', ' ↵ ');
const listOf = (sentences: readonly number[]) =>
  [...sentences]
    .sort((a, b) => a - b)
    .map((at) => at + 1)
    .join(', ');
