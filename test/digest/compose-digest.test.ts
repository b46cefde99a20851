import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { composeDigest, digestEntry, isDigestDue, nextDigest } from '../../src/digest/compose-digest.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { digfo } from '../support/slack-cases.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const none = { sortedAway: 0, parked: 0 };

/** A case that DIGFO (30 days) has to answer by 30 days after this day. */
const received = (date: string, number: string) => caseAfter(caseOpened({ number, receivedAt: `${date}T09:00:00Z` }));

const digestOf = (open: readonly CaseFile[], day: Temporal.PlainDate, counts: { sortedAway: number; parked: number }) =>
  composeDigest(
    digfo,
    open.map((caseFile) => digestEntry(caseFile, digfo, day)),
    day,
    counts,
  );

describe('the digest', () => {
  it('sorts open cases into overdue, due within seven days and the rest, most urgent first', () => {
    const cases = [
      received('2026-11-20', 'later'),
      received('2026-10-26', 'soon'),
      received('2026-10-20', 'overdue'),
      received('2026-10-25', 'today'),
    ];

    const digest = digestOf(cases, today, none);

    expect(digest.overdue.map((line) => line.number)).toEqual(['overdue']);
    expect(digest.dueSoon.map((line) => [line.number, line.daysLeft])).toEqual([
      ['today', 0],
      ['soon', 1],
    ]);
    expect(digest.awaitingApproval.map((line) => line.number)).toEqual(['overdue', 'today', 'soon', 'later']);
    expect(digest.openCount).toBe(4);
  });

  it('is made also when there is nothing to say', () => {
    expect(digestOf([], today, none)).toMatchObject({ on: '2026-11-24', overdue: [], dueSoon: [], openCount: 0 });
  });

  it('names what only a person can settle', () => {
    const uncertain = caseAfter(
      caseOpened({ number: 'doubtful' }),
      {
        at: noon,
        by: 'U1',
        type: 'reply_approved',
        data: { draftId: 'd', sha256: 's', sendAfter: String(noon), confirmed: [] },
        sealed: undefined,
      },
      { at: noon, by: 'frist', type: 'reply_uncertain', data: { draftId: 'd' }, sealed: undefined },
    );
    const triage = caseAfter(caseOpened({ number: 'unsure', triage: 'unsure' }));

    const digest = digestOf([uncertain, triage], today, none);

    expect(digest.needsAPerson.map((line) => line.number)).toEqual(['doubtful', 'unsure']);
  });
});

describe('the digest tells what is not an answer to review', () => {
  const sent = { by: 'U1', at: noon } as const;
  const asked = (number: string) =>
    caseAfter(
      caseOpened({ number }),
      { ...sent, type: 'letter_planned', data: { letter: 'clarification', outcomes: {} }, sealed: { values: {} } },
      {
        ...sent,
        type: 'reply_approved',
        data: { letter: 'clarification', outcomes: {}, draftId: 'd', sha256: 's', sendAfter: String(noon), confirmed: [] },
        sealed: undefined,
      },
      {
        ...sent,
        type: 'reply_sent',
        data: { draftId: 'd', messageId: '<m@x.example>', how: 'server_accepted' },
        sealed: undefined,
      },
    );

  it('which letters wait for a yes, and which cases for the person', () => {
    const drafted = caseAfter(caseOpened({ number: 'drafted' }), {
      ...sent,
      type: 'letter_planned',
      data: { letter: 'extension', outcomes: {} },
      sealed: { values: {} },
    });

    const digest = digestOf([asked('waits'), drafted], today, none);

    expect(digest.drafted.map(({ number }) => number)).toEqual(['drafted']);
    expect(digest.waiting.map(({ number }) => number)).toEqual(['waits']);
    expect(digest.awaitingApproval).toEqual([]);
  });

  it('what has to be done by the next working day or was to be done before, the most urgent first', () => {
    const objection = (number: string, receivedAt: string) =>
      caseAfter(caseOpened({ number, receivedAt, rights: ['objection'] }));
    const cases = [
      objection('next week', '2026-11-27T09:00:00Z'),
      objection('overdue', '2026-11-18T09:00:00Z'),
      objection('after the weekend', '2026-11-26T09:00:00Z'),
    ];

    const digest = digestOf(cases, Temporal.PlainDate.from('2026-11-27'), none);

    expect(digest.tasks.map(({ number, kind, daysLeft }) => [number, kind, daysLeft])).toEqual([
      ['overdue', 'stop', -7],
      ['after the weekend', 'stop', 3],
    ]);
  });

  it('a case that is answered is not overdue, whatever is left to do in it', () => {
    const answered = caseAfter(
      caseOpened({ receivedAt: '2026-09-01T09:00:00Z' }),
      {
        ...sent,
        type: 'reply_approved',
        data: {
          letter: 'answer',
          outcomes: { access: 'granted' },
          draftId: 'd',
          sha256: 's',
          sendAfter: String(noon),
          confirmed: [],
        },
        sealed: undefined,
      },
      {
        ...sent,
        type: 'reply_sent',
        data: { draftId: 'd', messageId: '<m@x.example>', how: 'server_accepted' },
        sealed: undefined,
      },
    );

    expect(digestOf([answered], today, none)).toMatchObject({ overdue: [], dueSoon: [], openCount: 1 });
  });
});

describe('the digest is due', () => {
  it.each([
    ['at 08:00 on a working day', '2026-11-24T08:00:00+01:00[Europe/Oslo]', true],
    ['not a minute before', '2026-11-24T07:59:59+01:00[Europe/Oslo]', false],
    ['later the same day, when the morning was missed', '2026-11-24T15:30:00+01:00[Europe/Oslo]', true],
    ['not on a Saturday', '2026-11-28T09:00:00+01:00[Europe/Oslo]', false],
    ['not on a public holiday', '2026-05-14T09:00:00+02:00[Europe/Oslo]', false],
    ['not on a day the company is closed', '2026-12-24T09:00:00+01:00[Europe/Oslo]', false],
    ['at 08:00 summer time too', '2026-03-30T08:00:00+02:00[Europe/Oslo]', true],
  ])('%s', (_, now, due) => {
    expect(isDigestDue(Temporal.ZonedDateTime.from(now), ['12-24'])).toBe(due);
  });
});

describe('the next digest', () => {
  it.each([
    ['a second before', '2026-09-14T07:59:59+02:00', '2026-09-14T08:00:00+02:00'],
    ['at the hour itself', '2026-09-14T08:00:00+02:00', '2026-09-15T08:00:00+02:00'],
    ['on a Saturday morning', '2026-09-12T06:00:00+02:00', '2026-09-14T08:00:00+02:00'],
    ['on the night that summer time starts', '2026-03-29T01:30:00+01:00', '2026-03-30T08:00:00+02:00'],
    ['on a closed day', '2026-12-24T07:00:00+01:00', '2026-12-28T08:00:00+01:00'],
  ])('%s', (_, now, expected) => {
    const inOslo = Temporal.Instant.from(now).toZonedDateTimeISO('Europe/Oslo');

    expect(nextDigest(inOslo, 8, ['12-24']).toInstant().equals(Temporal.Instant.from(expected))).toBe(true);
  });
});
