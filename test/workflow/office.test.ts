import { describe, expect, it } from 'vitest';
import { officeOf } from '../../src/workflow/office-view.ts';
import { mail } from '../support/mail.ts';
import { ingrid, kari, priya } from '../support/people.ts';
import { openTestWorld, type TestWorld } from '../support/world.ts';

const everything = { filter: 'all', page: 0, organisation: undefined } as const;
let mails = 0;
const access = (from: { readonly name: string; readonly address: string }) =>
  mail({ from, messageId: `<${++mails}@example.no>`, text: 'Hei, jeg vil ha innsyn i alle opplysningene dere har om meg.' });

async function office(frist: TestWorld, id: string) {
  const seen = await frist.verbs.office(everything, { id });
  if (seen.kind === 'no_access') throw new Error('sees nothing');
  return seen;
}

/** In no channel of the company. */
const outsider = 'U0STRANGER';

describe('who sees the cases', () => {
  it('is who may approve, who answers for them, and who is in the channel; nobody else', async () => {
    const frist = await openTestWorld({ responsible: ['U0LEDER'] });
    const sees = async (id: string) => (await frist.verbs.office(everything, { id })).kind;

    expect(await Promise.all([sees(ingrid), sees('U0LEDER'), sees(outsider)])).toEqual(['office', 'office', 'no_access']);
    frist.readers.add(outsider);
    expect(await sees(outsider)).toBe('office');
  });

  it('is told whom to ask, and that Slack could not say', async () => {
    const frist = await openTestWorld();
    const unsure = { ...frist.world, readers: { readersOf: async () => undefined } };

    expect(await frist.verbs.office(everything, { id: outsider })).toEqual({ kind: 'no_access', unsure: false, ask: [ingrid] });
    expect(await officeOf(unsure, everything, { id: outsider })).toMatchObject({ kind: 'no_access', unsure: true });
  });

  it.each(['casesNumbered', 'findCases', 'statistics'] as const)('%s answers nobody else either', async (verb) => {
    const frist = await openTestWorld();
    await frist.arrive(access(kari));
    const { verbs } = frist;
    const asked = {
      casesNumbered: () => verbs.casesNumbered('DIGFO-2026-0001', { id: outsider }),
      findCases: () => verbs.findCases([{ by: 'address', address: kari.address }], { id: outsider }),
      statistics: () => verbs.statistics({ id: outsider }),
    };

    expect(await asked[verb]()).toMatchObject({ kind: 'no_access' });
  });
});

describe('the office', () => {
  it('has the open cases, what was sorted away today, and whether Frist is well', async () => {
    const frist = await openTestWorld();
    await frist.arrive(access(kari));
    await frist.arrive(mail({ text: 'Jeg er på ferie.', headers: ['Auto-Submitted: auto-replied'] }));

    const seen = await office(frist, ingrid);

    expect(seen.rows).toMatchObject([{ number: 'DIGFO-2026-0001', rights: ['access'], daysLeft: 30 }]);
    expect(seen.sortedAway).toHaveLength(1);
    expect(seen.health).toEqual({
      mailboxes: [{ organisation: 'digfo', state: 'connected' }],
      slack: 'connected',
      waiting: 0,
      parked: 0,
      digests: [{ organisation: 'digfo', on: undefined }],
    });
  });

  it('shows a case among their own once they have taken it', async () => {
    const frist = await openTestWorld();
    await frist.arrive(access(kari));
    await frist.verbs.takeCase((await frist.onlyCase()).id, { id: ingrid });

    expect((await office(frist, ingrid)).rows).toMatchObject([{ section: 'mine' }]);
  });

  it('counts what should have been delivered and what gave up', async () => {
    const frist = await openTestWorld();
    const { outbox } = frist.world.store.records;
    const effect = { task: { kind: 'draw_card', caseId: 'case-1' }, notBefore: frist.world.clock() } as const;
    await outbox.enqueue({ key: 'due', ...effect });
    await outbox.enqueue({ key: 'later', ...effect, notBefore: frist.world.clock().add({ hours: 1 }) });

    expect((await office(frist, ingrid)).health).toMatchObject({ waiting: 1, parked: 0 });
    const [claimed] = await outbox.claimDue(frist.world.clock(), 1);
    await outbox.finish(claimed?.id ?? '', { kind: 'parked', at: frist.world.clock(), problem: 'gone' });
    expect((await office(frist, ingrid)).health).toMatchObject({ waiting: 0, parked: 1 });
  });
});

describe('looking up', () => {
  it('finds a case by its number, whole or running', async () => {
    const frist = await openTestWorld();
    await frist.arrive(access(kari));
    const numbered = async (number: string) => {
      const found = await frist.verbs.casesNumbered(number, { id: ingrid });
      return found.kind === 'cases' ? found.views.map(({ caseFile }) => caseFile.number) : found;
    };

    expect(await numbered('digfo-2026-0001')).toEqual(['DIGFO-2026-0001']);
    expect(await numbered('1')).toEqual(['DIGFO-2026-0001']);
    expect(await numbered('2')).toEqual([]);
    expect(await numbered('METROCAR-2026-0001')).toEqual([]);
    frist.turnTo('2027-01-04T09:00');
    expect(await numbered('0001')).toEqual(['DIGFO-2026-0001']);
  });

  it("finds a person's cases by their exact address, and the log has no address", async () => {
    const frist = await openTestWorld();
    const logged: object[] = [];
    Object.assign(frist.world.log, { info: (facts: object) => void logged.push(facts) });
    await frist.arrive(access(kari));
    await frist.arrive(access(priya));
    const found = async (address: string) => {
      const answer = await frist.verbs.findCases([{ by: 'address', address }], { id: ingrid });
      return answer.kind === 'found' ? answer.rows.map(({ number }) => number) : answer;
    };

    expect(await found('Kari.Lunde@Example.no')).toEqual(['DIGFO-2026-0001']);
    expect(await found('lunde@example.no')).toEqual([]);
    expect(logged).toContainEqual({ by: ingrid, cases: ['DIGFO-2026-0001'] });
    expect(JSON.stringify(logged)).not.toContain('example.no');
  });

  it('shows the most urgent of many, and says how many there are', async () => {
    const frist = await openTestWorld();
    for (let i = 0; i < 22; i++) {
      await frist.arrive(access({ name: 'Ola Berg', address: `ola.${i}@example.no` }));
    }

    const found = await frist.verbs.findCases([{ by: 'right', rights: ['access'] }], { id: ingrid });

    expect(found).toMatchObject({ kind: 'found', count: 22 });
    expect(found.kind === 'found' && found.rows).toHaveLength(20);
  });

  it('counts a company month and year', async () => {
    const frist = await openTestWorld();
    await frist.arrive(access(kari));

    expect(await frist.verbs.statistics({ id: ingrid })).toMatchObject({
      companies: [{ open: 1, overdue: 0, month: { received: 1, answered: 0 }, year: { received: 1 } }],
    });
  });
});
