import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MailboxOptions, type MailboxWatcher, watchMailbox } from '../../src/mailbox/watch-mailbox.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { createMailKeeper } from './mail-keeper.ts';
import { mailAbout, optionsFor, watchingScenarios } from './watching-scenarios.ts';

const watchers: MailboxWatcher[] = [];

afterEach(async () => {
  await Promise.all(watchers.splice(0).map((watcher) => watcher.stop()));
});

describe('with Dovecot', () => {
  let server: Dovecot;

  beforeAll(async () => {
    server = await startDovecot();
  });
  afterAll(() => server.stop());

  watchingScenarios(() => server, 'Personvern');

  it('takes a mail of 30 MB whole', async () => {
    const raw = `${mailAbout('Med vedlegg')}${`${'å'.repeat(499)}\r\n`.repeat(30 * 1024)}`;
    await server.deliver(raw);
    const keeper = createMailKeeper();

    watch(optionsFor(server, keeper));

    await keeper.has(1);
    expect(keeper.mails[0]?.raw.equals(Buffer.from(raw))).toBe(true);
  });

  it('reports a mail above 64 MB instead of taking it, and takes the next', async () => {
    const tooBig: unknown[] = [];
    const uid = await server.deliver(`${mailAbout('Altfor stor')}${`${'x'.repeat(998)}\r\n`.repeat(66 * 1024)}`, 'Sent');
    const keeper = createMailKeeper();

    watch({
      ...optionsFor(server, keeper),
      folder: 'Sent',
      tooBig: async (mail) => {
        tooBig.push(mail);
        await keeper.receive({ ...mail, raw: Buffer.from('Too big.') });
      },
    });
    await server.deliver(mailAbout('Innsyn'), 'Sent');
    await keeper.has(2);

    expect(tooBig).toEqual([
      expect.objectContaining({
        organisation: 'digfo',
        folder: 'Sent',
        uid,
        size: expect.any(Number),
        receivedAt: expect.anything(),
      }),
    ]);
    expect(keeper.mails.map((mail) => mail.raw.toString())).toEqual(['Too big.', mailAbout('Innsyn')]);
  });
});

describe('with Dovecot and STARTTLS', () => {
  let server: Dovecot;

  beforeAll(async () => {
    server = await startDovecot({ tls: true });
  });
  afterAll(() => server.stop());

  it('trusts a certificate that the named authority has signed', async () => {
    await server.deliver(mailAbout('Innsyn'));
    const keeper = createMailKeeper();
    const options = optionsFor(server, keeper);

    watch({ ...options, connection: { ...options.connection, host: 'localhost', security: 'starttls', ca: server.ca } });

    await keeper.has(1);
    expect(keeper.mails).toHaveLength(1);
  });

  it('does not sign in where nobody vouches for the certificate', async () => {
    const options = optionsFor(server, createMailKeeper());

    const { firstConnection } = watch({
      ...options,
      connection: { ...options.connection, host: 'localhost', security: 'starttls' },
    });

    expect(await firstConnection).toEqual({
      kind: 'unreachable',
      problem: `The certificate of the mail server localhost:${server.port} cannot be trusted (DEPTH_ZERO_SELF_SIGNED_CERT): check imap.host, or name the authority that signed it in NODE_EXTRA_CA_CERTS.`,
    });
  });
});

function watch(options: MailboxOptions): MailboxWatcher {
  const watcher = watchMailbox(options);
  watchers.push(watcher);
  return watcher;
}
