import { expect, it } from 'vitest';
import { dnsForMails } from '../src/dns.ts';
import type { Resolver } from '../src/message/check-signature.ts';

const patience = { perMail: 10, pause: 3_600_000 };
const never: Resolver = () => new Promise(() => {});

/** What one look-up came to: the records, or the code of the error. */
const looked = (resolver: Resolver) =>
  resolver('_dmarc.example.no', 'TXT').then(
    (records) => records.flat().join(),
    (error: Error & { code?: string }) => error.code,
  );

it('an answer is handed on', async () => {
  expect(await looked(dnsForMails(patience, async () => [['v=DMARC1']])())).toBe('v=DMARC1');
});

it('a look-up without an answer ends, and so does every later one for the same mail', async () => {
  const ofMail = dnsForMails(patience, never)();

  expect([await looked(ofMail), await looked(ofMail)]).toEqual(['ETIMEOUT', 'ETIMEOUT']);
});

it('after three mails without an answer nobody is asked for a while', async () => {
  let asked = 0;
  const silent: Resolver = (name, type) => {
    asked += 1;
    return never(name, type);
  };
  const resolverOf = dnsForMails(patience, silent);

  for (let mail = 0; mail < 10; mail++) expect(await looked(resolverOf())).toBe('ETIMEOUT');

  expect(asked).toBe(3);
});

it('a name that does not exist is an answer: the next mail is looked up as ever', async () => {
  const codes = ['ETIMEOUT', 'ECONNREFUSED', 'ENOTFOUND', 'ETIMEOUT', 'ETIMEOUT', 'ENOTFOUND'];
  const resolverOf = dnsForMails(patience, async () => {
    throw Object.assign(new Error('no'), { code: codes.shift() ?? 'ENODATA' });
  });

  const seen: unknown[] = [];
  for (let mail = 0; mail < 7; mail++) seen.push(await looked(resolverOf()));

  expect(seen).toEqual(['ETIMEOUT', 'ECONNREFUSED', 'ENOTFOUND', 'ETIMEOUT', 'ETIMEOUT', 'ENOTFOUND', 'ENODATA']);
});
