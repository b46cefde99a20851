import { expect, it } from 'vitest';
import { calmDigest, type Digest, type DigestLine } from '../../../src/digest/digest.ts';
import { rights } from '../../../src/intents/classification.ts';
import { digestPost } from '../../../src/slack/cards/digest-post.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import { lintMessage } from '../../support/block-kit-linter.ts';

const nb = wordsFor('nb');
const empty: Digest = { ...calmDigest('digfo', '2026-12-17'), sortedAwayCount: 2 };

it('an empty digest is posted all the same and says that nothing is urgent', () => {
  const post = digestPost(empty, nb);

  expect(post.text).toBe(
    'Personvern · DIGFO · torsdag 17. desember 2026: 0 åpne saker, 0 over fristen, 0 med frist innen sju dager.',
  );
  expect(JSON.stringify(post)).toContain('Ingenting haster i dag');
  expect(JSON.stringify(post)).toContain('2 e-poster sortert bort siste døgn · alt er levert');
});

it('overdue cases come first, each with its number, what it asks and how late it is', () => {
  const post = digestPost({ ...empty, openCount: 2, overdue: [line(1, -4)], dueSoon: [line(2, 3)] }, nb);

  const texts = post.blocks.map((block) => (block.type === 'section' ? block.text?.text : undefined));
  expect(texts[2]).toBe(
    '🔴 *Over fristen (1)*\n• *DIGFO-2026-0001* · Innsyn · 4 dager over fristen, torsdag 17. desember · svaret må ses over',
  );
  expect(texts[3]).toContain('🟠 *Frist innen sju dager (1)*');
});

it('whose turn it is stands below, by number', () => {
  const post = digestPost({ ...empty, needsAPerson: [line(1, 3), line(2, 4)], awaitingApproval: [line(3, 5)] }, nb);

  expect(JSON.stringify(post)).toContain('🔎 *Må avklares av en person (2)*: DIGFO-2026-0001, DIGFO-2026-0002');
  expect(JSON.stringify(post)).toContain('📝 *Svar som må ses over (1)*: DIGFO-2026-0003');
});

it('what is to be done stands with its day, and is no calm morning', () => {
  const task = { number: 'DIGFO-2026-0004', kind: 'erase', dueOn: '2026-12-16', daysLeft: -1 } as const;

  const post = JSON.stringify(digestPost({ ...empty, tasks: [task], drafted: [line(5, 3)], waiting: [line(6, 9)] }, nb));

  expect(post).toContain('• *DIGFO-2026-0004* · slett opplysningene · 1 dag over fristen, onsdag 16. desember');
  expect(post).toContain('🤝 *Lagt fram, venter på et ja (1)*: DIGFO-2026-0005');
  expect(post).toContain('💬 *Venter på personen (1)*: DIGFO-2026-0006');
  expect(post).not.toContain('Ingenting haster');
});

it('what gave up is shown as a warning', () => {
  const post = digestPost({ ...empty, parkedCount: 1 }, nb);

  expect(JSON.stringify(post)).toContain('1 oppgave har gitt opp og venter på en person');
});

it('a digest of hundreds of cases is cut to what Slack takes, and says so', () => {
  const tasks = Array.from({ length: 99 }, () => ({ number: 'X', kind: 'erase' as const, dueOn: '2026-12-16', daysLeft: -1 }));
  const many = Array.from({ length: 300 }, (_, i) => ({ ...line(i, -i), rights }));

  const post = digestPost(
    { ...empty, overdue: many, dueSoon: many, awaitingApproval: many, needsAPerson: many, drafted: many, waiting: many, tasks },
    nb,
  );

  expect(lintMessage(post)).toEqual([]);
  expect(JSON.stringify(post)).toContain('… og 285 til');
});

it('the five most urgent cases are opened with one click each, and a digest from before that has no button', () => {
  const known = (count: number, daysLeft: number) => ({ ...line(count, daysLeft), caseId: `case-${count}` });
  const soon = Array.from({ length: 5 }, (_, i) => known(i + 2, i));

  const { blocks } = digestPost({ ...empty, overdue: [known(1, -1)], dueSoon: soon }, nb);
  const before = digestPost({ ...empty, overdue: [line(1, -1)] }, nb);

  const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  expect(buttons.map((each) => 'value' in each && each.value)).toEqual(
    [1, 2, 3, 4, 5].map((count) => JSON.stringify({ c: `case-${count}`, l: 'nb' })),
  );
  expect(before.blocks.filter(({ type }) => type === 'actions')).toEqual([]);
});

function line(count: number, daysLeft: number): DigestLine {
  const number = `DIGFO-2026-${String(count).padStart(4, '0')}`;
  return { number, rights: ['access'], status: 'in_progress', dueOn: '2026-12-17', daysLeft };
}
