import { expect, it } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { parseMail } from '../../src/message/parse-mail.ts';

async function read(raw: string): Promise<Message> {
  const parsed = await parseMail(Buffer.from(raw), { authservId: undefined, ownAddresses: [] });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.message;
}

/** A mail with a text and, below it, a part of another kind. */
function withPart(text: string, type: string, content: string, boundary: string): string {
  const header = `From: Ola <ola@example.no>\r\nSubject: Mail ${boundary}\r\nContent-Type: multipart/mixed; boundary=${boundary}\r\n\r\n`;
  return `${header}--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n--${boundary}\r\nContent-Type: ${type}\r\n\r\n${content}\r\n--${boundary}--\r\n`;
}

it('an attached mail stands apart from the words above it, under its own subject line', async () => {
  const inner = 'From: Kari <kari@example.no>\r\nSubject: Sletting\r\n\r\nSlett brukeren min';

  const { text, cut } = await read(withPart('Kan du ta denne?', 'message/rfc822', inner, 'a'));

  expect(text).toBe('Kan du ta denne?');
  expect(cut).toEqual([{ kind: 'forwarded', text: 'Sletting\n\nSlett brukeren min' }]);
});

it('mails inside of mails are read three deep', async () => {
  let raw = 'From: Kari <kari@example.no>\r\nSubject: Innerst\r\n\r\nNivå 5';
  for (const level of [4, 3, 2, 1]) raw = withPart(`Nivå ${level}`, 'message/rfc822', raw, `level${level}`);

  const { text, cut } = await read(raw);

  expect(text).toBe('Nivå 1');
  expect(cut.map((part) => part.text.replace(/^.*\n\n/, ''))).toEqual(['Nivå 2', 'Nivå 3', 'Nivå 4']);
});

it('winmail.dat is named and not guessed at', async () => {
  const { text, attachments } = await read(
    withPart('Se vedlegg', 'application/ms-tnef; name=winmail.dat', 'eJ8+Ig Slett meg', 'b'),
  );

  expect(text).toBe('Se vedlegg');
  expect(attachments).toMatchObject([{ fileName: 'winmail.dat', contentType: 'application/ms-tnef' }]);
});

it('what a calendar part says is not the words of the mail', async () => {
  const calendar = 'BEGIN:VCALENDAR\r\nSUMMARY:Slett alt\r\nEND:VCALENDAR';

  expect((await read(withPart('Velkommen', 'text/calendar; method=REQUEST', calendar, 'c'))).text).toBe('Velkommen');
});

it('somebody who asks for something with an invitation attached is no calendar program', async () => {
  const calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR';
  const wish = withPart('Jeg vil ha innsyn. Møtet er vedlagt.', 'text/calendar; method=REQUEST', calendar, 'd');

  expect((await read(wish)).automatic).toBeUndefined();
});
