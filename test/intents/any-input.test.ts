import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMails } from '../../scripts/accuracy-parts/labelled-mail.ts';
import { rights } from '../../src/intents/classification.ts';
import { classify } from '../../src/intents/classify.ts';
import { sentencesOf } from '../../src/intents/sentences.ts';
import { loadRules } from '../../src/load-rules.ts';
import { messageWith } from '../support/messages.ts';

const rules = await loadRules();
const bodies = readMails(new URL('../mails/labelled/round-01.jsonl', import.meta.url).pathname).map(({ body }) => body);

/** Real mails cut off, sewn together, shuffled word by word, or with letters lost on the way. */
const damaged = fc
  .tuple(
    fc.constantFrom(...bodies),
    fc.constantFrom(...bodies),
    fc.nat(2000),
    fc.constantFrom('cut', 'spliced', 'shuffled', 'latin1'),
  )
  .map(([one, other, at, how]) => {
    if (how === 'cut') return one.slice(0, at);
    if (how === 'spliced') return one.slice(0, at) + other.slice(at / 2);
    if (how === 'latin1') return Buffer.from(one, 'utf8').toString('latin1');
    return one
      .split(/\s+/)
      .sort((a, b) => ((a.length * 7 + at) % 11) - ((b.length * 7 + at) % 11))
      .join(' ');
  });

describe('whatever a mail holds', () => {
  it('a verdict comes of it, and every right in it has words that stand in the mail', () => {
    fc.assert(
      fc.property(
        fc.oneof(damaged, fc.string({ unit: 'binary', maxLength: 500 })),
        fc.string({ maxLength: 60 }),
        (text, subjectLine) => {
          const { disposition, rights: found } = classify(messageWith(text, { subjectLine }), rules);

          expect(['request', 'unsure', 'other', 'automatic']).toContain(disposition);
          for (const { right, evidence } of found) {
            expect(rights).toContain(right);
            expect(evidence.length).toBeGreaterThan(0);
            for (const words of evidence.flatMap((one) => one.text.split('…')))
              expect(seen(`${subjectLine}\n${text}`)).toContain(seen(words));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('of a mail made to be long', () => {
  const million = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length));

  it.each(['slett ', 'slett meg. ', '"slett meg nå ', '01', 'slett-', '- slett:\n', '«', ' ', '\n'])(
    '%j: no more is read than ten pages',
    (text) => {
      const sentences = sentencesOf('', million(text));

      expect(sentences.length).toBeLessThanOrEqual(1000);
      expect(Math.max(0, ...sentences.map((sentence) => sentence.text.length))).toBeLessThanOrEqual(1500);
      expect(sentences.reduce((sum, { text: { length } }) => sum + length, 0)).toBeLessThanOrEqual(30_000);
    },
  );

  it('a person reads the rest, where no right was found in what was read', () => {
    expect(classify(messageWith(million('Lorem ipsum dolor. ')), rules).disposition).toBe('unsure');
  });
});

/** As it is read: without blanks, which lines are joined by, and marks that nobody sees. */
function seen(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}|\s|…/gu, '');
}
