/**
 * The App Home: what one person has to do, and whether Frist is well. It is drawn anew whenever they open it, so that it holds only what
 * a card holds: numbers, rights, dates and colleagues.
 */
import type { ActionsBlock, HomeView, KnownBlock, StaticSelect } from '@slack/types';
import { Temporal } from 'temporal-polyfill';
import { type OfficeFilter, type OfficeSection, officeFilters, officeSections } from '../../digest/office.ts';
import type { NoAccess, Office, OfficeWish } from '../../workflow/office-verbs.ts';
import { actionRow, button, header, note, own, section } from '../blocks.ts';
import { actions, carry } from '../button-value.ts';
import { sortedAwayRows } from '../cards/sorted-away.ts';
import { writtenDay } from '../dates.ts';
import { capped, esc } from '../text-safety.ts';
import { capitalised, colleague, listed, type Words } from '../words.ts';
import { caseRow } from './case-row.ts';

/** Two blocks a mail: with twenty cases and their headings all of it stays below the hundred blocks that Slack shows. */
const mostSortedAway = 15;
/** A list of options has at most a hundred. */
const mostCompanies = 99;

export function homeView(office: Office, words: Words): HomeView {
  return home([
    header(words.home.title),
    { type: 'section', fields: countersOf(office, words) },
    ...controls(office, words),
    ...caseRows(office, words),
    ...paging(office, words),
    ...sortedAwayToday(office, words),
    { type: 'divider' },
    note(capitalised(healthOf(office, words).join(' · '))),
  ]);
}

/** For somebody who sees no company's cases: whom to ask, and that it may only be Slack that did not answer. */
export function noAccessHome({ unsure, ask }: NoAccess, words: Words): HomeView {
  return messageHome(noAccessSentence({ unsure, ask }, words), words);
}

export function noAccessSentence({ unsure, ask }: Omit<NoAccess, 'kind'>, words: Words): string {
  if (unsure) return words.home.unsure;
  const people = ask.filter((id) => !id.startsWith('cli:')).slice(0, 5);
  if (people.length === 0) return words.home.noAccessAlone;
  return words.home.noAccess(
    listed(
      people.map((id) => colleague(id, words)),
      words,
    ),
  );
}

/** One sentence instead of the cases, and a button to look again. */
export function messageHome(sentence: string, words: Words): HomeView {
  return home([header(words.home.title), section(sentence), actionRow(refreshButton(undefined, words))]);
}

function home(blocks: readonly KnownBlock[]): HomeView {
  return { type: 'home', callback_id: 'home', blocks: [...blocks] };
}

function countersOf({ counts }: Office, words: Words) {
  const { counts: name } = words.home;
  const dots = { overdue: counts.overdue > 0 ? '🔴 ' : '', week: counts.week > 0 ? '🟠 ' : '' };
  return [
    own(`*${name.overdue}*\n${dots.overdue}${counts.overdue}`),
    own(`*${name.week}*\n${dots.week}${counts.week}`),
    own(`*${name.mine}*\n${counts.mine}`),
    own(`*${name.second}*\n${counts.second}`),
    own(`*${name.unassigned}*\n${counts.unassigned}`),
    own(`*${name.open}*\n${counts.open}`),
  ];
}

function controls({ wish, organisations }: Office, words: Words): readonly KnownBlock[] {
  const filters = officeFilters.map((filter) => option(words.home.filters[filter], { ...wish, filter, page: 0 }, words));
  const companies = [
    option(words.home.allCompanies, { ...wish, organisation: undefined, page: 0 }, words),
    ...organisations.slice(0, mostCompanies).map(({ id, name }) => option(name, { ...wish, organisation: id, page: 0 }, words)),
  ];
  const company = 1 + organisations.findIndex(({ id }) => id === wish.organisation);
  const row: ActionsBlock = {
    type: 'actions',
    elements: [
      select(actions.homeFilter, words.home.filter, filters, officeFilters.indexOf(wish.filter)),
      ...(organisations.length > 1 ? [select(actions.homeCompany, words.home.company, companies, company)] : []),
      button(actions.newCase, words.home.newCase, carry({ l: words.language })),
      refreshButton(wish, words),
    ],
  };
  return [row];
}

function refreshButton(wish: OfficeWish | undefined, words: Words) {
  return button(actions.homeRefresh, words.home.refresh, wish ? carryWish(wish, words) : carry({ l: words.language }));
}

type Option = NonNullable<StaticSelect['options']>[number];

function option(label: string, wish: OfficeWish, words: Words): Option {
  return { text: { type: 'plain_text', text: capped(label, 75), emoji: false }, value: carryWish(wish, words) };
}

function select(actionId: string, placeholder: string, options: Option[], chosen: number): StaticSelect {
  const initial = options[chosen];
  return {
    type: 'static_select',
    action_id: actionId,
    // What is chosen stands here too: not everything that draws a Home shows it otherwise.
    placeholder: initial?.text ?? { type: 'plain_text', text: placeholder, emoji: false },
    options,
    ...(initial && { initial_option: initial }),
  };
}

/** An option of a list holds 75 characters, so that what goes without saying is left out. */
function carryWish({ filter, page, organisation }: OfficeWish, words: Words): string {
  return carry({
    f: filter,
    ...(page > 0 && { i: page }),
    ...(organisation !== undefined && { u: organisation }),
    l: words.language,
  });
}

function caseRows(office: Office, words: Words): readonly KnownBlock[] {
  if (office.rows.length === 0) return [section(words.home.nothing)];
  return officeSections.flatMap((name) => {
    const rows = office.rows.filter((row) => row.section === name);
    if (rows.length === 0) return [];
    const said = { withDot: name === 'mine' || name === 'second', withHandler: name !== 'mine' };
    return [section(headingOf(name, office, words)), ...rows.map((row) => caseRow(row, words, said))];
  });
}

/** On the next page the same heading says that it goes on. */
function headingOf(name: OfficeSection, { inSection, rows, page, pages }: Office, words: Words): string {
  const heading = words.home.sections[name](inSection[name]);
  const isWhole = rows.filter((row) => row.section === name).length === inSection[name];
  return pages > 1 && page > 0 && !isWhole && rows[0]?.section === name ? words.home.continued(heading) : heading;
}

function paging({ wish, page, pages }: Office, words: Words): readonly KnownBlock[] {
  if (pages === 1) return [];
  const to = (target: number, actionId: string, text: string) =>
    button(actionId, text, carryWish({ ...wish, page: target }, words));
  const buttons = [
    ...(page > 0 ? [to(page - 1, actions.homePrevious, words.home.previous)] : []),
    ...(page < pages - 1 ? [to(page + 1, actions.homeNext, words.home.next)] : []),
  ];
  return [actionRow(...buttons), note(words.home.page(page + 1, pages))];
}

function sortedAwayToday({ sortedAway }: Office, words: Words): readonly KnownBlock[] {
  if (sortedAway.length === 0) return [];
  const shown = sortedAway.slice(0, mostSortedAway);
  const older = sortedAway.length - shown.length;
  const { note: explanation, older: olderWords } = words.sortedAway;
  return [
    { type: 'divider' },
    section(words.home.sortedAway(sortedAway.length)),
    ...shown.flatMap((mail) => sortedAwayRows(mail, words)),
    note(older > 0 ? `${olderWords(older)} ${explanation}` : explanation),
  ];
}

/** What is not well is printed bold, after a sign that says so. */
function healthOf({ health, organisations }: Office, words: Words): readonly string[] {
  const { health: say } = words.home;
  const nameOf = (id: string) => esc(organisations.find((each) => each.id === id)?.name ?? id);
  const isWell =
    health.parked === 0 && health.slack === 'connected' && health.mailboxes.every(({ state }) => state === 'connected');
  return [
    `${isWell ? '✅' : '⚠️'} ${health.mailboxes.map(({ organisation, state }) => say.mailbox[state](nameOf(organisation))).join(' · ')}`,
    say.slack[health.slack],
    ...(health.waiting > 0 ? [say.waiting(health.waiting)] : []),
    ...(health.parked > 0 ? [say.parked(health.parked)] : []),
    ...(health.waiting + health.parked === 0 ? [say.delivered] : []),
    digestOf(health.digests, words),
  ];
}

/** The oldest of the newest: one company whose digest does not come must not hide behind the others. */
function digestOf(digests: Office['health']['digests'], words: Words): string {
  const days = digests.map(({ on }) => on);
  const [oldest] = days.filter((on) => on !== undefined).toSorted(Temporal.PlainDate.compare);
  if (!oldest || days.includes(undefined)) return words.home.health.noDigest;
  return words.home.health.digest(writtenDay(oldest, words.language));
}

/** The wish that a button or a list of the Home carries. */
export function readWish(carried: {
  readonly f?: OfficeFilter | undefined;
  readonly i?: number | undefined;
  readonly u?: string | undefined;
}): OfficeWish {
  return { filter: carried.f ?? 'all', page: carried.i ?? 0, organisation: carried.u };
}
