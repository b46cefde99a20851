import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import type { Resolver } from '../../src/message/check-signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
const records: Readonly<Record<string, string>> = {
  's1._domainkey.example.no': key,
  's1._domainkey.example.net': key,
  's1._domainkey.uten-dmarc.example': key,
  '_dmarc.example.no': 'v=DMARC1; p=none',
  '_dmarc.example.net': 'v=DMARC1; p=reject',
};

/** A DNS that knows the keys of the example domains; `uten-dmarc.example` has a key and no policy. */
export const exampleDns: Resolver = async (name) => {
  const found = records[name];
  if (found === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  return [[found]];
};
export const dnsIsDown: Resolver = () => Promise.reject(Object.assign(new Error('no answer'), { code: 'ETIMEOUT' }));

export type Signing = {
  readonly domain?: string;
  readonly expires?: string;
  /** The header fields that are signed, with colons between. */
  readonly fields?: string;
  /** How much of the body is signed, in bytes (the tag `l=`). */
  readonly bodyLength?: number;
};

/** The mail with a DKIM signature above it, made at eight on the morning of Kari's request. */
export async function signed(raw: string, { domain = 'example.no', expires, fields, bodyLength }: Signing = {}): Promise<string> {
  const { signatures } = await dkimSign(raw, {
    canonicalization: 'relaxed/relaxed',
    signTime: new Date('2026-11-17T08:00:00Z'),
    ...(expires && { expires: new Date(expires) }),
    ...(fields && { headerList: fields }),
    signatureData: [
      {
        signingDomain: domain,
        selector: 's1',
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        ...(bodyLength !== undefined && { maxBodyLength: bodyLength }),
      },
    ],
  } as unknown as Parameters<typeof dkimSign>[1]); // the types ask for one signature, beside the list of them
  return signatures + raw;
}
