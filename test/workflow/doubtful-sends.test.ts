import { describe, expect, it } from 'vitest';
import { deliverEffects, recoverStranded } from '../../src/workflow/deliver-effects.ts';
import { DeliveryProblem } from '../../src/workflow/ports.ts';
import { lookUpUncertain } from '../../src/workflow/send-reply.ts';
import type { World } from '../../src/workflow/world.ts';
import { mail } from '../support/mail.ts';
import { ingrid } from '../support/people.ts';
import { openTestWorld } from '../support/world.ts';

/** DIGFO with one case whose answer is approved and due. */
async function withAnswerDue() {
  const frist = await openTestWorld({ receipts: 'never' });
  await frist.arrive(mail({ text: 'Jeg ønsker innsyn i alle personopplysninger dere har om meg.' }));
  const { id } = await frist.onlyCase();
  const review = await frist.verbs.reviewCase(id, { id: ingrid });
  if (review.kind === 'refused' || !review.draft) throw new Error('there is a draft');
  const { revision } = review.view.caseFile;
  const confirmed = review.draft.confirmations.map((one) => one.id);
  await frist.verbs.approveReply(
    {
      caseId: id,
      revision,
      shown: review.shown,
      body: review.draft.body,
      confirmed,
      identity: { method: 'known_fact', note: 'their course' },
    },
    { id: ingrid },
  );
  frist.passSeconds(61);
  return { ...frist, id, status: async () => (await frist.onlyCase()).stage.status };
}

describe('an answer that the server has taken', () => {
  it.each([
    ['taken', { kind: 'accepted' }, 'closed', 1],
    ['in doubt', { kind: 'unknown', problem: 'the connection ended after the text' }, 'send_uncertain', 0],
  ] as const)('is not sent again while the store cannot record that it is %s', async (_, answer, status, sent) => {
    const frist = await withAnswerDue();
    frist.smtp.answers.push(answer);
    const repair = breakStore(frist.world);

    await frist.deliver();
    expect(await frist.verbs.undoReply(frist.id, { id: ingrid }).catch(() => 'broken')).toBe('broken');
    repair();
    expect(await frist.verbs.undoReply(frist.id, { id: ingrid })).toMatchObject({ why: 'too_late' });
    frist.passSeconds(120);
    await frist.deliver();

    expect(await frist.status()).toBe(status);
    expect(frist.smtp.mails).toHaveLength(sent);
  });

  it('waits for a person where the store never takes it', async () => {
    const frist = await withAnswerDue();
    breakStore(frist.world);

    for (let round = 0; round < 12; round++) {
      await frist.deliver();
      frist.passSeconds(120);
    }

    expect(frist.smtp.mails).toHaveLength(1);
    expect(await frist.world.store.records.outbox.parked()).toHaveLength(1);
  });

  it('is in doubt where the sender breaks', async () => {
    const frist = await withAnswerDue();
    let asked = 0;
    Object.assign(frist.world, {
      sender: {
        send: async () => {
          asked++;
          throw new Error('broken');
        },
      },
    });

    await frist.deliver();
    frist.passSeconds(120);
    await frist.deliver();

    expect(await frist.status()).toBe('send_uncertain');
    expect(asked).toBe(1);
  });
});

/** Nothing can be changed in the store until it is repaired. */
function breakStore({ store }: World): () => void {
  const { atomically } = store;
  Object.assign(store, { atomically: () => Promise.reject(new Error('SQLITE_BUSY')) });
  return () => Object.assign(store, { atomically });
}

describe('an answer whose end is unknown', () => {
  it('is not sent again, and waits for a person', async () => {
    const frist = await withAnswerDue();
    frist.smtp.answers.push({ kind: 'unknown', problem: 'the connection ended after the text' });

    await frist.deliver();
    frist.passSeconds(24 * 3600);
    await frist.deliver();

    expect(await frist.status()).toBe('send_uncertain');
    expect(frist.smtp.mails).toEqual([]);
    expect(frist.board.lines.at(-1)).toEqual({ type: 'reply_uncertain' });
  });

  it('counts as sent when it stands in the Sent folder', async () => {
    const frist = await withAnswerDue();
    frist.smtp.answers.push({ kind: 'unknown', problem: 'the connection ended after the text' });
    frist.sent.answer = 'found';

    await frist.deliver();

    expect((await frist.onlyCase()).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });

  it('is looked up again later, for a provider may be slow to file its copy', async () => {
    const frist = await withAnswerDue();
    frist.smtp.answers.push({ kind: 'unknown', problem: 'the connection ended after the text' });
    await frist.deliver();

    frist.sent.answer = 'found';
    await lookUpUncertain(frist.world);

    expect(await frist.status()).toBe('closed');
  });

  it('may be approved again once a person says that it did not go out', async () => {
    const frist = await withAnswerDue();
    frist.smtp.answers.push({ kind: 'unknown', problem: 'the connection ended after the text' });
    await frist.deliver();

    await frist.verbs.settleUncertain(frist.id, false, { id: ingrid });

    expect(await frist.status()).toBe('in_progress');
  });
});

describe('a process that died while sending', () => {
  it('leaves doubt and never a second copy', async () => {
    const frist = await withAnswerDue();
    await frist.world.store.records.outbox.claimDue(frist.world.clock(), 50); // and here it died

    await recoverStranded(frist.world);
    await frist.deliver();

    expect(frist.smtp.mails).toEqual([]);
    expect(await frist.status()).toBe('send_uncertain');
  });
});

describe('a mail server that refuses', () => {
  it('for now is asked again, and the answer goes out once', async () => {
    const frist = await withAnswerDue();
    frist.smtp.answers.push({ kind: 'refused', permanent: false, problem: '451 try later' });

    await frist.deliver();
    frist.passSeconds(60);
    await frist.deliver();

    expect(frist.smtp.mails).toHaveLength(1);
    expect(await frist.status()).toBe('closed');
  });

  it('for good hands the case back to people', async () => {
    const frist = await withAnswerDue();
    frist.smtp.answers.push({ kind: 'refused', permanent: true, problem: '550 no such mailbox' });

    await frist.deliver();

    expect((await frist.onlyCase()).stage).toMatchObject({ status: 'send_failed', problem: '550 no such mailbox' });
  });

  it('for four hours does so too', async () => {
    const frist = await withAnswerDue();
    frist.smtp.answers.push(
      ...Array.from({ length: 2 }, () => ({ kind: 'refused', permanent: false, problem: '451 try later' }) as const),
    );

    await frist.deliver();
    frist.passSeconds(4 * 3600);
    await frist.deliver();

    expect(await frist.status()).toBe('send_failed');
  });
});

describe('an answer that somebody changed after the approval', () => {
  it('is not sent', async () => {
    const frist = await withAnswerDue();
    const { drafts } = frist.world.store.records;
    const get = drafts.get;
    const tampered = {
      ...frist.world,
      store: { ...frist.world.store, records: { ...frist.world.store.records, drafts: { ...drafts, get: withOtherText } } },
    };
    async function withOtherText(id: string) {
      const draft = await get(id);
      return draft && { ...draft, mail: { ...draft.mail, to: 'somebody.else@example.net' } };
    }

    await deliverEffects(tampered);

    expect(frist.smtp.mails).toEqual([]);
  });
});

describe('a Slack that is down', () => {
  it('keeps no mail out, and gets the card once it is back', async () => {
    const frist = await openTestWorld({ receipts: 'never' });
    frist.board.failNext(new DeliveryProblem('Slack does not answer', { permanent: false }));

    await frist.arrive(mail({ text: 'Jeg ønsker innsyn i alle personopplysninger dere har om meg.' }));
    const whileDown = frist.board.cards.length;
    frist.passSeconds(60);
    await frist.deliver();

    expect(whileDown).toBe(0);
    expect(frist.board.cards).toHaveLength(1);
    expect(frist.board.lines.map((line) => line.type)).toEqual(['mail_in']);
  });
});
