import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wordsFor } from '../../../src/slack/words.ts';
import type { OfficeVerbs } from '../../../src/workflow/office-verbs.ts';
import { lintMessage } from '../../support/block-kit-linter.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { office, row } from '../../support/offices.ts';
import { ingrid, kari } from '../../support/people.ts';
import { caseView, digfo, stages } from '../../support/slack-cases.ts';
import { openDesk } from '../../support/slack-desk.ts';

const nb = wordsFor('nb');
let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(() => slack.stop());

/** What the person who typed is answered, and nobody else. */
async function answerTo(text: string, verbs: Partial<OfficeVerbs>) {
  const desk = openDesk(slack, verbs);
  await desk.command(text);
  const [answer, ...more] = slack.callsOf('respond');
  expect(more).toEqual([]);
  expect(desk.answers).toEqual([undefined]);
  expect(answer?.args).toMatchObject({ response_type: 'ephemeral' });
  const message = answer?.args as { text: string; blocks: readonly object[] };
  expect(lintMessage(message)).toEqual([]);
  return message;
}

const noAccess = { kind: 'no_access', unsure: false, ask: [ingrid] } as const;

describe('/frist', () => {
  it.each(['', 'hjelp', 'hva som helst'])('%j explains what can be asked', async (typed) => {
    const { blocks } = await answerTo(typed, {});

    for (const word of ['sak', 'finn', 'forfalt', 'ny', 'statistikk']) expect(JSON.stringify(blocks)).toContain(`/frist ${word}`);
    expect(JSON.stringify(blocks)).not.toContain('hva som helst');
  });

  it('help is answered in English', async () => {
    expect((await answerTo('help', {})).text).toContain('/frist overdue');
  });

  it('sak tells how a case stands, with a button into it', async () => {
    const casesNumbered = vi.fn(async () => ({ kind: 'cases', views: [caseView({ handler: ingrid })] }) as const);

    const { text, blocks } = await answerTo('sak 1', { casesNumbered });

    expect(casesNumbered).toHaveBeenCalledWith('1', { id: ingrid });
    expect(text).toBe('Innsyn · sak DIGFO-2026-0001: 25 dager igjen, svar innen torsdag 17. desember 2026.');
    expect(JSON.stringify(blocks)).toContain(`ansvarlig <@${ingrid}>`);
    expect(blocks).toMatchObject([{ type: 'section' }, { elements: [{ action_id: 'case.review', text: { text: 'Åpne' } }] }]);
  });

  it('case speaks English, and of a closed case tells how it ended', async () => {
    const view = caseView({ stage: stages.closed });

    const { blocks } = await answerTo('case 1', { casesNumbered: async () => ({ kind: 'cases', views: [view] }) });

    expect(JSON.stringify(blocks)).toContain('answered');
    expect(JSON.stringify(blocks)).not.toContain('case.review');
    expect(JSON.stringify(blocks)).not.toContain('block_id');
  });

  it.each([
    ['sak', nb.home.whichNumber],
    ['finn', nb.home.whatToFind],
    ['finn Kari Lunde', nb.home.notSearchable],
  ])('%j says what is missing, and asks nothing', async (typed, sentence) => {
    const { blocks } = await answerTo(typed, {});

    expect(blocks).toMatchObject([{ text: { text: sentence } }]);
    expect(JSON.stringify(blocks)).not.toContain('Lunde');
  });

  it('a case that is not there, or not theirs to see, is not there', async () => {
    const { text } = await answerTo('sak 99', { casesNumbered: async () => ({ kind: 'cases', views: [] }) });

    expect(text).toContain('Fant ingen slik sak');
  });

  it.each(['sak 1', 'finn innsyn', 'forfalt', 'statistikk'])('%s tells somebody without access whom to ask', async (typed) => {
    const verbs = {
      casesNumbered: async () => noAccess,
      findCases: async () => noAccess,
      office: async () => noAccess,
      statistics: async () => noAccess,
    };

    expect(JSON.stringify(await answerTo(typed, verbs))).toContain(`Be <@${ingrid}> om`);
  });

  it('finn by a whole address shows numbers, and never the address', async () => {
    const findCases = vi.fn(async () => ({ kind: 'found', rows: [row(3, 2)], count: 1 }) as const);

    const answer = await answerTo(`finn ${kari.address}`, { findCases });

    expect(findCases).toHaveBeenCalledWith([{ by: 'address', address: kari.address }], { id: ingrid });
    expect(JSON.stringify(answer)).toContain('DIGFO-2026-0003');
    expect(JSON.stringify(answer)).not.toContain('example.no');
  });

  it('finn shows twenty, says how many more there are, and opens no closed case', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => row(i + 1, i, i === 0 ? { status: 'closed', due: undefined } : {}));

    const answer = await answerTo('finn sletting', { findCases: async () => ({ kind: 'found', rows, count: 31 }) });

    const text = JSON.stringify(answer);
    expect(text).toContain('31 saker');
    expect(text).toContain('og 11 til');
    expect(text.match(/"action_id":"case.review"/g)).toHaveLength(19);
  });

  it('forfalt has the most urgent first, also before their own', async () => {
    const overdue = [row(1, -2, { handler: ingrid }), row(2, -9)];
    const ask = vi.fn(async () => office(overdue, {}, { filter: 'overdue' }));

    const { blocks } = await answerTo('forfalt', { office: ask });

    expect(ask).toHaveBeenCalledWith({ filter: 'overdue', page: 0, organisation: undefined }, { id: ingrid });
    expect(JSON.stringify(blocks)).toMatch(/2 saker.*0002.*9 dager over fristen.*0001/);
  });

  it('forfalt is glad where nothing is', async () => {
    expect((await answerTo('overdue', { office: async () => office([]) })).text).toBe('🟢 No cases are overdue.');
  });

  it('statistikk has a line for the month and one for the year', async () => {
    const { statisticsOf } = await import('../../../src/digest/statistics.ts');
    const { Temporal } = await import('temporal-polyfill');
    const day = Temporal.PlainDate.from;
    const month = {
      ...statisticsOf([], day('2026-11-01'), day('2026-11-24')),
      received: 12,
      answered: 9,
      inTime: 8,
      medianDays: 12,
      byRight: [
        { right: 'access', answered: 6 },
        { right: 'erasure', answered: 3 },
      ],
    } as const;
    const year = statisticsOf([], day('2026-01-01'), day('2026-11-24'));
    const companies = [{ organisation: digfo, open: 11, overdue: 2, month, year }];

    const { blocks } = await answerTo('statistikk', { statistics: async () => ({ kind: 'statistics', companies }) });

    expect(blocks).toMatchObject([
      {
        text: {
          text: [
            '*DigFo*',
            '11 åpne saker nå, 2 over fristen',
            '*November 2026:* 12 kom inn, 9 besvart · 89 % innen fristen · halvparten innen 12 dager · innsyn 6, sletting 3',
            '*2026:* 0 kom inn, 0 besvart',
          ].join('\n'),
        },
      },
    ]);
  });

  it('what fails is told with a reference that the log has too', async () => {
    const desk = openDesk(slack, { statistics: async () => Promise.reject(new Error('disk full')) });

    await desk.command('statistikk');

    const [logged] = desk.logged as readonly { reference: string; command: string }[];
    expect(logged).toMatchObject({ command: 'statistics' });
    expect(JSON.stringify(slack.callsOf('respond'))).toContain(logged?.reference);
    expect(JSON.stringify(slack.callsOf('respond'))).not.toContain('disk full');
  });

  it('is nothing for guests', async () => {
    const desk = openDesk(slack, {}, { standingOf: async () => 'guest' });

    await desk.command('forfalt');

    expect(slack.calls).toEqual([]);
    expect(desk.answers).toMatchObject([{ response_type: 'ephemeral', text: nb.door.guest }]);
  });
});
