import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { officeFilters } from '../../../src/digest/office.ts';
import { readCarried } from '../../../src/slack/button-value.ts';
import { homeView, noAccessHome, readWish } from '../../../src/slack/home/home-view.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import type { SortedAwayMail } from '../../../src/workflow/ports.ts';
import { lintHome } from '../../support/block-kit-linter.ts';
import { office, row } from '../../support/offices.ts';
import { ingrid, per } from '../../support/people.ts';
import { digfo } from '../../support/slack-cases.ts';

const nb = wordsFor('nb');

/** Every text of the view, a line each. */
function textsOf(view: object): readonly string[] {
  const found: string[] = [];
  JSON.stringify(view, (key, value) => {
    if (key === 'text' && typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

function sortedAway(count: number): readonly SortedAwayMail[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `mail-${i}`,
    receivedAt: Temporal.Instant.from('2026-11-24T08:14:00Z').subtract({ minutes: i }),
    kind: 'sorted_away',
    disposition: 'automatic',
    mailKind: 'newsletter',
    reason: `List-Id, fra kari.lunde@example.no`,
  }));
}

describe('the App Home', () => {
  it('has a line and a button for each case, under what it is to this person', () => {
    const rows = [
      row(1, -4, { handler: per }),
      row(2, 3, { handler: ingrid }),
      row(3, 20),
      row(4, 12, { status: 'drafted', preparedBy: per }),
    ];

    const texts = textsOf(homeView(office(rows), nb));

    expect(texts.filter((text) => text.includes('DIGFO-2026'))).toEqual([
      `🟠 *DIGFO-2026-0002* · Innsyn · 3 dager igjen · svaret må ses over`,
      '🟢 *DIGFO-2026-0004* · Innsyn · 12 dager igjen · lagt fram, må godkjennes · ingen ansvarlig',
      `*DIGFO-2026-0001* · Innsyn · 4 dager over fristen · svaret må ses over · <@${per}>`,
      '*DIGFO-2026-0003* · Innsyn · 20 dager igjen · svaret må ses over · ingen ansvarlig',
    ]);
    expect(texts).toContain('🙋 *Dine saker (1)*');
    expect(texts).toContain('🤝 *Venter på en kollega til (1)*');
  });

  it('counts what there is at the top', () => {
    const texts = textsOf(homeView(office([row(1, -4), row(2, 3)]), nb));

    expect(texts.slice(1, 7)).toEqual([
      '*Over fristen*\n🔴 1',
      '*Innen sju dager*\n🟠 1',
      '*Dine saker*\n0',
      '*Venter på en kollega til*\n0',
      '*Uten ansvarlig*\n2',
      '*Åpne i alt*\n2',
    ]);
  });

  it('says what is left to be done, and opens that, where all is answered', () => {
    const due = {
      on: Temporal.PlainDate.from('2026-11-23'),
      what: 'task',
      task: { id: 'erase', kind: 'erase', dueOn: Temporal.PlainDate.from('2026-11-23') },
    } as const;
    const view = homeView(office([row(1, -1, { status: 'follow_up', due })]), nb);

    expect(textsOf(view)).toContain(
      '*DIGFO-2026-0001* · Innsyn · 1 dag over fristen: slett opplysningene · besvart, noe gjenstår · ingen ansvarlig',
    );
    expect(JSON.stringify(view)).toContain('"action_id":"case.tasks"');
  });

  it('says that there is nothing', () => {
    expect(textsOf(homeView(office([]), nb))).toContain('Ingen saker her nå.');
  });

  it('shows what was sorted away today without an address, with its two buttons', () => {
    const view = JSON.stringify(homeView(office([], { sortedAway: sortedAway(17) }), nb));

    expect(view).toContain('Sortert bort i dag (17)');
    expect(view.match(/"action_id":"mail.take_back"/g)).toHaveLength(15);
    expect(view.match(/"action_id":"mail.read"/g)).toHaveLength(15);
    expect(view).toContain('2 eldre e-poster');
    expect(view).not.toContain('example.no');
  });
});

describe('its last line', () => {
  const last = (changes: Parameters<typeof office>[1]) => textsOf(homeView(office([], changes), nb)).at(-1);
  const { health } = office([]);

  it('says that all is well', () => {
    expect(last({})).toBe(
      '✅ postkassen til DigFo er tilkoblet · Slack er tilkoblet · alt er levert · siste oppsummering tirsdag 24. november',
    );
  });

  it('says what is not', () => {
    const ill = {
      ...health,
      mailboxes: [{ organisation: 'digfo', state: 'refused' } as const],
      slack: 'reconnecting',
      waiting: 3,
      parked: 2,
      digests: [{ organisation: 'digfo', on: undefined }],
    } as const;

    expect(last({ health: ill })).toBe(
      '⚠️ *postkassen til DigFo godtar ikke innloggingen* · *Slack kobles til på nytt* · 3 venter på å bli levert · *2 har gitt opp og venter på en person* · ingen oppsummering ennå',
    );
  });

  it('tells of the company whose digest is oldest', () => {
    const digests = ['2026-11-24', '2026-11-20'].map((on) => ({ organisation: on, on: Temporal.PlainDate.from(on) }));

    expect(last({ health: { ...health, digests } })).toContain('siste oppsummering fredag 20. november');
  });
});

describe('its buttons and lists', () => {
  const many = Array.from({ length: 45 }, (_, i) => row(i + 1, 30));

  it('carry filter, page and company, and come back as they were', () => {
    const metrocar = { ...digfo, id: 'metrocar', name: 'Metrocar' };
    const view = homeView(
      office(many, { organisations: [digfo, metrocar] }, { filter: 'unassigned', page: 1, organisation: 'metrocar' }),
      nb,
    );
    const values = [...JSON.stringify(view).matchAll(/"value":"((?:[^"\\]|\\.)*)"/g)].map(([, value]) =>
      readWish(readCarried(JSON.parse(`"${value}"`)) ?? {}),
    );

    expect(values).toContainEqual({ filter: 'unassigned', page: 0, organisation: 'metrocar' });
    expect(values).toContainEqual({ filter: 'unassigned', page: 2, organisation: 'metrocar' });
    for (const filter of officeFilters) expect(values).toContainEqual({ filter, page: 0, organisation: 'metrocar' });
    expect(values).toContainEqual({ filter: 'unassigned', page: 0, organisation: 'digfo' });
    expect(values).toContainEqual({ filter: 'unassigned', page: 0, organisation: undefined });
    expect(lintHome(view)).toEqual([]);
  });

  it('turn pages only where there are some, and a heading says that it goes on', () => {
    const page = (n: number) => JSON.stringify(homeView(office(many, {}, { page: n }), nb));

    expect(page(0)).not.toContain('Forrige');
    expect(page(0)).toContain('Neste');
    expect(page(1)).toContain('🟢 *Senere (45)* · fortsetter');
    expect(page(2)).toContain('Side 3 av 3');
    expect(page(2)).not.toContain('Neste');
    expect(JSON.stringify(homeView(office([row(1, 30)]), nb))).not.toContain('Side');
  });
});

it('whoever sees no cases is told whom to ask', () => {
  const said = (unsure: boolean, ask: readonly string[]) => textsOf(noAccessHome({ kind: 'no_access', unsure, ask }, nb))[1];

  expect(said(false, [ingrid, 'S0GROUP', 'cli:ola'])).toContain(`Be <@${ingrid}> og <!subteam^S0GROUP> om`);
  expect(said(false, ['cli:ola'])).toContain('Be den som drifter Frist');
  expect(said(true, [ingrid])).toContain('Slack svarte ikke');
});

it.each(['nb', 'en'] as const)('all of it keeps to the limits of Slack, with one case and with 300, in %s', (language) => {
  const words = wordsFor(language);
  const statuses = Object.keys(words.status) as (keyof typeof words.status)[];
  const rows = Array.from({ length: 300 }, (_, i) =>
    row(i + 1, i - 10, {
      status: statuses[i % statuses.length] ?? 'closed',
      rights: Object.keys(words.rights) as (keyof typeof words.rights)[],
      handler: i % 5 === 0 ? ingrid : undefined,
      preparedBy: i % 7 === 0 ? per : undefined,
    }),
  );
  const companies = Array.from({ length: 120 }, (_, i) => ({
    ...digfo,
    id: `company-${i}`,
    name: `Selskap ${i} ${'x'.repeat(100)}`,
  }));
  const busy = { organisations: companies, sortedAway: sortedAway(40) };

  expect(lintHome(homeView(office([row(1, 3)]), words))).toEqual([]);
  for (const page of [0, 1, 14]) expect(lintHome(homeView(office(rows, busy, { page }), words))).toEqual([]);
  expect(
    lintHome(noAccessHome({ kind: 'no_access', unsure: false, ask: Array.from({ length: 50 }, () => ingrid) }, words)),
  ).toEqual([]);
});
