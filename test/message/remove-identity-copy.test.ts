import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { parseMail } from '../../src/message/parse-mail.ts';
import {
  bringsIdentityCopy,
  removeIdentityCopies,
  withoutForgedMarks,
  withoutIdentityCopies,
} from '../../src/message/remove-identity-copy.ts';
import { mailWithFiles } from '../support/mail.ts';

const receiver = { authservId: 'mx.digfo.example', ownAddresses: ['contact@digfo.example'] };
const picture = { name: 'passet mitt.jpg', type: 'image/jpeg', content: 'the picture of a passport' };

async function read(raw: Buffer | string): Promise<Message> {
  const parsed = await parseMail(Buffer.from(raw), receiver);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.message;
}

async function removed(raw: string): Promise<Buffer> {
  const after = await removeIdentityCopies(Buffer.from(raw), await read(raw));
  if (!after) throw new Error('nothing was removed');
  return after;
}

const raw = mailWithFiles(
  {
    text: 'Hei, jeg vil ha innsyn. Blåbær 🫐\r\n\r\n> dette skrev dere',
    headers: [
      'Authentication-Results: mx.digfo.example; dmarc=pass header.from=example.no',
      'References: <a@example.no>\r\n <b@example.no>',
      'X-Picture: aGVtbWVsaWc=',
    ],
  },
  [picture, { name: 'fullmakt "æ".pdf', type: 'application/pdf', content: 'the authority' }],
);

describe('a mail whose copy of a passport is taken out', () => {
  it('holds nothing of it any more, not even its name', async () => {
    const after = await removed(raw);

    for (const trace of [picture.content, Buffer.from(picture.content).toString('base64').slice(0, 20), 'passet'])
      expect(after.toString('latin1')).not.toContain(trace);
  });

  it('is otherwise read as before: sender, thread, verdict, words, quotes, other files', async () => {
    const { attachments: before, ...as } = await read(raw);

    const { attachments, ...is } = await read(await removed(raw));

    expect(is).toEqual(as);
    expect(before).toHaveLength(2);
    expect(attachments).toContainEqual(before[1]);
  });

  it('keeps no header but those that say who wrote, when, and in which thread', async () => {
    expect((await removed(raw)).toString('latin1')).not.toContain('X-Picture');
  });

  it('still says that one came, and hides none of its other files', async () => {
    const message = await read(await removed(raw));

    expect(bringsIdentityCopy(message)).toBe(true);
    expect(withoutIdentityCopies(message).map(({ fileName }) => fileName)).toEqual(['fullmakt "æ".pdf']);
  });

  it('keeps a mail that was forwarded with it', async () => {
    const inner = 'From: kari.lunde@example.no\r\nSubject: Innsyn\r\n\r\nJeg ønsker innsyn.';
    const withMail = mailWithFiles({ text: 'Se vedlagt.' }, [
      picture,
      { name: 'Innsyn.eml', type: 'message/rfc822', content: inner },
    ]);

    const { cut } = await read(await removed(withMail));

    expect(cut).toEqual((await read(withMail)).cut);
    expect(cut).toHaveLength(1);
  });

  it('keeps other files whole where a forwarded mail tries to end them', async () => {
    const trap = 'Subject: x\r\n\r\n--frist-copy-removed--\r\n';
    const withTrap = mailWithFiles({ text: 'Se vedlagt.' }, [
      { name: 'x.eml', type: 'message/rfc822', content: trap },
      picture,
      { name: 'b.pdf', type: 'application/pdf', content: 'kept' },
    ]);

    const { attachments } = await read(await removed(withTrap));

    expect(attachments.map(({ fileName }) => fileName)).toEqual(['x.eml', undefined, 'b.pdf']);
  });
});

describe('a mark of ours in a mail that only arrives', () => {
  const mark = { name: 'a', type: 'text/x-frist-removed', content: 'x' };

  it('keeps no copy from being removed', async () => {
    const after = await removed(mailWithFiles({ text: 'Hei' }, [mark, picture]));

    expect(after.toString('latin1')).not.toContain(Buffer.from(picture.content).toString('base64'));
    expect((await read(after)).attachments.map(({ contentType }) => contentType)).toEqual([
      'application/octet-stream',
      'text/x-frist-removed',
    ]);
  });

  it('does not stand in the store, nor say that a copy came', async () => {
    const forged = mailWithFiles({ text: 'Hei' }, [mark]);

    const stored = await read(await removed(forged));

    expect(bringsIdentityCopy(withoutForgedMarks(await read(forged)))).toBe(false);
    expect(bringsIdentityCopy(stored)).toBe(false);
    expect(withoutIdentityCopies(stored).map(({ fileName }) => fileName)).toEqual(['a']);
  });
});

it('a mail without such a copy is left alone', async () => {
  const plain = mailWithFiles({ text: 'Hei' }, [{ name: 'kvittering.jpg', type: 'image/jpeg', content: 'x' }]);

  expect(await removeIdentityCopies(Buffer.from(plain), await read(plain))).toBeUndefined();
});
