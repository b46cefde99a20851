import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/intents/classify.ts';
import { loadRules } from '../../src/load-rules.ts';
import { parseMail } from '../../src/message/parse-mail.ts';
import { realLookingMails } from './real-looking-mails.ts';

const rules = await loadRules();
const receiver = { authservId: 'mx.digfo.example', ownAddresses: ['contact@digfo.example'] };
const journeys = new URL('../journeys/', import.meta.url);
const whole = [
  ...realLookingMails,
  ...readdirSync(journeys).map((folder) => readFileSync(new URL(`${folder}/mail.eml`, journeys))),
];

const someMail = fc.constantFrom(...whole);
const place = fc.integer({ min: 0, max: 999 });
const at = (mail: Buffer, thousandth: number) => Math.floor((mail.length * thousandth) / 1000);

const cutOff = fc.tuple(someMail, place).map(([mail, end]) => mail.subarray(0, at(mail, end)));
const spliced = fc
  .tuple(someMail, someMail, place, place)
  .map(([one, other, end, start]) => Buffer.concat([one.subarray(0, at(one, end)), other.subarray(at(other, start))]));

const reEncoded = fc
  .tuple(
    someMail,
    fc.constantFrom<(mail: Buffer) => Buffer>(
      (mail) => Buffer.from(mail.toString('latin1'), 'utf8'),
      (mail) => Buffer.from(mail.toString('utf8'), 'latin1'),
      (mail) => Buffer.from(mail.toString('utf8'), 'utf16le'),
      (mail) => Buffer.from(mail.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
      (mail) => Buffer.from(mail.toString('latin1').replaceAll('\r\n', '\r'), 'latin1'),
      (mail) => Buffer.from(mail.toString('base64')),
    ),
  )
  .map(([mail, change]) => change(mail));

/** Wrong labels: what stands in the header and what the bytes are do not fit. */
const mislabelled = fc
  .tuple(
    someMail,
    fc.constantFrom('utf-8', 'iso-8859-1', 'utf-16', 'utf-7', 'iso-2022-jp', 'x-unknown', ''),
    fc.constantFrom('base64', 'quoted-printable', '8bit', 'uuencode', 'x-unknown'),
  )
  .map(([mail, charset, encoding]) =>
    Buffer.from(
      mail
        .toString('latin1')
        .replace(/charset=[\w-]+/g, `charset=${charset}`)
        .replace(/^(content-transfer-encoding:).*$/gim, `$1 ${encoding}`),
      'latin1',
    ),
  );

const oddLine = fc.oneof(
  fc.constantFrom(
    'From: a@example.no, b@example.no',
    'From: =?utf-8?Q?=',
    'From: <<<>>>@@',
    'Content-Type: multipart/mixed; boundary=',
    'Content-Type: multipart/mixed; boundary="grense"; boundary="ytre"',
    'Content-Type: message/rfc822',
    'Content-Type: ;;;=',
    'Content-Transfer-Encoding: base64',
    'Subject: =?iso-8859-1?B?/////?= =?utf-8?Q?=C3?= =?x?y?z?=',
    'References: <',
    'Date: i går',
    'Authentication-Results: ((((((;dmarc=pass',
    'Precedence:',
    ' : : :',
    ':',
  ),
  fc.string({ unit: 'binary', maxLength: 200 }).map((value) => `Subject: ${value}`),
  fc.string({ maxLength: 80 }).map((value) => `To: ${value}`),
  fc
    .tuple(fc.constantFrom('(', '<', '"', ',', ';', ':', '@', ' ', '=?', '<a@b.example> '), fc.nat(3000))
    .map(([mark, count]) => `From: ${mark.repeat(count)}`),
);

/** Header lines lost, doubled, moved, or replaced by nonsense. */
const mangled = fc
  .tuple(someMail, place, oddLine, fc.constantFrom('added', 'replaced', 'lost', 'doubled', 'moved', 'unfolded'))
  .map(([mail, thousandth, odd, how]) => {
    const text = mail.toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    const lines = text.slice(0, end).split('\r\n');
    const line = Math.floor((lines.length * thousandth) / 1000);
    const old = lines[line] ?? '';
    if (how === 'added') lines.splice(line, 0, odd);
    if (how === 'replaced') lines.splice(line, 1, odd);
    if (how === 'lost') lines.splice(line, 1);
    if (how === 'doubled') lines.splice(line, 0, old);
    if (how === 'moved') lines.push(...lines.splice(line, 1));
    if (how === 'unfolded') lines.splice(line, 1, `${old}\n\r${old}`);
    return Buffer.concat([Buffer.from(lines.join('\r\n'), 'utf8'), Buffer.from(text.slice(end), 'latin1')]);
  });

const bytesChanged = fc
  .tuple(someMail, fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 20 }))
  .map(([mail, changes]) => {
    const changed = Buffer.from(mail);
    for (const [where, byte] of changes) changed[at(mail, where)] = byte;
    return changed;
  });

describe('whatever bytes arrive', () => {
  it.each([
    ['a mail cut off', cutOff],
    ['two mails spliced', spliced],
    ['a mail in another encoding', reEncoded],
    ['a mail with wrong labels', mislabelled],
    ['a mail with a mangled header', mangled],
    ['a mail with bytes changed', bytesChanged],
    ['bytes that are no mail', fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes))],
  ])('%s gives a message that can be sorted, or says why a person has to open it', async (_, mails) => {
    await fc.assert(
      fc.asyncProperty(mails, async (raw) => {
        const parsed = await parseMail(raw, receiver);

        if (parsed.ok) {
          expect(['request', 'unsure', 'other', 'automatic']).toContain(classify(parsed.message, rules).disposition);
        } else {
          expect(parsed.problem).toMatch(/^The mail [\w ,.:]+\.$/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each(['<div>', '<blockquote><div>', '&lt;', 'a ', '> ', '=', '--\n'])('a megabyte of %j, too', async (text) => {
    const raw = `From: kari@example.no\r\nContent-Type: text/html\r\n\r\n<p>Slett meg</p>${text.repeat(1_000_000 / text.length)}`;

    expect(await parseMail(Buffer.from(raw), receiver)).toMatchObject({ ok: true });
  });

  it('a mail as it was sent is read, and none of its words is lost', async () => {
    for (const raw of whole) {
      const parsed = await parseMail(raw, receiver);
      expect(parsed.ok && parsed.message.sender.kind).toBe('single');
      expect(parsed.ok && `${parsed.message.text}${parsed.message.cut.map(({ text }) => text).join()}`).not.toBe('');
    }
  });
});
