import nodemailer, { type SendMailOptions } from 'nodemailer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DemoSmtpServer, startSmtpServer } from '../../scripts/demo-parts/smtp-server.ts';

let server: DemoSmtpServer;
let savedCopies: Buffer[];

beforeEach(async () => {
  savedCopies = [];
  server = await startSmtpServer({ onAccepted: ({ raw }) => savedCopies.push(raw) });
});
afterEach(() => server.stop());

it('a mail is kept as it went out, with the addresses it really had', async () => {
  await send({
    subject: 'Svar på innsyn',
    text: 'Vi fant to ting.',
    inReplyTo: '<a@example.no>',
    references: ['<a@example.no>'],
  });

  expect(server.mails()).toMatchObject([
    {
      subjectLine: 'Svar på innsyn',
      sender: 'contact@digfo.example',
      recipients: ['kari.lunde@example.no'],
      inReplyTo: '<a@example.no>',
      references: ['<a@example.no>'],
      text: 'Vi fant to ting.\n',
    },
  ]);
});

it('a copy for the Sent folder is there when the sender hears that the mail was taken', async () => {
  await send({ text: 'Vi fant to ting.' });

  expect(savedCopies.map(String)).toEqual([expect.stringContaining('Vi fant to ting.')]);
});

it('a mail that could not be filed in the Sent folder is not taken', async () => {
  await server.stop();
  server = await startSmtpServer({
    onAccepted: () => {
      throw new Error('The folder is full.');
    },
  });

  const sending = send({ text: 'Vi fant to ting.' });

  await expect(sending).rejects.toThrow('The folder is full.');
  expect(server.mails()).toEqual([]);
});

it('waiting for a mail ends with the one that fits, whether it came before or comes later', async () => {
  const later = server.waitFor((mail) => mail.subjectLine === 'second');
  await send({ subject: 'first' });
  await send({ subject: 'second' });

  const before = await server.waitFor((mail) => mail.subjectLine === 'first');

  expect([before.subjectLine, (await later).subjectLine]).toEqual(['first', 'second']);
});

it('whoever waits is told when the server stops', async () => {
  const waiting = server.waitFor(() => true);
  const outcome = expect(waiting).rejects.toThrow('stopped before the mail came');

  await server.stop();

  await outcome;
});

it('it stops although a client holds its connection open', async () => {
  const transport = nodemailer.createTransport({ host: server.host, port: server.port, pool: true });
  await transport.sendMail({ from: 'contact@digfo.example', to: 'kari.lunde@example.no', text: 'Hei' });

  await server.stop();

  await expect(send({ text: 'Hei' })).rejects.toThrow('ECONNREFUSED');
  transport.close();
});

async function send(mail: SendMailOptions): Promise<void> {
  const transport = nodemailer.createTransport({
    host: server.host,
    port: server.port,
    auth: { user: 'digfo', pass: 'whatever' },
  });
  try {
    await transport.sendMail({ from: 'contact@digfo.example', to: 'kari.lunde@example.no', ...mail });
  } finally {
    transport.close();
  }
}
