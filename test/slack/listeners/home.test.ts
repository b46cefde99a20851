import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carry } from '../../../src/slack/button-value.ts';
import type { Office, OfficeWish } from '../../../src/workflow/office-verbs.ts';
import type { Actor, StaffVerbs } from '../../../src/workflow/staff-verbs.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { office, row } from '../../support/offices.ts';
import { ingrid, per } from '../../support/people.ts';
import { openDesk } from '../../support/slack-desk.ts';

let slack: FakeSlack;
let wishes: { readonly wish: OfficeWish; readonly by: string }[];
beforeEach(async () => {
  slack = await startFakeSlack();
  wishes = [];
});
afterEach(() => slack.stop());

const published = () => slack.callsOf('views.publish').map(({ args }) => args);
const everything: OfficeWish = { filter: 'all', page: 0, organisation: undefined };
const overdue = carry({ f: 'overdue', l: 'nb' });
const onCase = carry({ c: 'case-1', r: 1, l: 'nb' });

/** Verbs that remember what was wished for, and do what the test is about. */
function verbs(more: Partial<StaffVerbs> = {}): Partial<StaffVerbs> {
  return {
    office: async (wish: OfficeWish, { id }: Actor): Promise<Office> => {
      wishes.push({ wish, by: id });
      return office([row(1, 3)], {}, wish);
    },
    ...more,
  };
}

describe('the App Home', () => {
  it('is drawn for whoever opens it', async () => {
    await openDesk(slack, verbs()).openHome(per);

    expect(wishes).toEqual([{ wish: everything, by: per }]);
    expect(published()).toMatchObject([{ user_id: per, view: { type: 'home' } }]);
  });

  it('is drawn anew when something is chosen, and stays so', async () => {
    const desk = openDesk(slack, verbs());

    await desk.choose('home.filter', overdue);
    await desk.openHome();

    expect(wishes.map(({ wish }) => wish.filter)).toEqual(['overdue', 'overdue']);
  });

  it.each([
    ['home.page:next', { f: 'mine', i: 2 }],
    ['home.page:previous', { f: 'mine', i: 1 }],
    ['home.refresh', { u: 'metrocar' }],
  ] as const)('%s shows what it carries', async (actionId, carried) => {
    await openDesk(slack, verbs()).click(actionId, carry({ ...carried, l: 'nb' }));

    const { f = 'all', i = 0, u }: { f?: OfficeWish['filter']; i?: number; u?: string } = carried;
    expect(wishes).toEqual([{ wish: { filter: f, page: i, organisation: u }, by: ingrid }]);
  });

  it('follows what the person does elsewhere, as they last looked at it', async () => {
    const desk = openDesk(slack, verbs({ takeCase: async () => ({ kind: 'done' }) }));
    await desk.choose('home.filter', overdue);

    await desk.click('case.take', onCase);

    expect(wishes.map(({ wish }) => wish.filter)).toEqual(['overdue', 'overdue']);
    expect(published()).toHaveLength(2);
  });

  it('follows nobody who has not looked at it, and no mere look', async () => {
    const desk = openDesk(
      slack,
      verbs({ takeCase: async () => ({ kind: 'done' }), caseNow: async () => ({ kind: 'refused', why: 'not_found' }) }),
    );
    await desk.openHome();

    await desk.click('case.take', onCase, { user: per });
    await desk.click('case.more', onCase);

    expect(published()).toHaveLength(1);
  });

  it('is drawn once more, not many times, for all that happens while it is drawn', async () => {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const all = verbs();
    const slow = verbs({ office: async (wish, by) => held.then(() => all.office?.(wish, by) as Promise<Office>) });
    const desk = openDesk(slack, slow);

    const looks = [
      desk.openHome(),
      desk.choose('home.filter', carry({ f: 'mine', l: 'nb' })),
      desk.choose('home.filter', overdue),
      desk.openHome(),
    ];
    goOn();
    await Promise.all(looks);

    expect(published()).toHaveLength(2);
    expect(wishes.at(-1)?.wish.filter).toBe('overdue');
  });

  it('opens a case over itself, not in its place', async () => {
    const desk = openDesk(slack, verbs({ reviewCase: async () => ({ kind: 'refused', why: 'not_found' }) }));

    await desk.click('case.review', onCase, { viewId: 'V0HOME', view: { type: 'home' } });

    expect(slack.calls.map(({ method, args }) => [method, args.view_id])).toEqual([
      ['views.open', undefined],
      ['views.update', 'V0OPENED'],
    ]);
  });

  it('opens the form for a new case', async () => {
    await openDesk(slack, verbs()).click('home.new_case', carry({ l: 'nb' }), { viewId: 'V0HOME', view: { type: 'home' } });

    expect(slack.calls).toMatchObject([{ method: 'views.open', args: { view: { callback_id: 'frist.open_by_hand' } } }]);
  });

  it('shows guests and people without access no case', async () => {
    await openDesk(slack, verbs(), { standingOf: async () => 'guest' }).openHome();
    await openDesk(slack, { office: async () => ({ kind: 'no_access', unsure: false, ask: [per] }) }).openHome();

    expect(wishes).toEqual([]);
    expect(JSON.stringify(published()[0])).toContain('Gjester kan ikke behandle saker');
    expect(JSON.stringify(published()[1])).toContain(`Be <@${per}> om`);
  });

  it('that cannot be drawn is drawn at the next look, and no click fails of it', async () => {
    slack.failNext('views.publish', { kind: 'error', error: 'ratelimited' });
    const desk = openDesk(slack, verbs());

    await desk.openHome();
    await desk.openHome();

    expect(published()).toHaveLength(2);
    expect(desk.logged).toMatchObject([{ message: 'the App Home could not be drawn' }]);
  });
});
