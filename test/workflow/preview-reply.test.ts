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

  const preview = await frist.verbs.previewReply(id, body);
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

it('a preview keeps and sends nothing, and there is none where nothing can be approved', async () => {
  const frist = await openTestWorld();
  await frist.arrive(mail(access));
  const { id, revision } = await frist.onlyCase();
  const sent = frist.smtp.mails.length;

  await frist.verbs.previewReply(id, undefined);
  await frist.deliver();

  expect(frist.smtp.mails).toHaveLength(sent);
  expect((await frist.onlyCase()).revision).toBe(revision);
  await frist.verbs.markNotARequest(id, revision, { id: ingrid });
  expect(await frist.verbs.previewReply(id, undefined)).toMatchObject({ why: 'already_closed' });
});

it('a reviewer sees the checksum of each file as it was attached', async () => {
  const frist = await openTestWorld();
  await frist.arrive(mailWithFiles(access, [{ name: 'oversikt.txt', type: 'text/plain', content: 'ABC' }]));

  const review = await frist.verbs.reviewCase((await frist.onlyCase()).id, { id: ingrid });

  const [attachment] = review.kind === 'review' ? (review.mails[0]?.attachments ?? []) : [];
  expect(attachment).toMatchObject({ fileName: 'oversikt.txt', sha256: createHash('sha256').update('ABC').digest('hex') });
});
