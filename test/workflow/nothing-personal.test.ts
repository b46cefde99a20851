import { expect, it } from 'vitest';
import { answerTo, granted, handling, wantsErasure } from '../support/handling.ts';
import { mail, mailWithFiles } from '../support/mail.ts';
import { ingrid, kari, per } from '../support/people.ts';
import { openTestWorld } from '../support/world.ts';

/** All that is theirs, or that staff wrote about them: whatever is in clear must not hold it. */
const theirs = [
  'Lunde',
  'kari.lunde',
  'kari.gammel',
  'example.no',
  'Spørsmål',
  'hemmelig',
  '482913',
  'passkopi',
  'Storgata',
  'sletter alle',
];

it('whatever happens to a case, its log, its lines in Slack and the outbox hold nothing of the person', async () => {
  const logged: unknown[] = [];
  const frist = await openTestWorld({ responsible: [ingrid] });
  const keep = (...entry: unknown[]) => void logged.push(entry);
  Object.assign(frist.world.log, { info: keep, warn: keep, error: keep });
  const tasks: unknown[] = [];
  const { outbox } = frist.world.store.records;
  const { claimDue } = outbox;
  Object.assign(outbox, {
    claimDue: async (...args: Parameters<typeof claimDue>) => {
      const due = await claimDue(...args);
      tasks.push(...due);
      return due;
    },
  });
  const { verbs } = frist;
  const h = handling(frist, 'DIGFO-2026-0001');
  const id = async () => (await h.caseFile()).id;

  await frist.arrive(
    mailWithFiles({ text: 'Hei, jeg vil at dere sletter alle personopplysninger om meg i Storgata 1. Send meg også innsyn.' }, [
      { name: 'passkopi.jpg', type: 'image/jpeg', content: 'x' },
    ]),
  );
  await h.sendLetter('identity_request', { values: { needed: 'hemmelig' } });
  await h.sendLetter('identity_code', { values: { address: 'kari.gammel@example.no' } });
  const code = frist.smtp.mails.at(-1)?.messageId ?? '';
  for (const digits of ['111111', '222222', '333333']) await frist.arrive(answerTo(frist, `Koden er ${digits}`, { to: code }));
  await frist.waitUntil('2026-11-17T12:00:00Z');
  await h.sendLetter('identity_code', { values: { address: 'kari.gammel@example.no' } });
  await frist.arrive(answerTo(frist, 'Koden er 482913. Slutt også å sende meg reklame.'));
  await h.endTask(`delete_identity_copy:${(await h.caseFile()).mails[0]?.id}`, 'done', 'hemmelig');
  await verbs.takeCase(await id(), { id: per });
  await verbs.correctReceipt(await id(), frist.world.clock().subtract({ hours: 30 }), 'hemmelig', { id: ingrid });
  await verbs.nameRequester(await id(), { address: kari.address, name: 'Kari Hemmelig Lunde' }, { id: ingrid });
  await verbs.showIdentity(await id(), { method: 'known_fact', note: 'hemmelig' }, { id: ingrid });
  const thread = frist.board.cards[0]?.place ?? { channel: '', ts: '' };
  const written = { thread, ts: '1795000000.000100', text: 'Hei Kari Lunde, dette er hemmelig', files: 0, by: per };
  await verbs.keepMessage(written);
  await verbs.keepMessage({ ...written, text: 'Fortsatt hemmelig', editedTs: '1795000001.000100' });
  await verbs.messageGone({ place: { channel: thread.channel, ts: written.ts }, thread });
  await verbs.writeNote(await id(), { source: 'call', at: frist.world.clock(), text: 'hemmelig' }, { id: per });
  await verbs.readNotes(await id(), { id: per });
  await h.sendLetter('extension', { values: { reason: 'hemmelig' } });
  await h.sendLetter('clarification', { values: { question: 'hemmelig' } });
  frist.smtp.answers.push({ kind: 'refused', permanent: true, problem: 'The mail server refused the mail (550)' });
  await h.plan('answer', { outcomes: granted('objection') });
  await h.approve();
  frist.passSeconds(61);
  await frist.deliver();
  await h.plan('answer', { outcomes: granted('objection'), values: { 'objection.note': 'hemmelig' } });
  await h.send();
  await verbs.openByHand(
    {
      organisation: 'digfo',
      source: 'call',
      receivedAt: frist.world.clock(),
      note: 'Kari Lunde ringte, hemmelig',
      requester: { address: kari.address, name: kari.name },
    },
    { id: ingrid },
  );
  const byHand = handling(frist, 'DIGFO-2026-0002');
  await verbs.mergeInto((await byHand.caseFile()).id, 'DIGFO-2026-0001', { id: ingrid });
  await frist.arrive(mail({ text: 'Faktura til Kari Lunde', messageId: '<9@example.no>', subject: 'hemmelig' }));
  await frist.arrive(wantsErasure.replace('<1@', '<8@').replace('From:', 'X-Nothing: 1\r\nFrom:'));
  for (const day of ['11-18', '11-25', '12-14', '12-16', '12-18']) await frist.waitUntil(`2026-${day}T10:00:00Z`);

  const histories = await Promise.all(
    (await frist.world.store.records.cases.list({ openOnly: false })).map((each) =>
      frist.world.store.records.cases.events(each.id),
    ),
  );
  const events = histories.flat();
  const inClear = [...events.map(({ at: _, sealed: __, ...rest }) => rest), ...frist.board.lines, ...tasks, ...logged];
  expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(20);
  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['note_added', 'note_changed', 'note_deleted', 'notes_viewed']),
  );
  for (const entry of inClear) for (const word of theirs) expect(JSON.stringify(entry)).not.toContain(word);
});
