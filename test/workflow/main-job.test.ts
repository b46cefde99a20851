import { describe, expect, it } from 'vitest';
import type { Review } from '../../src/workflow/staff-verbs.ts';
import { mail } from '../support/mail.ts';
import { ingrid, kari, mallory, per } from '../support/people.ts';
import { openTestWorld, type TestWorld } from '../support/world.ts';

const accessRequest = mail({
  text: 'Hei, jeg ønsker innsyn i alle personopplysninger dere har lagret om meg.\r\n\r\nHilsen Kari',
});

async function review({ verbs, onlyCase }: TestWorld, by = ingrid): Promise<Review> {
  const shown = await verbs.reviewCase((await onlyCase()).id, { id: by });
  if (shown.kind === 'refused') throw new Error(shown.why);
  return shown;
}

async function approve(frist: TestWorld, by = ingrid) {
  const { view, shown, draft } = await review(frist, by);
  const confirmed = draft?.confirmations.map(({ id }) => id) ?? [];
  return frist.verbs.approveReply(
    {
      caseId: view.caseFile.id,
      revision: view.caseFile.revision,
      shown,
      body: draft?.body ?? '',
      confirmed,
      identity: { method: 'known_fact', note: 'the course in May' },
    },
    { id: by },
  );
}

describe('a request', () => {
  it('becomes a case with a card, and its sender gets a receipt in the same thread', async () => {
    const frist = await openTestWorld();

    await frist.arrive(accessRequest);

    const caseFile = await frist.onlyCase();
    expect(caseFile).toMatchObject({ number: 'DIGFO-2026-0001', stage: { status: 'in_progress' }, lines: [{ right: 'access' }] });
    expect(frist.board.cards.at(-1)?.view.limits.operationalDue.toString()).toBe('2026-12-17');
    expect(frist.smtp.mails).toMatchObject([
      { to: kari.address, autoSubmitted: 'auto-replied', inReplyTo: '<1@mail.example.no>', subjectLine: 'Re: Spørsmål' },
    ]);
    expect(frist.smtp.mails[0]?.text).toContain('DIGFO-2026-0001');
    expect(frist.board.lines.map((line) => line.type)).toEqual(['mail_in', 'receipt_sent']);
    expect(frist.board.cards.at(-1)?.view.caseFile.receiptSentAt).toBeDefined();
  });

  it('is answered after an approval and the undo delay, and then closed', async () => {
    const frist = await openTestWorld({ receipts: 'never' });
    await frist.arrive(accessRequest);

    const outcome = await approve(frist);
    await frist.deliver();
    const beforeTheDelay = frist.smtp.mails.length;
    frist.passSeconds(61);
    await frist.deliver();

    expect(outcome.kind).toBe('approved');
    expect(beforeTheDelay).toBe(0);
    expect(frist.smtp.mails).toHaveLength(1);
    expect(frist.smtp.mails[0]).toMatchObject({ to: kari.address, inReplyTo: '<1@mail.example.no>' });
    expect(frist.smtp.mails[0]?.autoSubmitted).toBeUndefined();
    expect((await frist.onlyCase()).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
    expect(frist.board.cards.at(-1)?.view.caseFile.stage.status).toBe('closed');
  });

  it('is never answered when the approval is undone in time', async () => {
    const frist = await openTestWorld({ receipts: 'never' });
    await frist.arrive(accessRequest);
    await approve(frist);

    const undone = await frist.verbs.undoReply((await frist.onlyCase()).id, { id: per });
    frist.passSeconds(3600);
    await frist.deliver();

    expect(undone.kind).toBe('done');
    expect(frist.smtp.mails).toEqual([]);
    expect((await frist.onlyCase()).stage.status).toBe('in_progress');
  });

  it('cannot be undone once the mail server has it', async () => {
    const frist = await openTestWorld({ receipts: 'never' });
    await frist.arrive(accessRequest);
    await approve(frist);
    frist.passSeconds(61);
    await frist.deliver();

    expect(await frist.verbs.undoReply((await frist.onlyCase()).id, { id: per })).toMatchObject({ why: 'already_closed' });
  });

  it('is approved once however often the button is pressed', async () => {
    const frist = await openTestWorld({ receipts: 'never' });
    await frist.arrive(accessRequest);

    const first = await approve(frist);
    const second = await approve(frist);
    frist.passSeconds(61);
    await frist.deliver();

    expect(first.kind).toBe('approved');
    expect(second).toMatchObject({ why: 'already_approved', by: ingrid });
    expect(frist.smtp.mails).toHaveLength(1);
  });

  it('is not approved by somebody who may not, and the try is on record', async () => {
    const frist = await openTestWorld({ receipts: 'never' });
    await frist.arrive(accessRequest);

    const outcome = await approve(frist, per);

    expect(outcome).toMatchObject({ why: 'not_an_approver', approvers: [ingrid] });
    const events = await frist.world.store.records.cases.events((await frist.onlyCase()).id);
    expect(events.at(-1)).toMatchObject({ type: 'approval_denied', by: per });
  });

  it('keeps a record of everybody who looked at the mail', async () => {
    const frist = await openTestWorld({ receipts: 'never' });
    await frist.arrive(accessRequest);

    await review(frist, per);

    const events = await frist.world.store.records.cases.events((await frist.onlyCase()).id);
    expect(events.at(-1)).toMatchObject({ type: 'mail_viewed', by: per });
  });
});

describe('the review', () => {
  it('shows the subject line that the answer will have', async () => {
    const frist = await openTestWorld({ receipts: 'never' });
    await frist.arrive(accessRequest);

    const { draft } = await review(frist);
    await approve(frist);
    frist.passSeconds(61);
    await frist.deliver();

    expect(draft?.subjectLine).toBe('Re: Spørsmål');
    expect(frist.smtp.mails[0]?.subjectLine).toBe(draft?.subjectLine);
  });
});

describe('a mail that arrives twice', () => {
  it('opens no second case', async () => {
    const frist = await openTestWorld();

    await frist.arrive(accessRequest);
    await frist.arrive(accessRequest);

    expect((await frist.onlyCase()).mails).toHaveLength(1);
  });
});

describe('a reply in the thread', () => {
  const replyTo = (messageId: string, text: string, from: { name: string; address: string } = kari) =>
    mail({
      from,
      text,
      messageId: '<2@mail.example.no>',
      headers: [`In-Reply-To: ${messageId}`, `References: <1@mail.example.no> ${messageId}`],
    });

  it('joins the case of the same person', async () => {
    const frist = await openTestWorld();
    await frist.arrive(accessRequest);

    await frist.arrive(replyTo(frist.smtp.mails[0]?.messageId ?? '', 'Takk for rask kvittering!'));

    expect((await frist.onlyCase()).mails).toHaveLength(2);
    expect(frist.board.lines.at(-1)).toMatchObject({ type: 'mail_in', newRights: [] });
  });

  it('joins it also where the mail server has given our mail another Message-ID, as Exchange does', async () => {
    const frist = await openTestWorld();
    await frist.arrive(accessRequest);

    await frist.arrive(replyTo('<AS8PR01@outlook.example>', 'Takk for rask kvittering!'));

    expect((await frist.onlyCase()).mails).toHaveLength(2);
  });

  it('adds to the case a right that is asked for only now', async () => {
    const frist = await openTestWorld();
    await frist.arrive(accessRequest);

    await frist.arrive(replyTo(frist.smtp.mails[0]?.messageId ?? '', 'Jeg vil også at dere sletter alle opplysninger om meg.'));

    expect((await frist.onlyCase()).lines.map((line) => line.right)).toEqual(['access', 'erasure']);
  });

  it('stops an approved answer when it asks for more, and the case stays open', async () => {
    const frist = await openTestWorld();
    await frist.arrive(accessRequest);
    await approve(frist);

    await frist.arrive(replyTo(frist.smtp.mails[0]?.messageId ?? '', 'Jeg vil også at dere sletter alle opplysninger om meg.'));
    frist.passSeconds(3600);
    await frist.deliver();

    expect((await frist.onlyCase()).stage.status).toBe('in_progress');
    expect(frist.smtp.mails.filter((one) => one.autoSubmitted === undefined)).toEqual([]);
  });

  it('never lets a stranger into the case, whatever they quote', async () => {
    const frist = await openTestWorld();
    await frist.arrive(accessRequest);

    await frist.arrive(
      replyTo(
        frist.smtp.mails[0]?.messageId ?? '',
        'Send svaret til denne adressen, jeg ønsker innsyn i mine opplysninger.',
        mallory,
      ),
    );

    const cases = await frist.world.store.records.cases.list({ openOnly: false });
    expect(cases.map((caseFile) => [caseFile.mails.length, caseFile.requester?.address])).toEqual([
      [1, kari.address],
      [1, mallory.address],
    ]);
    expect(cases.map(({ claimsCase }) => claimsCase)).toEqual([undefined, 'DIGFO-2026-0001']);
  });

  it.each([
    ['a stranger', mallory],
    ['whoever writes the address of the requester into From', kari],
  ])('does not join by the number of the case alone: the mail of %s is a matter of its own', async (_, from) => {
    const frist = await openTestWorld();
    await frist.arrive(accessRequest);

    const text = 'Gjelder sak digfo-2026-0001. Her er den nye adressen som svaret skal til.';
    await frist.arrive(mail({ from, text, messageId: '<9@mail.example.net>' }));

    const cases = await frist.world.store.records.cases.list({ openOnly: false });
    expect(cases.map(({ mails, claimsCase }) => [mails.length, claimsCase])).toEqual([
      [1, undefined],
      [1, 'DIGFO-2026-0001'],
    ]);
    expect(cases[1]?.stage).toEqual({ status: 'awaiting_triage', why: 'unsure' });
    expect(frist.smtp.mails.map(({ to }) => to)).toEqual([kari.address]); // the receipt of the case itself: this one asks for nothing
    expect(frist.board.lines).toContainEqual(expect.objectContaining({ type: 'mail_in', claimsCase: 'DIGFO-2026-0001' }));
  });

  it('by a machine is no claim, whatever number it names', async () => {
    const frist = await openTestWorld();
    await frist.arrive(accessRequest);

    const headers = ['Auto-Submitted: auto-replied'];
    await frist.arrive(mail({ text: 'Vi har mottatt DIGFO-2026-0001.', messageId: '<9@mail.example.net>', headers }));

    await frist.onlyCase();
  });

  it('to a number that nobody has given out is a mail like any other', async () => {
    const frist = await openTestWorld();

    await frist.arrive(mail({ text: 'Hei, vedlagt følger faktura 10443 for DIGFO-2026-0777.' }));

    expect(await frist.world.store.records.cases.list({ openOnly: false })).toEqual([]);
  });
});

describe('a mail that is no request', () => {
  const invoice = mail({
    subject: 'Faktura 10443',
    text: 'Hei, vedlagt følger faktura 10443 for november. Betalingsfrist 14 dager.',
  });

  it('is sorted away with a reason, shown, and answered by nobody', async () => {
    const frist = await openTestWorld();

    await frist.arrive(invoice);

    expect(await frist.world.store.records.cases.list({ openOnly: false })).toEqual([]);
    expect(frist.smtp.mails).toEqual([]);
    expect(frist.board.sortedAway.at(-1)?.mails[0]?.reason).toBeTruthy();
  });

  it('becomes a case in triage when a person says so, with its first receipt', async () => {
    const frist = await openTestWorld();
    await frist.arrive(invoice);
    const mailId = frist.board.sortedAway.at(-1)?.mails[0]?.id ?? '';
    frist.passSeconds(3 * 24 * 3600);

    const taken = await frist.verbs.takeBack(mailId, { id: per });
    await frist.deliver();

    expect(taken).toEqual({ kind: 'opened', number: 'DIGFO-2026-0001' });
    expect(await frist.onlyCase()).toMatchObject({ stage: { status: 'awaiting_triage', why: 'taken_back' } });
    expect(String((await frist.onlyCase()).receivedAt)).toBe('2026-11-17T08:14:00Z');
    expect(frist.board.sortedAway.at(-1)?.mails).toEqual([]);
  });
});

describe('a mail that cannot be read', () => {
  it('becomes a case for a person, with its raw bytes kept', async () => {
    const frist = await openTestWorld();

    await frist.arrive(Buffer.alloc(0));

    const caseFile = await frist.onlyCase();
    expect(caseFile.stage).toEqual({ status: 'awaiting_triage', why: 'unreadable' });
    expect((await frist.world.store.records.mails.get(caseFile.mails[0]?.id ?? ''))?.raw).toEqual(Buffer.alloc(0));
  });
});

describe('receipts', () => {
  const vouchedFor = 'Authentication-Results: mx.digfo.example; dmarc=pass header.from=example.no';

  it('go only to senders our own server vouches for', async () => {
    const frist = await openTestWorld({ receipts: 'authenticated' });

    await frist.arrive(accessRequest);
    await frist.arrive(`${vouchedFor}\r\n${accessRequest}`);

    expect(frist.smtp.mails).toHaveLength(1);
  });

  it('are one a day to an address, so that no robot loops with us', async () => {
    const frist = await openTestWorld();

    await frist.arrive(accessRequest);
    await frist.arrive(accessRequest.replace('<1@mail.example.no>', '<3@mail.example.no>'));

    expect(frist.smtp.mails).toHaveLength(1);
  });

  it('never answer a mail that was sent automatically', async () => {
    const frist = await openTestWorld();

    await frist.arrive(`Auto-Submitted: auto-generated\r\n${accessRequest}`);

    expect(frist.smtp.mails).toEqual([]);
  });
});
