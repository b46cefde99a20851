import { describe, expect, it } from 'vitest';
import { fitWeights } from '../../scripts/weighing-parts/fit-weights.ts';
import { type Example, learn } from '../../scripts/weighing-parts/learn-weights.ts';
import type { Right } from '../../src/intents/classification.ts';

describe('fitting', () => {
  const loose = { lasso: 0, ridge: 0.001 };

  it('gives back the odds it is shown', () => {
    // Seen in four mails, three of which are so; of the other four one is.
    const { start, weights } = fitWeights([[0, 1, 2, 3]], [true, true, true, false, true, false, false, false], loose);

    expect(start).toBeCloseTo(Math.log(1 / 3), 1);
    expect(start + (weights[0] ?? 0)).toBeCloseTo(Math.log(3), 1);
  });

  it('gives no weight to a sign that tells nothing', () => {
    const isSo = [true, false, true, false, true, false, true, false];
    const { weights } = fitWeights(
      [
        [0, 2, 4, 6],
        [0, 1, 4, 5],
      ],
      isSo,
      { lasso: 0.5, ridge: 1 },
    );

    expect(weights[0]).toBeGreaterThan(0.5);
    expect(weights[1]).toBe(0);
  });

  it('shares the weight among signs that are always seen together', () => {
    const rows = [0, 1, 2];
    const { weights } = fitWeights([rows, rows], [true, true, true, false, false, false], { lasso: 0, ridge: 1 });

    expect(weights[0]).toBeCloseTo(weights[1] ?? 0, 1);
  });
});

describe('learning', () => {
  const mail = (labels: Right[], ...passages: string[][]): Example => ({
    mail: { labels },
    signs: {
      mail: new Set(passages.flat()),
      sentences: passages.map((signs) => new Set(signs)),
    },
  });
  const mails = Array.from({ length: 10 }, () => [
    mail(['erasure'], ['removing', 'me'], ['greeting']),
    mail(['access'], ['copying', 'me'], ['greeting']),
    mail([], ['greeting'], ['removing', 'bill']),
  ]).flat();
  const learnt = learn(mails, { rightRules: [] });

  it('finds what speaks for a right and what speaks against it', () => {
    expect(learnt.mail.signs.removing?.erasure).toBeGreaterThan(0.5);
    expect(learnt.mail.signs.copying?.access).toBeGreaterThan(0.5);
    expect(learnt.mail.signs.bill?.request).toBeLessThan(-0.5);
  });

  it('finds the passage that a right stands in, though nobody has said which', () => {
    expect(learnt.passage.signs.removing?.erasure).toBeGreaterThan(0.5);
    expect(learnt.passage.signs.greeting?.erasure ?? 0).toBeLessThan(0.2);
  });

  it('takes no notice of what is seen in hardly any mail', () => {
    const rare = learn([...mails, mail(['breach'], ['seldom']), mail(['breach'], ['seldom'])], { rightRules: [] });

    expect(rare.mail.signs.seldom).toBeUndefined();
  });

  it('always comes to the same', () => {
    expect(learn(mails, { rightRules: [] })).toEqual(learnt);
  });
});
