import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { handling } from '../support/handling.ts';
import { mail, mailWithFiles } from '../support/mail.ts';
import { ingrid, kari } from '../support/people.ts';
import { openTestWorld } from '../support/world.ts';

const access = { text: 'Hei, jeg vil ha innsyn i alt dere har om meg.' };
const body = 'Vi har lett i alle systemene og fant navnet ditt.';

it('the preview is the very mail that leaves: to whom, from whom, and every word', async () => {
  const frist = await openTestWorld();
  await frist.arrive(mail(access));
  const { id } = await frist.onlyCase();
  const handler = handling(frist);

  const preview = await frist.verbs.previewReply(id, body, { id: ingrid });
  await handler.send({ body, identity: { method: 'known_fact', note: 'kurset' } });

  const sent = frist.smtp.mails.at(-1);
  expect(preview).toEqual({
    kind: 'preview',
    from: { name: 'DIGFO', address: 'contact@digfo.example' },
    to: kari.address,
    subjectLine: sent?.subjectLine,
    text: sent?.text,
  });
  expect(sent?.text).toContain(body);
});

it('a preview sends nothing and is logged as a look, and there is none where nothing can be approved', async () => {
  const frist = await openTestWorld();
  await frist.arrive(mail(access));
  const { id } = await frist.onlyCase();
  const sent = frist.smtp.mails.length;

  await frist.verbs.previewReply(id, undefined, { id: ingrid });
  await frist.deliver();

  expect(frist.smtp.mails).toHaveLength(sent);
  const after = await frist.onlyCase();
  expect((await frist.world.store.records.cases.events(id)).at(-1)).toMatchObject({ type: 'mail_viewed', by: ingrid });
  await frist.verbs.markNotARequest(id, after.revision, { id: ingrid });
  expect(await frist.verbs.previewReply(id, undefined, { id: ingrid })).toMatchObject({ why: 'already_closed' });
});

it('a reviewer sees the checksum of each file as it was attached', async () => {
  const frist = await openTestWorld();
  await frist.arrive(mailWithFiles(access, [{ name: 'oversikt.txt', type: 'text/plain', content: 'ABC' }]));

  const review = await frist.verbs.reviewCase((await frist.onlyCase()).id, { id: ingrid });

  const [attachment] = review.kind === 'review' ? (review.mails[0]?.attachments ?? []) : [];
  expect(attachment).toMatchObject({ fileName: 'oversikt.txt', sha256: createHash('sha256').update('ABC').digest('hex') });
});
