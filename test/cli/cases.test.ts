import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CaseEvent } from '../../src/cases/case-event.ts';
import type { LetterKind, Outcomes } from '../../src/cases/letters.ts';
import { printSortedAway, rowOf } from '../../src/cli/cases.ts';
import type { Right } from '../../src/intents/classification.ts';
import { loadOrganisations } from '../../src/load-organisations.ts';
import { caseAfter, caseOpened } from '../support/case-files.ts';
import { ingrid } from '../support/people.ts';
import { openTestWorld } from '../support/world.ts';

const digfo = loadOrganisations().get('digfo');
const at = (text: string) => Temporal.Instant.from(text);
const today = Temporal.PlainDate.from('2026-11-20');
/** Kari's request of 17 November. */
const row = (rights: readonly Right[], ...events: readonly CaseEvent[]) =>
  rowOf(caseAfter(caseOpened({ rights }), ...events), digfo, today);

/** A letter that was approved and has left on 18 November. */
function sent(letter: LetterKind, outcomes: Outcomes = {}): CaseEvent[] {
  const draft = { draftId: 'draft-1', sha256: 'a hash', sendAfter: '2026-11-18T10:02:00Z', confirmed: [] };
  const left = { draftId: 'draft-1', messageId: '<draft-1@digfo.example>', how: 'server_accepted' } as const;
  const time = at('2026-11-18T10:02:00Z');
  return [
    { at: time, by: ingrid, type: 'reply_approved', data: { letter, outcomes, ...draft }, sealed: undefined },
    { at: time, by: 'frist', type: 'reply_sent', data: left, sealed: undefined },
  ];
}

describe('a case in the list', () => {
  it('is due on the day its answer is planned for', () => {
    expect(row(['access'])).toMatchObject({
      due: '2026-12-17',
      what: 'answer',
      days_left: 27,
      late: false,
      standing_since: null,
    });
  });

  it('is due before that where a task is', () => {
    expect(row(['access', 'objection'])).toMatchObject({ due: '2026-11-19', what: 'stop:objection', days_left: -1, late: false });
  });

  it('stands still while the person is asked, with the day on which we write to who stays silent', () => {
    expect(row(['access'], ...sent('identity_request'))).toMatchObject({
      status: 'waiting',
      due: '2026-12-17',
      what: 'silence',
      standing_since: '2026-11-18',
    });
  });

  it('is due on the day of its next task once all is answered, however long ago that was', () => {
    const task = { id: 'tell_recipient:restriction', kind: 'tell_recipient', dueOn: '2026-11-25' } as const;
    const made: CaseEvent = {
      at: at('2026-11-18T10:02:00Z'),
      by: 'frist',
      type: 'tasks_made',
      data: { tasks: [task] },
      sealed: undefined,
    };
    const locked: CaseEvent = {
      at: at('2026-11-18T10:02:00Z'),
      by: ingrid,
      type: 'task_ended',
      data: { id: 'restrict:restriction', how: 'done', on: '2026-11-18' },
      sealed: undefined,
    };
    const events = [...sent('answer', { restriction: 'granted' }), made, locked];
    const late = Temporal.PlainDate.from('2027-03-01');

    expect(rowOf(caseAfter(caseOpened({ rights: ['restriction'] }), ...events), digfo, late)).toMatchObject({
      status: 'follow_up',
      due: '2026-11-25',
      what: 'tell_recipient:restriction',
      days_left: -96,
      late: false,
      unlawful: false,
    });
  });

  it('asks nothing once it is closed', () => {
    const closed: CaseEvent = {
      at: at('2026-11-18T10:00:00Z'),
      by: ingrid,
      type: 'case_closed',
      data: { outcome: 'not_a_request' },
      sealed: undefined,
    };

    expect(row(['access', 'objection'], closed)).toMatchObject({ status: 'closed', due: null, what: null, days_left: null });
  });
});

describe('the list of mails sorted away', () => {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  afterEach(() => print.mockClear());

  it('says so where it is empty', async () => {
    await printSortedAway((await openTestWorld()).world, {});

    expect(print.mock.calls).toEqual([['No mail was sorted away in the last 30 days.']]);
  });

  it('stays empty for a script', async () => {
    await printSortedAway((await openTestWorld()).world, { json: true });

    expect(print.mock.calls).toEqual([]);
  });
});
