import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSmtpServer } from '../../scripts/demo-parts/smtp-server.ts';
import { createReplySender } from '../../src/replies/smtp-sender.ts';
import type { OutgoingMail } from '../../src/workflow/ports.ts';
import { kari } from '../support/people.ts';

const answer: OutgoingMail = {
  messageId: '<frist.1@digfo.example>',
  to: kari.address,
  subjectLine: 'Re: Innsyn på dørtelefonen',
  text: 'Hei, Kari!\n\nHer er svaret vårt.',
  inReplyTo: '<request@mail.example.no>',
  references: ['<request@mail.example.no>'],
  autoSubmitted: undefined,
};

function senderTo(port: number, host = '127.0.0.1') {
  const settings = {
    host,
    port,
    user: undefined,
    password: undefined,
    security: 'none',
    from: { address: 'contact@digfo.example', name: 'DIGFO' },
  } as const;
  return createReplySender(() => settings, { connect: 2000, answer: 500 });
}

/** A mail server that follows the protocol until `at`, and there does as the test says. */
async function serverThat(at: 'RCPT' | 'DATA' | 'dot', does: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    let inText = false;
    socket.on('error', () => socket.destroy());
    socket.write('220 ready\r\n');
    socket.on('data', (bytes) => {
      for (const line of bytes.toString().split('\r\n').slice(0, -1)) {
        if (inText && line !== '.') continue;
        if (inText && at === 'dot') return does(socket);
        if (line.startsWith(at)) return does(socket);
        inText = line.startsWith('DATA');
        socket.write(inText ? '354 go ahead\r\n' : '250 ok\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe('a mail that is taken', () => {
  it('stands in its thread, goes to one address, and carries no sign of an automatic answer', async () => {
    const smtp = await startSmtpServer();
    onTestFinished(() => smtp.stop());

    const result = await senderTo(smtp.port).send('digfo', answer);

    expect(result).toEqual({ kind: 'accepted' });
    expect(smtp.mails()).toHaveLength(1);
    expect(smtp.mails()[0]).toMatchObject({
      recipients: [kari.address],
      subjectLine: 'Re: Innsyn på dørtelefonen',
      references: ['<request@mail.example.no>'],
    });
    expect(smtp.mails()[0]?.text).toContain('Her er svaret vårt.');
    expect(smtp.mails()[0]?.autoSubmitted).toBeFalsy();
  });

  it('says that it is automatic where it is a receipt', async () => {
    const smtp = await startSmtpServer();
    onTestFinished(() => smtp.stop());

    await senderTo(smtp.port).send('digfo', { ...answer, autoSubmitted: 'auto-replied' });

    expect(smtp.mails()[0]?.autoSubmitted).toBe('auto-replied');
  });
});

describe('a mail server that does not take it', () => {
  it.each([
    [
      '550 at the recipient: for good',
      'RCPT',
      '550 no such user\r\n',
      { kind: 'refused', permanent: true, problem: expect.stringContaining('550') },
    ],
    [
      '451 at the recipient: for now',
      'RCPT',
      '451 later\r\n',
      { kind: 'refused', permanent: false, problem: expect.stringContaining('451') },
    ],
    [
      '451 after the text: for now',
      'dot',
      '451 later\r\n',
      { kind: 'refused', permanent: false, problem: expect.stringContaining('451') },
    ],
    [
      '554 after the text: for good',
      'dot',
      '554 no\r\n',
      { kind: 'refused', permanent: true, problem: expect.stringContaining('554') },
    ],
  ] as const)('%s', async (_, at, words, result) => {
    const port = await serverThat(at, (socket) => socket.write(words));

    expect(await senderTo(port).send('digfo', answer)).toEqual(result);
  });

  it('a connection that ends before the text is no doubt: the mail is not out', async () => {
    const port = await serverThat('DATA', (socket) => socket.destroy());

    expect(await senderTo(port).send('digfo', answer)).toMatchObject({ kind: 'refused', permanent: false });
  });

  it('a connection that ends after the text leaves doubt', async () => {
    const port = await serverThat('dot', (socket) => socket.destroy());

    expect(await senderTo(port).send('digfo', answer)).toMatchObject({ kind: 'unknown' });
  });

  it('a server that falls silent after the text leaves doubt', async () => {
    const port = await serverThat('dot', () => {});

    expect(await senderTo(port).send('digfo', answer)).toMatchObject({ kind: 'unknown' });
  });

  it('repeats none of the server’s words, which often hold the address', async () => {
    const port = await serverThat('RCPT', (socket) => socket.write(`550 <${kari.address}> unknown\r\n`));

    expect(JSON.stringify(await senderTo(port).send('digfo', answer))).not.toContain('kari');
  });
});

describe('an address that could be read as another', () => {
  it.each([
    'a@b.no, evil@example.net',
    'a@b.no\r\nBcc: evil@example.net',
    '"a@b.no, evil"@example.net',
    'kari@example.no(@evil.example)',
    'Kari <kari@example.no>',
    'kari@localhost',
    '',
  ])('%j is not sent to', async (to) => {
    expect(await senderTo(1).send('digfo', { ...answer, to })).toMatchObject({ kind: 'refused', permanent: true });
  });
});

it('a mail never travels over a network unencrypted', async () => {
  expect(await senderTo(25, 'smtp.example.no').send('digfo', answer)).toMatchObject({
    kind: 'refused',
    problem: expect.stringContaining('smtp.security'),
  });
});
