import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../src/cases/case-file.ts';
import {
  assessmentKey,
  obstacleTo,
  obstacleToAnswering,
  possibleLetters,
  usualOutcomes,
  yesNeeded,
} from '../../src/cases/letter-rules.ts';
import { type LetterKind, letterKinds, type Outcomes } from '../../src/cases/letters.ts';
import type { Organisation } from '../../src/cases/organisation.ts';
import type { Right } from '../../src/intents/classification.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { ingrid, per } from '../support/people.ts';
import { digfo } from '../support/slack-cases.ts';

const processor: Organisation = { ...digfo, role: 'both' };
const takesFees: Organisation = { ...digfo, feesAllowed: true };

/** A case in which these rights are asked for. */
const asked = (...rights: Right[]) => caseAfter(caseOpened({ rights }));
/** The same with one line answered. */
function answered(caseFile: CaseFile, right: Right, outcome: 'granted' | 'refused' = 'granted'): CaseFile {
  const lines = caseFile.lines.map((line) => (line.right === right ? { ...line, answered: { outcome, at: noon } } : line));
  const stage = lines.every((line) => line.answered) ? ({ status: 'follow_up' } as const) : caseFile.stage;
  return { ...caseFile, lines, stage };
}
const inTriage = (...rights: Right[]) => caseAfter(caseOpened({ rights, triage: 'unsure' }));
const withExchange = (caseFile: CaseFile, about: 'identity' | 'clarification', ...whats: ('asked' | 'answered')[]): CaseFile => ({
  ...caseFile,
  exchanges: whats.map((what) => ({ what, about, at: noon })),
});
const shown = (caseFile: CaseFile, ...methods: CaseFile['proofs'][number]['method'][]): CaseFile => ({
  ...caseFile,
  proofs: methods.map((method) => ({ method, by: per, at: noon })),
});
const onBehalf = (caseFile: CaseFile): CaseFile => ({
  ...caseFile,
  senderSigns: { onBehalf: true, minor: false, newAddress: false },
});
const handedOn = (caseFile: CaseFile): CaseFile => ({ ...caseFile, sent: [{ letter: 'to_controller', at: noon }] });
const withMails = (caseFile: CaseFile, count: number): CaseFile => ({
  ...caseFile,
  mails: Array.from({ length: count }, (_, i) => ({ id: `mail-${i}`, receivedAt: noon })),
});

function why(
  letter: LetterKind,
  caseFile: CaseFile,
  organisation = digfo,
  outcomes: Outcomes = {},
  now = noon,
): string | undefined {
  return obstacleTo(letter, outcomes, caseFile, organisation, now)?.why;
}
const whyNotAnswer = (outcomes: Outcomes, caseFile: CaseFile, organisation = digfo) =>
  why('answer', caseFile, organisation, outcomes);

describe('whose yes a letter needs', () => {
  it('is an approver’s for what binds the company, and a handler’s for the rest (domain O12)', () => {
    expect(new Set(letterKinds.filter((letter) => yesNeeded(letter) === 'approver'))).toEqual(
      new Set([
        'answer',
        'identity_code',
        'extension',
        'fee',
        'to_controller',
        'breach_notice',
        'restriction_lifting',
        'disclosure',
      ]),
    );
  });
});

describe('the usual answer', () => {
  it('grants all that is asked and not answered yet', () => {
    expect(usualOutcomes(answered(asked('access', 'erasure'), 'access'), digfo)).toEqual({ erasure: 'granted' });
    expect(usualOutcomes(asked('access', 'erasure'), digfo)).toEqual({ access: 'granted', erasure: 'granted' });
  });

  it('is the copy alone where the erasure is a task of its own that may only follow it (DEF-7, MET-3)', () => {
    const immediate = { ...digfo, erasure: { exec: 'immediate' } } as const;

    expect(usualOutcomes(asked('access', 'erasure'), immediate)).toEqual({ access: 'granted' });
    expect(usualOutcomes(answered(asked('access', 'erasure'), 'access'), immediate)).toEqual({ erasure: 'granted' });
  });
});

describe('the letters that are offered', () => {
  it('are those that would not be refused', () => {
    expect(possibleLetters(asked('access'), digfo, noon)).toEqual([
      'answer',
      'identity_request',
      'clarification',
      'extension',
      'merged',
      'freedom_of_information',
      'no_request',
      'disclosure',
    ]);
  });

  it('are none in a closed case', () => {
    const closed: CaseFile = {
      ...asked('access'),
      stage: { status: 'closed', outcome: 'answered', closedAt: noon, closedBy: ingrid },
    };

    expect(possibleLetters(closed, digfo, noon)).toEqual([]);
    expect(why('disclosure', closed)).toBe('already_closed');
  });
});

describe('an answer', () => {
  it.each<[string, Outcomes, CaseFile, string | undefined]>([
    ['answers what is asked', { access: 'granted' }, asked('access'), undefined],
    ['may answer one line before the rest', { access: 'none_held' }, asked('access', 'complaint'), undefined],
    ['answers something', {}, asked('access'), 'nothing_to_approve'],
    ['waits until somebody says what is asked', { access: 'granted' }, inTriage('access'), 'nothing_to_approve'],
    ['answers nothing that was not asked', { erasure: 'granted' }, asked('access'), 'outcome_not_possible'],
    ['answers no line twice', { access: 'granted' }, answered(asked('access', 'erasure'), 'access'), 'already_answered'],
    ['takes nothing back for the person', { access: 'withdrawn' }, asked('access'), 'outcome_not_possible'],
    ['hands nothing on', { access: 'forwarded' }, asked('access'), 'outcome_not_possible'],
    [
      'refuses no consent that is taken back (Art. 7(3))',
      { consent_withdrawal: 'refused' },
      asked('consent_withdrawal'),
      'cannot_be_refused',
    ],
    ['does not half follow it', { consent_withdrawal: 'partly' }, asked('consent_withdrawal'), 'cannot_be_refused'],
    ['refuses no objection to marketing (Art. 21(3))', { objection: 'refused' }, asked('objection'), 'cannot_be_refused'],
    ['follows an objection to marketing', { objection: 'granted' }, asked('objection'), undefined],
    ['may refuse another right', { restriction: 'refused' }, asked('restriction'), undefined],
    [
      'calls nobody unidentified who was not asked (Art. 12(6))',
      { access: 'not_identified' },
      asked('access'),
      'nobody_was_asked',
    ],
    [
      'calls nobody unidentified who was asked only what they mean',
      { access: 'not_identified' },
      withExchange(asked('access'), 'clarification', 'asked'),
      'nobody_was_asked',
    ],
    ['says so to whom was asked', { access: 'not_identified' }, withExchange(asked('access'), 'identity', 'asked'), undefined],
    [
      'does not say so to whom has shown it',
      { access: 'not_identified' },
      shown(withExchange(asked('access'), 'identity', 'asked', 'answered'), 'known_fact'),
      'outcome_not_possible',
    ],
    [
      'does not say so where nobody needs to know',
      { complaint: 'not_identified' },
      withExchange(asked('complaint'), 'identity', 'asked'),
      'outcome_not_possible',
    ],
    ['does not erase before the copy is out (domain 3.3)', { erasure: 'granted' }, asked('access', 'erasure'), 'access_first'],
    ['nor erase a part', { erasure: 'partly' }, asked('access', 'erasure'), 'access_first'],
    ['may refuse the erasure before', { erasure: 'refused' }, asked('access', 'erasure'), undefined],
    ['may do both at once', { access: 'granted', erasure: 'granted' }, asked('access', 'erasure'), undefined],
    ['erases once the copy is out', { erasure: 'granted' }, answered(asked('access', 'erasure'), 'access'), undefined],
    ['erases where no copy was asked for', { erasure: 'granted' }, asked('erasure'), undefined],
  ])('%s', (_, outcomes, caseFile, refusal) => {
    expect(whyNotAnswer(outcomes, caseFile)).toBe(refusal);
  });

  it('may refuse an objection that is not about marketing, says a person who has read it', () => {
    const caseFile = asked('objection');
    const other = { ...caseFile, lines: caseFile.lines.map((line) => ({ ...line, marketing: false })) };

    expect(whyNotAnswer({ objection: 'refused' }, other)).toBeUndefined();
  });
});

describe('what an answer needs before it may leave', () => {
  const sensitive: Organisation = { ...digfo, identity: { ...digfo.identity, sensitive: true } };
  const assesses: Organisation = { ...digfo, assessmentRights: ['access'] };
  const erasesAtOnce: Organisation = { ...digfo, erasure: { exec: 'immediate' } };
  const planned = (note: string) => ({
    ...asked('access'),
    plan: { letter: 'answer' as const, outcomes: {}, values: { [assessmentKey('access')]: note }, body: undefined, by: per },
  });

  it.each<[string, Outcomes, CaseFile, Organisation, object | undefined]>([
    ['to know who asks for a copy', { access: 'granted' }, asked('access'), digfo, { why: 'identity_missing', level: 'light' }],
    ['to know it where nothing is held, too', { access: 'none_held' }, asked('access'), digfo, { why: 'identity_missing' }],
    ['to know it for a part', { access: 'partly' }, asked('access'), digfo, { why: 'identity_missing' }],
    ['nothing to refuse', { access: 'refused' }, asked('access'), digfo, undefined],
    ['nothing to answer a complaint', { complaint: 'granted' }, asked('complaint'), digfo, undefined],
    ['one proof', { access: 'granted' }, shown(asked('access'), 'registered_address'), digfo, undefined],
    [
      'a strong one where the copy may hold credit data',
      { access: 'granted' },
      shown(asked('access'), 'known_fact'),
      sensitive,
      { why: 'identity_missing', level: 'strong' },
    ],
    ['BankID there', { access: 'granted' }, shown(asked('access'), 'bankid'), sensitive, undefined],
    [
      'to have seen that a lawyer may',
      { access: 'granted' },
      onBehalf(shown(asked('access'), 'known_fact')),
      digfo,
      { why: 'authority_missing' },
    ],
    [
      'nothing more once that was seen',
      { access: 'granted' },
      onBehalf(shown(asked('access'), 'known_fact', 'authority')),
      digfo,
      undefined,
    ],
    [
      'an assessment the policy promises (DGT-8)',
      { access: 'refused' },
      asked('access'),
      assesses,
      { why: 'assessment_missing' },
    ],
    ['an assessment that says something', { access: 'refused' }, planned('  '), assesses, { why: 'assessment_missing' }],
    ['no more than that', { access: 'refused' }, planned('looked at'), assesses, undefined],
    [
      'the erasure itself where it is promised at once (DEF-7)',
      { erasure: 'granted' },
      shown(asked('erasure'), 'known_fact'),
      erasesAtOnce,
      { why: 'not_done_yet', task: 'erase' },
    ],
    ['no erasure to refuse one', { erasure: 'refused' }, shown(asked('erasure'), 'known_fact'), erasesAtOnce, undefined],
    ['no task where staff confirm it', { erasure: 'granted' }, shown(asked('erasure'), 'known_fact'), digfo, undefined],
  ])('is %s', (_, outcomes, caseFile, organisation, refusal) => {
    const obstacle = obstacleToAnswering(outcomes, caseFile, organisation);

    if (refusal) expect(obstacle).toMatchObject(refusal);
    else expect(obstacle).toBeUndefined();
  });

  it('is nothing more once the erasure is noted', () => {
    const erased: CaseFile = {
      ...shown(asked('erasure'), 'known_fact'),
      tasksEnded: { 'erase:erasure': { how: 'done', by: per, at: noon, on: Temporal.PlainDate.from('2026-11-17') } },
    };

    expect(obstacleToAnswering({ erasure: 'granted' }, erased, erasesAtOnce)).toBeUndefined();
  });
});

describe('a question who somebody is', () => {
  it.each<[string, LetterKind, CaseFile, string | undefined]>([
    ['is asked where a copy is', 'identity_request', asked('access'), undefined],
    ['is asked while nobody has said what is meant', 'identity_request', inTriage('complaint'), undefined],
    ['is asked of a mail that could not be read', 'identity_request', inTriage(), undefined],
    ['is not asked where nobody needs to know (Art. 12(6))', 'identity_request', asked('complaint'), 'identity_not_needed'],
    ['is not asked of whom has shown it', 'identity_request', shown(asked('access'), 'known_fact'), 'identity_not_needed'],
    [
      'is asked of a lawyer who has shown nothing of their client',
      'identity_request',
      onBehalf(shown(asked('access'), 'known_fact')),
      undefined,
    ],
    [
      'is not asked once all that needs it is answered',
      'identity_request',
      answered(asked('access', 'complaint'), 'access'),
      'identity_not_needed',
    ],
    ['is not asked once all is answered', 'identity_request', answered(asked('access'), 'access'), 'wrong_stage'],
    ['is not asked twice', 'identity_request', withExchange(asked('access'), 'identity', 'asked'), 'already_asked'],
    ['is not asked twice in triage', 'identity_request', withExchange(inTriage(), 'identity', 'asked'), 'already_asked'],
    [
      'is asked again once the answer was not enough',
      'identity_request',
      withExchange(asked('access'), 'identity', 'asked', 'answered'),
      undefined,
    ],
    ['may be answered by a code beside it', 'identity_code', withExchange(asked('access'), 'identity', 'asked'), undefined],
  ])('%s', (_, letter, caseFile, refusal) => {
    expect(why(letter, caseFile)).toBe(refusal);
  });

  it('is not asked by a second code while one is out', () => {
    const code = { digits: '123456', address: 'kari@example.no', validUntil: noon, wrongTries: 0 };

    expect(why('identity_code', { ...withExchange(asked('access'), 'identity', 'asked'), code })).toBe('already_asked');
  });

  it('is never put to the address on record alone: whoever asked is told first why, and what happens to the limit', () => {
    expect(why('identity_code', asked('access'))).toBe('letter_first');
  });
});

describe('another letter', () => {
  const twice = (caseFile: CaseFile) => withMails(caseFile, 2);
  const late = Temporal.Instant.from('2026-12-18T11:00:00Z');
  const lastDay = Temporal.Instant.from('2026-12-17T22:30:00Z');
  const ended = (id: string): CaseFile['tasksEnded'] => ({
    [id]: { how: 'done', by: per, at: noon, on: Temporal.PlainDate.from('2026-11-17') },
  });
  const made = (kind: CaseFile['tasksMade'][number]['kind'], id = kind as string): CaseFile['tasksMade'][number] => ({
    id,
    kind,
    dueOn: Temporal.PlainDate.from('2027-02-15'),
  });

  it.each<[string, LetterKind, CaseFile, Organisation, string | undefined, Temporal.Instant?]>([
    ['asks what is meant', 'clarification', asked('access'), digfo, undefined],
    ['does not ask that twice', 'clarification', withExchange(asked('access'), 'clarification', 'asked'), digfo, 'already_asked'],
    ['asks it beside the other question', 'clarification', withExchange(asked('access'), 'identity', 'asked'), digfo, undefined],
    ['asks nothing once all is answered', 'clarification', answered(asked('access'), 'access'), digfo, 'wrong_stage'],
    [
      'says that the clock runs again after an answer',
      'clock_resumed',
      withExchange(asked('access'), 'identity', 'asked', 'answered'),
      digfo,
      undefined,
    ],
    [
      'does not say so before one',
      'clock_resumed',
      withExchange(asked('access'), 'identity', 'asked'),
      digfo,
      'nobody_was_asked',
    ],
    ['takes more time on the last day of the month (Art. 12(3))', 'extension', asked('access'), digfo, undefined, lastDay],
    ['takes none the day after', 'extension', asked('access'), digfo, 'month_is_over', late],
    ['takes it once', 'extension', { ...asked('access'), extensionNotices: [noon] }, digfo, 'extended_already'],
    ['takes none for what is answered', 'extension', answered(asked('access'), 'access'), digfo, 'wrong_stage'],
    ['asks no fee where the policy takes none (DEF-12)', 'fee', asked('access'), digfo, 'no_fees'],
    ['asks a fee where it may', 'fee', asked('access'), takesFees, undefined],
    ['asks no fee for what is answered', 'fee', answered(asked('access'), 'access'), takesFees, 'wrong_stage'],
    ['goes to no controller where we are the controller', 'to_controller', asked('access'), digfo, 'not_a_processor'],
    ['hands on a customer’s data (Art. 28(3)(e))', 'to_controller', asked('access'), processor, undefined],
    ['hands on what nobody can name', 'to_controller', inTriage(), processor, undefined],
    ['says that it was handed on', 'forwarded', handedOn(asked('access')), processor, undefined],
    ['says so only once it was', 'forwarded', asked('access'), processor, 'letter_first'],
    ['says so only once somebody has named what is asked', 'forwarded', handedOn(inTriage()), processor, 'no_rights'],
    [
      'hands on the customer’s part when our own is answered',
      'forwarded',
      handedOn(answered(asked('access', 'erasure'), 'access')),
      processor,
      undefined,
    ],
    ['hands nothing on when all is answered', 'to_controller', answered(asked('access'), 'access'), processor, 'wrong_stage'],
    ['puts off no stop of marketing', 'extension', asked('objection'), digfo, 'may_not_wait'],
    ['takes more time for what may wait beside it', 'extension', asked('objection', 'access'), digfo, undefined],
    ['is never handed on by a controller', 'forwarded', asked('access'), digfo, 'not_a_processor'],
    ['takes nothing back by silence', 'withdrawn', asked('access'), digfo, 'not_in_writing'],
    ['takes back what the person takes back in writing', 'withdrawn', twice(asked('access')), digfo, undefined],
    ['takes back nothing that nobody can name', 'withdrawn', twice(inTriage()), digfo, 'no_rights'],
    ['takes back nothing that is answered', 'withdrawn', twice(answered(asked('access'), 'access')), digfo, 'wrong_stage'],
    ['tells of no backups that are still there (DEF-8)', 'backup_purged', asked('erasure'), digfo, 'not_done_yet'],
    [
      'tells of backups that are gone',
      'backup_purged',
      { ...answered(asked('erasure'), 'erasure'), tasksMade: [made('confirm_purge')], tasksEnded: ended('purge_backups') },
      digfo,
      undefined,
    ],
    [
      'tells it once',
      'backup_purged',
      { ...answered(asked('erasure'), 'erasure'), tasksEnded: { ...ended('purge_backups'), ...ended('confirm_purge') } },
      digfo,
      'wrong_stage',
    ],
    [
      'tells that data are used again (Art. 18(3))',
      'restriction_lifting',
      { ...answered(asked('restriction'), 'restriction'), tasksMade: [made('review_restriction', 'review_restriction:1')] },
      digfo,
      undefined,
    ],
    ['does not where nothing is locked', 'restriction_lifting', asked('restriction'), digfo, 'wrong_stage'],
    ['tells of a breach', 'breach_notice', asked('breach'), digfo, undefined],
    ['tells of none where there is none', 'breach_notice', asked('access'), digfo, 'wrong_stage'],
    ['points to the law on public bodies', 'freedom_of_information', asked('access'), digfo, undefined],
    [
      'calls nothing no request that was answered',
      'no_request',
      answered(asked('access', 'erasure'), 'access'),
      digfo,
      'already_answered',
    ],
    [
      'says that a copy of a card is deleted',
      'id_copy_deleted',
      { ...asked('access'), identityCopies: [{ mailId: 'mail-1', at: noon }] },
      digfo,
      undefined,
    ],
    ['does not where none came', 'id_copy_deleted', asked('access'), digfo, 'wrong_stage'],
    ['says that two cases are one', 'merged', asked('access'), digfo, undefined],
    ['tells of a disclosure at any time', 'disclosure', answered(asked('access'), 'access'), digfo, undefined],
  ])('%s', (_, letter, caseFile, organisation, refusal, now = noon) => {
    expect(why(letter, caseFile, organisation, {}, now)).toBe(refusal);
  });

  it('takes more time a week later where the clock stood still for a week', () => {
    const exchanges = [
      { what: 'asked', about: 'identity', at: noon },
      { what: 'answered', about: 'identity', at: noon.add({ hours: 7 * 24 }) },
    ] as const;

    expect(why('extension', { ...asked('access'), exchanges }, digfo, {}, late)).toBeUndefined();
  });
});
