import { describe, expect, it } from 'vitest';
import { handling, wantsErasure } from '../support/handling.ts';
import { mail } from '../support/mail.ts';
import { ingrid, kari, per } from '../support/people.ts';
import { openTestWorld, type TestWorld } from '../support/world.ts';

const boss = 'U0BOSS';
const access = mail({ text: 'Hei, jeg ønsker innsyn i alle personopplysninger dere har lagret om meg.' });

/** Received on Tuesday 17 November, the answer planned for Thursday 17 December. */
async function waiting(): Promise<TestWorld> {
  const frist = await openTestWorld({ responsible: [boss] });
  await frist.arrive(access);
  await frist.verbs.takeCase((await frist.onlyCase()).id, { id: per });
  return frist;
}

const alerts = ({ board }: TestWorld, about = 'limit') =>
  board.lines.filter((line) => line.type === 'alert').filter((line) => line.about === about);
const alertMails = ({ smtp }: TestWorld) => smtp.mails.filter(({ to }) => to === 'daglig.leder@digfo.example');

const toTomorrow = (mark: string, on: string) => ({ alert: `limit:${mark}:2026-12-17`, until: `${on}T07:00:00Z` });

describe('a limit that comes near', () => {
  it('is told 14, 7, 3 and 1 days before, on a working day, once each; late to the responsible too', async () => {
    const frist = await waiting();

    const days = ['12-02', '12-03', '12-09', '12-10', '12-11', '12-12', '12-13', '12-14', '12-15', '12-16', '12-16', '12-17'];
    for (const day of days) await frist.waitUntil(`2026-${day}T10:00:00Z`);

    expect(alerts(frist)).toEqual([
      { type: 'alert', about: 'limit', days: 14, to: [per], snooze: toTomorrow('14', '2026-12-04') },
      { type: 'alert', about: 'limit', days: 7, to: [per], snooze: toTomorrow('7', '2026-12-11') },
      { type: 'alert', about: 'limit', days: 3, to: [per, boss], snooze: toTomorrow('3', '2026-12-15') },
      { type: 'alert', about: 'limit', days: 1, to: [per, boss] },
    ]);
    expect(alertMails(frist)).toHaveLength(1);
  });

  it('is told in working hours only', async () => {
    const frist = await waiting();

    for (const night of ['2026-12-03T06:59:00Z', '2026-12-03T15:00:00Z', '2026-12-05T10:00:00Z']) await frist.waitUntil(night);
    expect(alerts(frist)).toEqual([]);
    await frist.waitUntil('2026-12-07T07:00:00Z');

    expect(alerts(frist)).toMatchObject([{ days: 10 }]);
  });

  it('is told at the start where Frist was away, and only the most urgent', async () => {
    const frist = await waiting();

    await frist.waitUntil('2026-12-16T10:00:00Z');

    expect(alerts(frist)).toMatchObject([{ days: 1 }]);
  });

  it('is told to every approver while nobody has taken the case, and it is told that nobody has', async () => {
    const frist = await openTestWorld();
    await frist.arrive(access);

    await frist.waitUntil('2026-11-19T10:00:00Z');
    expect(alerts(frist, 'unassigned')).toEqual([]);
    await frist.waitUntil('2026-11-20T10:00:00Z');
    await frist.waitUntil('2026-12-03T10:00:00Z');

    expect(alerts(frist, 'unassigned')).toHaveLength(1);
    expect(alerts(frist)).toMatchObject([{ to: [ingrid] }]);
  });

  it('is told once more when it has passed, and when the law’s has', async () => {
    const frist = await waiting();

    for (const day of ['12-17', '12-18', '12-21', '12-22']) await frist.waitUntil(`2026-${day}T10:00:00Z`);

    expect(alerts(frist).map(({ days }) => days)).toEqual([0, -1]);
    expect(new Set(alertMails(frist).map(({ messageId }) => messageId)).size).toBe(alertMails(frist).length);
  });

  it('is told also while the clock stands still, by the limit of silence', async () => {
    const frist = await openTestWorld({ responsible: [boss] });
    await frist.arrive(wantsErasure);
    await handling(frist).sendLetter('identity_request');

    await frist.waitUntil('2026-12-16T10:00:00Z');

    expect(alerts(frist)).toMatchObject([{ days: 1 }]);
  });

  it('is nobody’s any more once the answer is out', async () => {
    const frist = await waiting();
    await handling(frist).send({ identity: { method: 'known_fact', note: 'the course in May' } });

    await frist.waitUntil('2026-12-16T10:00:00Z');

    expect(alerts(frist)).toEqual([]);
  });
});

describe('an alert that somebody puts off', () => {
  it('is told to them again on the next working morning, once, and then cannot be put off', async () => {
    const frist = await waiting();
    const { id } = await frist.onlyCase();
    await frist.waitUntil('2026-12-03T10:00:00Z');

    expect(await frist.verbs.snoozeAlert(id, 'limit:14:2026-12-17', { id: per })).toEqual({ kind: 'done' });
    for (const at of ['12-03T11:00', '12-04T06:59', '12-04T07:00', '12-04T08:00']) await frist.waitUntil(`2026-${at}:00Z`);

    expect(frist.board.lines.filter(({ type }) => type === 'alert_snoozed')).toEqual([
      { type: 'alert_snoozed', by: per, until: '2026-12-04T07:00:00Z' },
    ]);
    expect(alerts(frist)).toEqual([
      expect.objectContaining({ days: 14 }),
      { type: 'alert', about: 'limit', days: 13, to: [per] },
    ]);
    expect(await frist.verbs.snoozeAlert(id, 'limit:14:2026-12-17', { id: per })).toMatchObject({ why: 'snoozed_already' });
  });

  it('goes on to the others, and waits where nobody else is to be told', async () => {
    const frist = await openTestWorld({ approvers: [ingrid, per] });
    await frist.arrive(access);
    const { id } = await frist.onlyCase();
    frist.turnTo('2026-12-10T07:50');
    await frist.verbs.snoozeAlert(id, undefined, { id: per });
    await frist.tend();
    await frist.waitUntil('2026-12-10T10:00:00Z');

    expect(alerts(frist)).toMatchObject([{ days: 7, to: [ingrid] }]);

    const alone = await openTestWorld();
    await alone.arrive(access);
    alone.turnTo('2026-12-10T07:50');
    await alone.verbs.snoozeAlert((await alone.onlyCase()).id, undefined, { id: ingrid });
    await alone.waitUntil('2026-12-10T10:00:00Z');
    expect(alerts(alone)).toEqual([]);
    await alone.waitUntil('2026-12-11T07:00:00Z');

    expect(alerts(alone)[0]).toMatchObject({ to: [ingrid] });
  });

  it('goes on to the others of a group, and to the whole group where nobody can say who is in it', async () => {
    for (const [readable, to] of [
      [true, [ingrid]],
      [false, ['S0PRIVACY']],
    ] as const) {
      const frist = await openTestWorld({ approvers: ['S0PRIVACY'] });
      if (readable) frist.groups.set('S0PRIVACY', [ingrid, per]);
      await frist.arrive(access);
      frist.turnTo('2026-12-10T07:50');
      await frist.verbs.snoozeAlert((await frist.onlyCase()).id, undefined, { id: per });
      await frist.waitUntil('2026-12-10T10:00:00Z');

      expect(alerts(frist)).toMatchObject([{ days: 7, to }]);
    }
  });

  it('is told to everybody again in the last two days', async () => {
    const frist = await waiting();
    await frist.waitUntil('2026-12-14T10:00:00Z');
    const { id } = await frist.onlyCase();
    await frist.verbs.snoozeAlert(id, undefined, { id: per });
    await frist.waitUntil('2026-12-16T10:00:00Z');

    expect(alerts(frist).at(-1)).toEqual({ type: 'alert', about: 'limit', days: 1, to: [per, boss] });
    expect(await frist.verbs.snoozeAlert(id, undefined, { id: per })).toMatchObject({ why: 'too_close_to_snooze' });
  });
});

describe('a breach', () => {
  const breach = mail({ text: 'Hei, dere har sendt meg en annen persons personopplysninger, det er et brudd på personvernet.' });

  it('wakes people at night, and again a day and four hours before Datatilsynet has to know', async () => {
    const frist = await openTestWorld();
    await frist.arrive(breach);
    expect((await frist.onlyCase()).lines.map(({ right }) => right)).toContain('breach');

    for (const hour of ['11-17T23:00', '11-19T09:00', '11-20T05:00', '11-20T09:00']) await frist.waitUntil(`2026-${hour}:00Z`);

    expect(alerts(frist, 'breach').length).toBeGreaterThanOrEqual(5);
    expect(new Set(alertMails(frist).map(({ messageId }) => messageId)).size).toBe(alertMails(frist).length);
  });
});

describe('an alert by mail', () => {
  it('of a breach comes at once, when nobody has judged it in time, and while the hours of the authority run out, not for each task', async () => {
    const frist = await openTestWorld();
    await frist.arrive(
      mail({ text: 'Hei, dere har sendt meg en annen persons personopplysninger, det er et brudd på personvernet.' }),
    );
    await frist.verbs.takeCase((await frist.onlyCase()).id, { id: per });

    for (const at of ['11-17T09:00', '11-17T10:00', '11-17T13:00', '11-18T09:00', '11-19T09:00', '11-20T05:00', '11-20T09:00'])
      await frist.waitUntil(`2026-${at}:00Z`);

    expect(alertMails(frist)).toHaveLength(5);
  });

  it('says the number of the case and no more of the person', async () => {
    const frist = await waiting();

    await frist.waitUntil('2026-12-16T10:00:00Z');

    const [told] = alertMails(frist);
    expect(told?.text).toContain('DIGFO-2026-0001');
    for (const theirs of [kari.name, 'Lunde', kari.address, 'Spørsmål', 'ønsker innsyn'])
      expect(JSON.stringify(told)).not.toContain(theirs);
  });
});

it('one case that cannot be looked after does not keep the others from being told', async () => {
  const frist = await waiting();
  await frist.arrive(access.replace('<1@', '<2@').replace(kari.address, 'per.lie@example.no'));
  const { store } = frist.world;
  const { atomically } = store;
  let broken = true;
  Object.assign(store, {
    atomically: (work: Parameters<typeof atomically>[0]) => {
      const fails = broken;
      broken = false;
      return fails ? Promise.reject(new Error('broken')) : atomically(work);
    },
  });

  await frist.waitUntil('2026-12-16T10:00:00Z');
  expect(alerts(frist)).toMatchObject([{ days: 1 }]);
  await frist.waitUntil('2026-12-16T10:01:00Z');

  expect(alerts(frist)).toMatchObject([{ days: 1 }, { days: 1 }]);
});
