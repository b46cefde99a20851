import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../src/cases/case-command.ts';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { decide } from '../../src/cases/decide.ts';
import { afterEvents } from '../../src/cases/decision.ts';
import {
  type IdentityLevel,
  identityNeeded,
  identityShown,
  isEnough,
  isExpired,
  judgeCode,
  mayCount,
  offeredProofs,
  type ProofMethod,
} from '../../src/cases/identity.ts';
import { rights } from '../../src/intents/classification.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { kari, per } from '../support/people.ts';

const vouched = { onBehalf: false, minor: false, newAddress: false };
const proofs = (...methods: ProofMethod[]) => methods.map((method) => ({ method, by: per, at: noon }));
const code = { digits: '271828', address: kari.address, validUntil: noon.add({ hours: 24 }), wrongTries: 0 };
const access = (changes: Partial<CaseFile> = {}): CaseFile => ({ ...caseAfter(caseOpened({ senderSeen: 'pass' })), ...changes });
const asked = { what: 'asked', about: 'identity', at: noon } as const;

describe('who has to be known (domain 3.5, Art. 12(6))', () => {
  const needing = (level: IdentityLevel, sensitive: boolean) =>
    rights.filter((right) => identityNeeded(right, { sensitive, mode: 'match', rights: [] }) === level);

  it('is nobody who wants less of us, asks, complains or reports a breach', () => {
    const none = ['objection', 'consent_withdrawal', 'information', 'complaint', 'breach'];

    expect(needing('none', false)).toEqual(none);
    expect(needing('none', true)).toEqual(none);
  });

  it('is lightly whoever is given, changed or destroyed something', () => {
    expect(needing('light', false)).toEqual([
      'access',
      'rectification',
      'erasure',
      'restriction',
      'portability',
      'automated_decision',
    ]);
  });

  it('is strongly whoever gets a copy of credit or health data', () => {
    expect(needing('strong', true)).toEqual(['access', 'portability']);
    expect(needing('strong', false)).toEqual([]);
  });
});

describe('proofs', () => {
  it.each<[readonly ProofMethod[], IdentityLevel]>([
    [[], 'none'],
    [['authority'], 'none'],
    [['registered_address'], 'light'],
    [['known_fact'], 'light'],
    [['code'], 'light'],
    // A mailbox that is theirs, and something they know: two factors. A code and the address it went to: one mailbox.
    [['registered_address', 'known_fact'], 'strong'],
    [['registered_address', 'code'], 'light'],
    [['known_fact', 'code'], 'strong'],
    [['code', 'authority'], 'light'],
    [['code', 'code'], 'light'],
    [['bankid'], 'strong'],
  ])('%j are together worth: %s', (methods, level) => {
    expect(identityShown(proofs(...methods), { mode: 'match' })).toBe(level);
  });

  it('are strong by BankID alone where the company has such a way (DFO-12)', () => {
    expect(identityShown(proofs('known_fact', 'code'), { mode: 'strong' })).toBe('light');
    expect(identityShown(proofs('bankid'), { mode: 'strong' })).toBe('strong');
    expect(identityNeeded('erasure', { sensitive: true, mode: 'strong', rights: ['erasure'] })).toBe('strong');
    expect(identityNeeded('objection', { sensitive: true, mode: 'strong', rights: ['erasure'] })).toBe('none');
  });

  it.each<[IdentityLevel, IdentityLevel, boolean]>([
    ['light', 'light', true],
    ['strong', 'light', true],
    ['light', 'strong', false],
    ['none', 'light', false],
    ['none', 'none', true],
  ])('%s where %s is needed: %s', (shown, needed, enough) => {
    expect(isEnough(shown, needed)).toBe(enough);
  });

  it('do not count an address that the mail server does not vouch for, or beside a new one', () => {
    expect(mayCount('registered_address', { senderSeen: 'pass', senderSigns: vouched })).toBe(true);
    expect(mayCount('registered_address', { senderSeen: 'fail', senderSigns: vouched })).toBe(false);
    expect(mayCount('registered_address', { senderSeen: 'form', senderSigns: vouched })).toBe(false);
    expect(mayCount('registered_address', { senderSeen: 'pass', senderSigns: { ...vouched, newAddress: true } })).toBe(false);
    expect(mayCount('known_fact', { senderSeen: 'fail', senderSigns: { ...vouched, newAddress: true } })).toBe(true);
  });

  it('are offered where they may count, and authority where somebody writes for another', () => {
    const minSide = { strongWay: { nb: 'BankID på Min Side', nn: 'BankID på Mi Side', en: 'BankID on Min Side' } };
    const offered = (sender: Parameters<typeof offeredProofs>[0], strongWay: Parameters<typeof offeredProofs>[1] = minSide) =>
      offeredProofs(sender, strongWay);

    expect(offered({ senderSeen: 'pass', senderSigns: vouched })).toEqual(['registered_address', 'known_fact', 'bankid']);
    expect(offered({ senderSeen: 'pass', senderSigns: vouched }, { strongWay: null })).not.toContain('bankid');
    expect(offered({ senderSeen: 'fail', senderSigns: { ...vouched, onBehalf: true } })).toEqual([
      'known_fact',
      'bankid',
      'authority',
    ]);
  });
});

describe('noting how somebody was identified', () => {
  const show = (method: ProofMethod, note = 'named the course they took'): CaseCommand => ({
    type: 'show_identity',
    identity: { method, note },
    by: per,
  });

  it('keeps the method, by whom, and what was seen, sealed', () => {
    expect(decide(access(), show('known_fact'), noon).events).toEqual([
      {
        at: noon,
        by: per,
        type: 'identity_shown',
        data: { method: 'known_fact' },
        sealed: { note: 'named the course they took' },
      },
    ]);
  });

  it('needs a note on what was seen, but for an address that the mail itself shows', () => {
    expect(decide(access(), show('known_fact', ' '), noon)).toMatchObject({ events: [], refusal: { why: 'no_reason' } });
    expect(decide(access(), show('registered_address', ''), noon).refusal).toBeUndefined();
  });

  it('is refused for an address nobody vouches for', () => {
    expect(decide(access({ senderSeen: 'fail' }), show('registered_address'), noon).refusal).toMatchObject({
      why: 'address_proves_nothing',
    });
  });

  it('is refused for a code, which only a mail can bring', () => {
    expect(decide(access(), show('code'), noon).refusal).toMatchObject({ why: 'nobody_was_asked' });
  });

  it('is refused in a closed case', () => {
    const stage = { status: 'closed', outcome: 'answered', closedAt: noon, closedBy: per } as const;

    expect(decide(access({ stage }), show('known_fact'), noon).refusal).toMatchObject({ why: 'already_closed' });
  });

  it('ends the pause at the first mail after the question, not when somebody reads it (domain 2.3)', () => {
    const mails = [-1, 2, 3].map((days) => ({ id: `mail${days}`, receivedAt: noon.add({ hours: 24 * days }) }));
    const { events } = decide(access({ exchanges: [asked], mails }), show('known_fact'), noon.add({ hours: 24 * 9 }));

    expect(events[1]).toMatchObject({
      type: 'question_answered',
      by: per,
      data: { about: 'identity', receivedAt: '2026-11-19T11:00:00Z' },
    });
  });

  it('ends it now where they called', () => {
    const later = noon.add({ hours: 30 });
    const { events } = decide(
      access({ exchanges: [asked], mails: [{ id: 'mail-1', receivedAt: noon }] }),
      show('known_fact'),
      later,
    );

    expect(events[1]?.data).toEqual({ about: 'identity', receivedAt: later.toString() });
  });

  it('ends no pause where the question was answered before, or was another', () => {
    const answered = [asked, { ...asked, what: 'answered' }] as const;
    const other = [{ ...asked, about: 'clarification' }] as const;

    expect(decide(access({ exchanges: answered }), show('known_fact'), noon).events).toHaveLength(1);
    expect(decide(access({ exchanges: other }), show('known_fact'), noon).events).toHaveLength(1);
  });
});

describe('an answer to a question', () => {
  const answer = (about: 'identity' | 'clarification'): CaseCommand => ({ type: 'answer_question', about, by: per });

  it('ends the pause it belongs to', () => {
    const exchanges = [{ ...asked, about: 'clarification' as const }];

    expect(decide(access({ exchanges }), answer('clarification'), noon).events).toMatchObject([
      { type: 'question_answered', data: { about: 'clarification' } },
    ]);
    expect(decide(access({ exchanges }), answer('identity'), noon).refusal).toMatchObject({ why: 'no_question_open' });
  });

  it('is refused in a closed case', () => {
    const stage = { status: 'closed', outcome: 'answered', closedAt: noon, closedBy: per } as const;

    expect(decide(access({ stage, exchanges: [asked] }), answer('identity'), noon).refusal).toMatchObject({
      why: 'already_closed',
    });
  });
});

describe('a code that comes back', () => {
  const mailWith = (codes: readonly string[], receivedAt = noon): CaseCommand => ({
    type: 'join_mail',
    mailId: 'mail-2',
    receivedAt,
    found: [],
    codes,
  });
  const happened = (caseFile: CaseFile, command: CaseCommand) => decide(caseFile, command, noon).events.map(({ type }) => type);

  it('is right where it is the number of the mail, however often it stands there', () => {
    expect(judgeCode(code, ['271828', '271828'], noon)).toBe('right');
    expect(judgeCode(code, ['123456'], noon)).toBe('wrong');
  });

  it('is wrong beside another number: three tries are three guesses', () => {
    expect(judgeCode(code, ['123456', '271828'], noon)).toBe('wrong');
  });

  it('is wrong once its digits are purged', () => {
    expect(judgeCode({ ...code, digits: undefined }, ['271828'], noon)).toBe('wrong');
  });

  it('is good to the last moment, and not after it', () => {
    expect(judgeCode(code, ['271828'], code.validUntil)).toBe('right');
    expect(judgeCode(code, ['271828'], code.validUntil.add({ milliseconds: 1 }))).toBe('expired');
    expect(isExpired(code, code.validUntil)).toBe(false);
  });

  it('shows who they are and answers the question', () => {
    const { events } = decide(access({ code, exchanges: [asked] }), mailWith(['271828']), noon);

    expect(events.map(({ type, by }) => [type, by])).toEqual([
      ['mail_joined', 'frist'],
      ['code_tried', 'frist'],
      ['identity_shown', 'frist'],
      ['question_answered', 'frist'],
    ]);
    expect(events[1]?.data).toEqual({ mailId: 'mail-2', verdict: 'right' });
    expect(events[2]).toMatchObject({ data: { method: 'code' }, sealed: { note: '' } });
    expect(events[3]?.data).toEqual({ about: 'identity', receivedAt: noon.toString() });
    expect(afterEvents(access({ code }), events)).toMatchObject({ code: undefined, proofs: [{ method: 'code', by: 'frist' }] });
  });

  it('answers no question that is not open', () => {
    expect(happened(access({ code }), mailWith(['271828']))).toEqual(['mail_joined', 'code_tried', 'identity_shown']);
  });

  it('is worth nothing after three wrong tries', () => {
    const wrong = mailWith(['000000']);
    const once = afterEvents(access({ code }), decide(access({ code }), wrong, noon).events);
    const twice = afterEvents(once, decide(once, wrong, noon).events);

    expect(once.code?.wrongTries).toBe(1);
    expect(twice.code?.wrongTries).toBe(2);
    expect(happened(twice, wrong)).toEqual(['mail_joined', 'code_tried', 'code_expired']);
    expect(afterEvents(twice, decide(twice, wrong, noon).events).code).toBeUndefined();
  });

  it('that is too late is told so, once', () => {
    const late = mailWith(['271828'], code.validUntil.add({ minutes: 1 }));

    expect(happened(access({ code }), late)).toEqual(['mail_joined', 'code_expired']);
    expect(happened(access(), late)).toEqual(['mail_joined']);
  });

  it('is not tried by a mail without numbers', () => {
    expect(happened(access({ code }), mailWith([]))).toEqual(['mail_joined']);
  });

  it('expires by itself when its time is over, and not before', () => {
    expect(decide(access({ code }), { type: 'expire_code' }, code.validUntil).events).toEqual([]);
    expect(decide(access({ code }), { type: 'expire_code' }, code.validUntil.add({ minutes: 1 })).events).toMatchObject([
      { type: 'code_expired', by: 'frist' },
    ]);
    expect(decide(access(), { type: 'expire_code' }, code.validUntil.add({ minutes: 1 })).events).toEqual([]);
  });
});
