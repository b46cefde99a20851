import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../src/cases/case-command.ts';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { type Disclosure, isSecret, recordDisclosure, toldOfDisclosure } from '../../src/cases/disclosures.ts';
import type { Task } from '../../src/cases/tasks.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { ingrid, per } from '../support/people.ts';
import { digfo, stages } from '../support/slack-cases.ts';

type Command = Extract<CaseCommand, { type: 'record_disclosure' }>;

const day = (text: string) => Temporal.PlainDate.from(text);
/** Received on Tuesday 17 November 2026. */
const received = (changes: Partial<CaseFile> = {}): CaseFile => ({ ...caseAfter(caseOpened()), ...changes });
const disclosure = (secret: boolean): Disclosure => ({ on: day('2026-11-10'), secret });
const record = (caseFile: CaseFile, changes: Partial<Command> = {}, at = noon) =>
  recordDisclosure(
    caseFile,
    { type: 'record_disclosure', on: day('2026-11-16'), secret: false, note: 'Skatteetaten ba om det', by: per, ...changes },
    at,
  );
const tasks = (...args: Parameters<typeof record>) =>
  record(...args).events.flatMap((event) => (event.type === 'tasks_made' ? event.data.tasks : []));

describe('data that went to an authority', () => {
  it('are noted with why, and the person is to be told within two working days (DFO-11)', () => {
    expect(record(received())).toEqual({
      events: [
        {
          at: noon,
          by: per,
          type: 'disclosed',
          data: { on: '2026-11-16', secret: false },
          sealed: { note: 'Skatteetaten ba om det' },
        },
        {
          at: noon,
          by: per,
          type: 'tasks_made',
          data: { tasks: [{ id: 'tell_of_disclosure:1', kind: 'tell_of_disclosure', dueOn: '2026-11-19' }] },
          sealed: undefined,
        },
      ],
    });
  });

  it('are noted and told to nobody where they are secret', () => {
    expect(record(received(), { secret: true })).toEqual({
      events: [
        {
          at: noon,
          by: per,
          type: 'disclosed',
          data: { on: '2026-11-16', secret: true },
          sealed: { note: 'Skatteetaten ba om det' },
        },
      ],
    });
  });

  it('are told of anew each time, and not on a closed day', () => {
    const again = received({ disclosures: [disclosure(true), disclosure(false)] });

    expect(tasks(again)).toMatchObject([{ id: 'tell_of_disclosure:3', dueOn: '2026-11-19' }]);
    expect(tasks(received({ closedDays: ['11-18'] }))).toMatchObject([{ dueOn: '2026-11-20' }]);
    expect(tasks(received(), {}, Temporal.Instant.from('2026-11-20T11:00:00Z'))).toMatchObject([{ dueOn: '2026-11-24' }]);
  });

  it.each<[string, Partial<CaseFile>, Partial<Command>, string]>([
    ['not in a closed case', { stage: stages.closed }, {}, 'already_closed'],
    ['not without a reason', {}, { note: '' }, 'no_reason'],
    ['nor with blanks for one', {}, { note: ' \n' }, 'no_reason'],
    ['not before it has happened', {}, { on: day('2026-11-18') }, 'in_the_future'],
  ])('are noted, but %s', (_, changes, command, why) => {
    expect(record(received(changes), command)).toMatchObject({ events: [], refusal: { kind: 'refused', why } });
  });

  it('may have gone there today', () => {
    expect(record(received(), { on: day('2026-11-17') }).refusal).toBeUndefined();
  });
});

describe('what may not be told', () => {
  it.each([
    ['nothing', [], false],
    ['what is secret', [true], true],
    ['not what may be told', [false], false],
    ['not what may be told in part', [true, false], false],
    ['all that is secret', [true, true], true],
  ])('is %s', (_, secrets, expected) => {
    expect(isSecret(received({ disclosures: secrets.map(disclosure) }))).toBe(expected);
  });
});

describe('the letter that tells of it', () => {
  const task = (id: string, kind: Task['kind'], dueOn: string): Task => ({ id, kind, dueOn: day(dueOn) });
  const toBeTold = received({
    tasksMade: [
      task('suppress', 'suppress', '2026-11-18'),
      task('tell_of_disclosure:1', 'tell_of_disclosure', '2026-11-19'),
      task('tell_of_disclosure:2', 'tell_of_disclosure', '2026-11-20'),
    ],
  });
  const ended = (id: string) => ({
    at: noon,
    by: ingrid,
    type: 'task_ended',
    data: { id, how: 'done', on: '2026-11-17' },
    sealed: undefined,
  });

  it('is what was to be done, the first one first', () => {
    const end = { how: 'done', by: per, at: noon, on: day('2026-11-17') } as const;
    const oneTold = { ...toBeTold, tasksEnded: { 'tell_of_disclosure:1': end } };

    expect(toldOfDisclosure(toBeTold, digfo, noon, ingrid)).toEqual({ events: [ended('tell_of_disclosure:1')] });
    expect(toldOfDisclosure(oneTold, digfo, noon, ingrid)).toEqual({ events: [ended('tell_of_disclosure:2')] });
  });

  it('does nothing more where nothing was to be done', () => {
    const other = received({ tasksMade: [task('suppress', 'suppress', '2026-11-18')] });

    expect(toldOfDisclosure(other, digfo, noon, ingrid)).toEqual({ events: [] });
  });
});
