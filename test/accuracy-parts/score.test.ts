import { describe, expect, it } from 'vitest';
import type { Answer, LabelledMail } from '../../scripts/accuracy-parts/labelled-mail.ts';
import { precision, recall, scoreOf } from '../../scripts/accuracy-parts/score.ts';
import type { Right } from '../../src/intents/classification.ts';

const mail = (id: string, ...labels: Right[]): LabelledMail => ({
  id,
  organisation: 'digfo',
  lang: 'nb',
  from: 'Kari Nordmann <kari@example.no>',
  subject: '',
  body: '',
  labels,
});
const answer = (id: string, disposition: Answer['disposition'], ...rights: Right[]): Answer => ({
  id,
  disposition,
  language: 'nb',
  rights,
});

describe('a score', () => {
  it('calls a request exact only where the whole set of rights is right', () => {
    const mails = [mail('a', 'access', 'erasure'), mail('b', 'erasure'), mail('c', 'erasure')];
    const answers = [
      answer('a', 'request', 'access'),
      answer('b', 'request', 'erasure'),
      answer('c', 'request', 'erasure', 'access'),
    ];

    expect(scoreOf(mails, answers).exact).toBe(1);
  });

  it('calls a request missed where no person would see it, and left where one decides', () => {
    const mails = [mail('a', 'access'), mail('b', 'access'), mail('c', 'access')];
    const score = scoreOf(mails, [answer('a', 'other'), answer('b', 'automatic'), answer('c', 'unsure', 'access')]);

    expect(score).toMatchObject({ missed: 2, unsure: 1, exact: 0 });
  });

  it('counts a mail that nobody answered as missed', () => {
    expect(scoreOf([mail('a', 'access')], []).missed).toBe(1);
  });

  it('calls a mail that is no request a false alarm only where it was taken for one', () => {
    const score = scoreOf([mail('a'), mail('b')], [answer('a', 'request', 'access'), answer('b', 'unsure', 'access')]);

    expect(score).toMatchObject({ falseAlarms: 1, requests: 0 });
  });

  it('does not count the rights that an unsure answer only names as possible', () => {
    expect(scoreOf([mail('a', 'access')], [answer('a', 'unsure', 'access')]).byRight.access).toEqual({
      hit: 0,
      tooMany: 0,
      lacking: 1,
    });
  });
});

it('precision and recall are unknown, not perfect, where there is nothing to count', () => {
  const nothing = { hit: 0, tooMany: 0, lacking: 0 };

  expect([precision(nothing), recall(nothing)]).toEqual([undefined, undefined]);
});
