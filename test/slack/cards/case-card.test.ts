import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseFile, Status } from '../../../src/cases/case-file.ts';
import { rights } from '../../../src/intents/classification.ts';
import { caseCard } from '../../../src/slack/cards/case-card.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import { lintMessage } from '../../support/block-kit-linter.ts';
import { ingrid, kari } from '../../support/people.ts';
import { approval, attack, caseView, endless, linesFor, stages } from '../../support/slack-cases.ts';

const nb = wordsFor('nb');
const en = wordsFor('en');

describe('an open card', () => {
  it('says what is asked, how many days are left, and by which date to answer', () => {
    const card = caseCard(caseView(), nb);

    expect(card.text).toBe('Innsyn · sak DIGFO-2026-0001: 25 dager igjen, svar innen torsdag 17. desember 2026.');
    expect(card.blocks[0]).toMatchObject({ type: 'header', text: { text: 'Innsyn · sak DIGFO-2026-0001' } });
    expect(card.blocks[1]).toMatchObject({
      text: { text: '🟢 *25 dager igjen* · svar innen torsdag 17. desember 2026' },
    });
  });

  it('says the same in English where the staff read English', () => {
    const card = caseCard(caseView(), en);

    expect(card.text).toBe('Access · case DIGFO-2026-0001: 25 days left, answer by Thursday 17 December 2026.');
  });

  it.each([
    ['2026-12-09T12:00:00Z', '🟢 *8 dager igjen*'],
    ['2026-12-10T12:00:00Z', '🟠 *7 dager igjen*'],
    ['2026-12-16T12:00:00Z', '🟠 *1 dag igjen*'],
    ['2026-12-16T23:30:00Z', '🟠 *Fristen er i dag*'],
    ['2026-12-18T12:00:00Z', '🔴 *1 dag over fristen*'],
    ['2026-12-22T12:00:00Z', '🔴 *5 dager over fristen*'],
  ])('seen at %s it begins with %s', (now, beginning) => {
    const [, state] = caseCard(caseView({}, now), nb).blocks;

    expect(textOf(state)).toContain(`${beginning} · svar innen`);
  });

  it('names the law’s own limit where rest days make it later than the plan', () => {
    const received = Temporal.Instant.from('2026-11-19T08:14:00Z');

    const card = caseCard(caseView({ receivedAt: received, promiseDays: null }), nb);

    expect(textOf(card.blocks[1])).toContain('svar innen fredag 18. desember 2026');
    expect(textOf(card.blocks[2])).toContain('*Lovens frist*\nmandag 21. desember 2026');
  });

  it('shows the rules behind the proposal, and who settled it where a person did', () => {
    const proposed = caseCard(caseView({ lines: linesFor(['access', 'erasure']) }), nb);
    const settled = caseCard(
      caseView({ lines: [{ right: 'access', chosenBy: 'person', evidence: [], marketing: false, answered: undefined }] }),
      nb,
    );

    expect(textOf(proposed.blocks[4])).toContain('foreslått av `access/asks` og `erasure/asks`');
    expect(textOf(settled.blocks[4])).toContain('avklart av en person');
  });

  it.each([
    ['pass', 'avsenderens domene er bekreftet'],
    ['fail', 'avsenderen kan være forfalsket'],
    ['unknown', 'avsenderen kunne ikke sjekkes'],
    ['form', 'skrevet i kontaktskjemaet'],
  ] as const)('says of a sender seen as %s: %s', (senderSeen, words) => {
    expect(textOf(caseCard(caseView({ senderSeen }), nb).blocks[4])).toContain(words);
  });

  it('says which case the mail claims to belong to, and that nothing confirms it', () => {
    const card = caseCard(caseView({ claimsCase: 'DIGFO-2026-0007' }), nb);

    expect(textOf(card.blocks[4])).toContain('*sier at den hører til sak DIGFO-2026-0007, det er ikke bekreftet*');
  });

  it('lists several rights and counts those that do not fit', () => {
    const two = caseCard(caseView({ lines: linesFor(['erasure', 'access']) }), nb);
    const all = caseCard(caseView({ lines: linesFor(rights) }), nb);

    expect(two.text).toContain('Innsyn og sletting · sak');
    expect(all.text).toContain('Innsyn, retting, sletting, begrensning og 7 til · sak');
  });

  it('does not claim to know what is asked while that is not settled', () => {
    const { text } = caseCard(caseView({ stage: stages.awaiting_triage, lines: linesFor(['erasure']) }), nb);
    const unknown = caseCard(caseView({ stage: stages.awaiting_triage, lines: [] }), nb);

    expect(text).toContain('Kanskje sletting · sak');
    expect(unknown.text).toContain('Ikke avklart · sak');
  });

  it('says that the answer cannot leave from here where the sender is unclear', () => {
    const card = caseCard(caseView({ requester: undefined }), nb);

    expect(textOf(card.blocks[2])).toContain('Avsenderen er uklar');
  });

  it.each([stages.send_failed, stages.send_uncertain])(
    'goes on counting the days while there is trouble with sending: $status',
    (stage) => {
      const card = caseCard(caseView({ stage }, '2026-12-20T12:00:00Z'), nb);

      expect(textOf(card.blocks[2])).toContain('*Frist*\n3 dager over fristen');
    },
  );

  it('tells to the second when an approved answer leaves, and who approved it', () => {
    const card = caseCard(caseView({ stage: stages.approved }), nb);

    expect(card.text).toContain('Svaret sendes kl. 14.06.30');
    expect(textOf(card.blocks[4])).toContain(`Godkjent av <@${ingrid}> kl. 14.05. E-postserveren får svaret først kl. 14.06.30.`);
  });

  it('names a colleague on the command line without making a mention of them', () => {
    const card = caseCard(caseView({ stage: { status: 'approved', approval: { ...approval, by: 'cli:<!channel>' } } }), nb);

    expect(textOf(card.blocks[4])).toContain('Godkjent av &lt;!channel&gt; (kommandolinjen)');
  });
});

describe('the buttons', () => {
  it.each([
    ['awaiting_triage', ['case.review', 'case.take', 'case.more']],
    ['in_progress', ['case.review', 'case.take', 'case.more']],
    ['waiting', ['case.review', 'case.they_answered', 'case.take', 'case.more']],
    ['drafted', ['case.review', 'case.take', 'case.more']],
    ['follow_up', ['case.tasks', 'case.review', 'case.take', 'case.more']],
    ['approved', ['case.undo']],
    ['send_failed', ['case.review', 'case.take', 'case.more']],
    ['send_uncertain', ['case.went_out', 'case.did_not_go_out']],
    ['closed', []],
  ] as const)('of a case that is %s are %j', (status, expected) => {
    const card = caseCard(caseView({ stage: stages[status] }), nb);

    expect(buttonsOf(card).map(({ action_id }) => action_id)).toEqual(expected);
  });

  it('carry the case and the revision they were drawn at, and nothing else', () => {
    const [button] = buttonsOf(caseCard(caseView({ id: 'case-7', revision: 12 }), nb));

    expect(JSON.parse(button?.value ?? '')).toEqual({ c: 'case-7', r: 12, l: 'nb' });
  });

  it('ask again before a doubtful send is settled, because either answer is hard to take back', () => {
    const buttons = buttonsOf(caseCard(caseView({ stage: stages.send_uncertain }), nb));

    expect(buttons.map(({ confirm }) => confirm !== undefined)).toEqual([true, true]);
  });
});

describe('where the case stands', () => {
  const [access] = linesFor(['access']);
  const answered = (outcome: 'granted' | 'refused', on: string) => ({ outcome, at: Temporal.Instant.from(`${on}T09:00:00Z`) });

  it('while the clock stands still, the card says since when, and what binds if nobody ever answers', () => {
    const asked = { what: 'asked', about: 'identity', at: Temporal.Instant.from('2026-11-18T09:00:00Z') } as const;

    const card = caseCard(caseView({ stage: stages.waiting, exchanges: [asked] }), nb);

    expect(textOf(card.blocks[1])).toContain(
      'klokken står stille siden onsdag 18. november; uten svar må saken besvares innen torsdag 17. desember 2026',
    );
    expect(textOf(card.blocks[2])).toContain('Venter på å få vite hvem det er');
  });

  it('an extended limit says that it is one', () => {
    const notice = Temporal.Instant.from('2026-12-01T09:00:00Z');

    expect(caseCard(caseView({ extensionNotices: [notice] }), nb).text).toMatch(/svar innen .* 2027 \(forlenget\)\.$/);
  });

  it('says who has taken it, and then offers nobody to take it', () => {
    const card = caseCard(caseView({ handler: ingrid }), nb);

    expect(textOf(card.blocks[2])).toContain(`*Ansvarlig*\n<@${ingrid}>`);
    expect(buttonsOf(card).map(({ action_id }) => action_id)).toEqual(['case.review', 'case.more']);
  });

  it('says that nobody has taken it, and how far we are in knowing who asks', () => {
    const nobody = caseCard(caseView(), nb);
    const proved = { method: 'known_fact', by: ingrid, at: Temporal.Instant.from('2026-11-18T09:00:00Z') } as const;

    expect(textOf(nobody.blocks[2])).toContain('*Ansvarlig*\nIngen ennå\n\n*Identitet*\nIkke vist ennå');
    expect(textOf(caseCard(caseView({ proofs: [proved] }), nb).blocks[2])).toContain('*Identitet*\nVist\n');
  });

  it('says which letter was prepared by whom', () => {
    const stage = { status: 'drafted', letter: 'extension', by: ingrid } as const;

    expect(textOf(caseCard(caseView({ stage }), nb).blocks[2])).toContain(`Forleng fristen: gjort klart av <@${ingrid}>`);
  });

  it('a part that is answered before the rest is named with its outcome and day', () => {
    const [objection] = linesFor(['objection']);
    const lines = [{ ...objection, answered: answered('granted', '2026-11-18') }, access] as CaseFile['lines'];

    expect(JSON.stringify(caseCard(caseView({ lines }), nb))).toContain(
      '*Besvart:* protest gjort som bedt om, onsdag 18. november\\n*Ikke besvart ennå:* innsyn',
    );
  });

  it('lists at most five tasks with their dates, and counts the rest', () => {
    const dueOn = Temporal.PlainDate.from('2026-11-30');
    const tasks = Array.from({ length: 8 }, (_, i) => ({
      id: `tell_recipient:erasure:${i}`,
      kind: 'tell_recipient' as const,
      dueOn,
      recipient: `Firma ${i}`,
    }));

    const card = caseCard({ ...caseView(), tasks }, nb);

    expect(textOf(card.blocks[1])).toContain('• si fra til mottakeren Firma 0 · innen mandag 30. november\n');
    expect(textOf(card.blocks[1])).toContain('Firma 4');
    expect(textOf(card.blocks[1])).not.toContain('Firma 5');
    expect(textOf(card.blocks[1])).toContain('… og 3 til');
  });

  it('shows the hour of a task that is due by the hour, and marks what is overdue', () => {
    const dueAt = Temporal.Instant.from('2026-11-20T08:14:00Z');
    const task = { id: 'judge_breach', kind: 'judge_breach', dueOn: Temporal.PlainDate.from('2026-11-20'), dueAt } as const;

    expect(textOf(caseCard({ ...caseView(), tasks: [task] }, nb).blocks[1])).toContain(
      'vurder bruddet · innen fredag 20. november kl. 09.14 🔴',
    );
  });

  it('a request that came by phone is no mail', () => {
    expect(textOf(caseCard(caseView({ receiptSource: 'call' }), nb).blocks[4])).toMatch(/^Kom på telefon · ingen kvittering/);
  });

  it('says what stands out about whoever writes', () => {
    const senderSigns = { onBehalf: true, minor: true, newAddress: false };

    expect(textOf(caseCard(caseView({ senderSigns }), nb).blocks[4])).toContain(
      '*skriver for en annen* · *ser ut til å være under 18*',
    );
  });

  it('a case with only tasks left no longer counts days', () => {
    const lines = [{ ...access, answered: answered('granted', '2026-11-18') }] as CaseFile['lines'];

    expect(caseCard(caseView({ stage: stages.follow_up, lines }, '2027-01-20T12:00:00Z'), nb).text).toBe(
      'Innsyn · sak DIGFO-2026-0001: Besvart, noe gjenstår, personen har fått svar.',
    );
  });
});

describe('a closed card', () => {
  it('counts from the day of the last answer, not from the day on which all was cleared up', () => {
    const [access] = linesFor(['access']);
    const at = Temporal.Instant.from('2026-12-10T09:00:00Z');
    const lines = [{ ...access, answered: { outcome: 'refused', at } }] as CaseFile['lines'];
    const closed = { ...stages.closed, closedAt: Temporal.Instant.from('2027-03-15T09:00:00Z') };

    const card = caseCard(caseView({ stage: closed, lines }), nb);

    expect(card.text).toContain('besvart torsdag 10. desember 2026, etter 23 dager');
    expect(textOf(card.blocks[1])).toBe(`Lukket av <@${ingrid}> · innen fristen · innsyn avslått`);
  });

  it.each([
    ['answered', { action_id: 'case.reopen', value: '{"c":"case-1","r":1,"l":"nb"}' }],
    ['not_a_request', { action_id: 'mail.take_back', value: '{"m":"mail-1","l":"nb"}' }],
  ] as const)('that ended as %s can be opened again, and asks before it is', (outcome, button) => {
    const [block] = caseCard(caseView({ stage: { ...stages.closed, outcome } }), nb).blocks;

    expect(block).toMatchObject({ accessory: { ...button, text: { text: 'Åpne på nytt' }, confirm: expect.anything() } });
  });

  it.each(['withdrawn', 'forwarded', 'merged'] as const)('that ended as %s has no button', (outcome) => {
    const card = caseCard(caseView({ stage: { ...stages.closed, outcome } }), nb);

    expect(JSON.stringify(card)).not.toContain('action_id');
  });

  it.each([
    ['withdrawn', 'Trukket'],
    ['forwarded', 'Sendt videre til kunden'],
    ['merged', 'Lagt til en annen sak'],
  ] as const)('that ended as %s says so', (outcome, words) => {
    expect(caseCard(caseView({ stage: { ...stages.closed, outcome } }), nb).text).toContain(words);
  });

  it('folds to two blocks that say when it was answered and whether in time', () => {
    const card = caseCard(caseView({ stage: stages.closed }), nb);

    expect(card.blocks).toHaveLength(2);
    expect(card.text).toBe('✅ Innsyn · sak DIGFO-2026-0001 · besvart onsdag 9. desember 2026, etter 22 dager');
    expect(textOf(card.blocks[1])).toBe(`Lukket av <@${ingrid}> · innen fristen`);
  });

  it('does not hide that an answer was late', () => {
    const late = { ...stages.closed, closedAt: Temporal.Instant.from('2026-12-21T09:00:00Z') };

    const card = caseCard(caseView({ stage: late }), nb);

    expect(textOf(card.blocks[1])).toContain('4 dager etter fristen');
  });

  it('says when it was no request at all', () => {
    const card = caseCard(caseView({ stage: { ...stages.closed, outcome: 'not_a_request' } }), nb);

    expect(card.text).toBe('☑️ Ikke en henvendelse · sak DIGFO-2026-0001 · lukket onsdag 9. desember 2026');
  });
});

describe.each(Object.keys(stages) as Status[])('the card of a case that is %s', (status) => {
  const view = caseView({
    stage: stages[status],
    revision: 40,
    lines: linesFor(rights, `${kari.name} ${attack}`),
    mails: Array.from({ length: 20 }, (_, i) => ({ id: `mail-${i}`, receivedAt: approval.at })),
    requester: { address: kari.address, name: endless(300) },
  });

  it('has five blocks while it is open and two once it is closed, whatever there is to tell', () => {
    const tasks = [{ id: 'judge_breach', kind: 'judge_breach', dueOn: Temporal.PlainDate.from('2026-11-20') }] as const;
    const lines = view.caseFile.lines.map((line, i) =>
      i === 0 ? { ...line, answered: { outcome: 'granted', at: approval.at } as const } : line,
    );
    const told = { ...view, tasks, caseFile: { ...view.caseFile, lines, unread: ['mail-2'] } };

    expect(caseCard(told, nb).blocks).toHaveLength(status === 'closed' ? 2 : 5);
  });

  it.each([nb, en])('is taken by Slack', (words) => {
    expect(lintMessage(caseCard(view, words))).toEqual([]);
  });

  it('tells nothing about the person: no name, no address, no word of the mail', () => {
    const drawn = JSON.stringify(caseCard(view, nb));

    for (const telltale of [kari.name, kari.address, 'Lunde', 'banken', '@example', 'channel'])
      expect(drawn).not.toContain(telltale);
  });

  it('has the revision in every block id, as Slack asks of a message that is redrawn', () => {
    const ids = caseCard(view, nb).blocks.map(({ block_id }) => block_id);

    expect(ids).toEqual(ids.map((_, i) => `card.${i}:40`));
  });
});

type Drawn = { type: string; text?: { text: string }; fields?: { text: string }[]; elements?: { text: string }[] };

function textOf(block: object | undefined): string {
  const { text, fields, elements } = (block ?? {}) as Drawn;
  return text?.text ?? (fields ?? elements ?? []).map((part) => part.text).join('\n\n');
}

type DrawnButton = { readonly action_id: string; readonly value: string; readonly confirm?: object };

function buttonsOf(card: { readonly blocks: readonly object[] }): readonly DrawnButton[] {
  return card.blocks.flatMap((block) => {
    const { type, elements } = block as { type: string; elements?: DrawnButton[] };
    return type === 'actions' ? (elements ?? []) : [];
  });
}
