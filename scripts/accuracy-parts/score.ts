import { type Right, rights } from '../../src/intents/classification.ts';
import type { Answer, LabelledMail } from './labelled-mail.ts';

/** Counts, never percentages: those who print them know of what. */
export type Score = {
  readonly mails: number;
  readonly requests: number;
  /** Requests for which exactly the labelled rights were claimed. */
  readonly exact: number;
  /** Requests that no person would have been shown. */
  readonly missed: number;
  /** Mails that are no request, taken for one. */
  readonly falseAlarms: number;
  /** Left to a person, request or not. */
  readonly unsure: number;
  readonly languageRight: number;
  readonly byRight: Readonly<Record<Right, Counts>>;
};
export type Counts = { readonly hit: number; readonly tooMany: number; readonly lacking: number };

/** Answers are found by id; a mail without an answer counts as missed, or as rightly left alone. */
export function scoreOf(mails: readonly LabelledMail[], answers: readonly Answer[]): Score {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const judged = mails.map((mail) => {
    const answer = byId.get(mail.id);
    const claimed = new Set(answer?.disposition === 'request' ? answer.rights : []);
    return { mail, disposition: answer?.disposition ?? 'other', language: answer?.language, claimed };
  });
  type Judged = (typeof judged)[number];
  const count = (holds: (one: Judged) => boolean) => judged.filter(holds).length;
  const isRequest = ({ mail }: Judged) => mail.labels.length > 0;
  const isExact = ({ mail, claimed }: Judged) =>
    claimed.size === mail.labels.length && mail.labels.every((right) => claimed.has(right));
  const countsOf = (right: Right): Counts => ({
    hit: count(({ mail, claimed }) => claimed.has(right) && mail.labels.includes(right)),
    tooMany: count(({ mail, claimed }) => claimed.has(right) && !mail.labels.includes(right)),
    lacking: count(({ mail, claimed }) => !claimed.has(right) && mail.labels.includes(right)),
  });
  return {
    mails: mails.length,
    requests: count(isRequest),
    exact: count((one) => isRequest(one) && isExact(one)),
    missed: count((one) => isRequest(one) && (one.disposition === 'other' || one.disposition === 'automatic')),
    falseAlarms: count((one) => !isRequest(one) && one.disposition === 'request'),
    unsure: count(({ disposition }) => disposition === 'unsure'),
    languageRight: count(({ mail, language }) => language === mail.lang),
    byRight: Object.fromEntries(rights.map((right) => [right, countsOf(right)])) as Record<Right, Counts>,
  };
}

/** Of those claimed, how many were right; undefined where none was claimed. */
export const precision = ({ hit, tooMany }: Counts): number | undefined => share(hit, hit + tooMany);

/** Of those there were, how many were found; undefined where there was none. */
export const recall = ({ hit, lacking }: Counts): number | undefined => share(hit, hit + lacking);

export const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

/** One line for people. */
export function summary(name: string, score: Score, language = percent(share(score.languageRight, score.mails))): string {
  const parts = [
    `exact ${percent(share(score.exact, score.requests))}`,
    `missed ${percent(share(score.missed, score.requests))}`,
    `false alarms ${percent(share(score.falseAlarms, score.mails - score.requests))}`,
    `left to a person ${percent(share(score.unsure, score.mails))}`,
    `language ${language}`,
  ];
  return `  ${name.padEnd(16)} ${parts.join('   ')}`;
}

export function percent(figure: number | undefined): string {
  return figure === undefined ? '-' : `${(figure * 100).toFixed(1)} %`;
}
