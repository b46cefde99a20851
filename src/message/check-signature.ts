import type { Authentication, Sender } from './message.ts';

/** Looks up DNS records, as `resolve` of node:dns/promises does; rejects with its error codes. */
export type Resolver = (name: string, type: string) => Promise<string[][]>;

/** More signatures than this no honest mail has; each costs a look-up at a server that its sender chose. */
const mostSignatures = 10;

/**
 * Checks the signature of the From domain on the raw bytes (DKIM aligned under the domain's own DMARC policy, RFC 6376 and 7489), for mails
 * on which our own mail server has said nothing.
 *
 * A pass is a pass. Anything else proves nothing: from where the mail came (SPF) cannot be seen afterwards, and servers on the way
 * alter mails and break signatures. So there is no `fail` here.
 * @param now for signatures that expire
 * @returns `unknown` where DNS gave no answer
 */
export async function checkSignature(raw: Buffer, sender: Sender, now: Date, resolver: Resolver): Promise<Authentication> {
  if (sender.kind === 'unclear') return { verdict: 'none', why: `the sender is unclear: ${sender.reason}` };
  const header = raw.toString('latin1', 0, longestLine).split(/\r?\n\r?\n/, 1)[0] ?? '';
  if (header.length >= longestLine || !hasHonestLines(raw))
    return { verdict: 'none', why: 'the mail is laid out to be slow to check' };
  const signatures = signaturesIn(header);
  if (signatures.length === 0) return { verdict: 'none', why: 'the mail is not signed' };
  if (signatures.length > mostSignatures) return { verdict: 'none', why: 'the mail has more signatures than any honest one' };
  if (signatures.some((signature) => partlySigned.test(signature)))
    return { verdict: 'none', why: 'only the beginning of the mail is signed' };
  try {
    return await checked(raw, sender.mailbox.address, now, resolver);
  } catch {
    return { verdict: 'none', why: 'the signature cannot be read' }; // mailauth's messages may repeat the mail's words
  }
}

async function checked(raw: Buffer, from: string, curTime: Date, resolver: Resolver): Promise<Authentication> {
  // Loaded when first needed: a command that reads one file should not wait for it.
  const { dkimVerify } = await import('mailauth/lib/dkim/verify.js');
  const { dmarc } = await import('mailauth/lib/dmarc/index.js');
  const { headerFrom, results } = await dkimVerify(raw, { resolver, curTime, sender: 'nobody@invalid' });
  if (headerFrom?.length !== 1 || headerFrom[0]?.toLowerCase() !== from.toLowerCase())
    return { verdict: 'none', why: 'two programs read two senders in the From header' };
  const holding = results.filter((result) => result.status.result === 'pass' && signsFrom(result));
  const dkimDomains = holding.map(({ signingDomain }) => ({ domain: signingDomain }));
  const verdict = await dmarc({ headerFrom, spfDomains: [], dkimDomains, resolver });
  if (verdict && verdict.status.result === 'pass')
    return { verdict: 'pass', why: 'the domain of the sender has signed the mail' };
  if ((verdict && verdict.status.result === 'temperror') || results.some(({ status }) => status.result === 'temperror'))
    return { verdict: 'unknown', why: 'the signature could not be checked: DNS gave no answer' };
  return { verdict: 'none', why: 'no signature of the domain of the sender holds' };
}

/** mailauth needs most of a minute for 50 MB on one line, and a second for a million empty ones; in a mail of 50 MB there are 700 000. */
function hasHonestLines(raw: Buffer): boolean {
  let lines = 0;
  for (let start = 0; start < raw.length; lines++) {
    const end = raw.indexOf(0x0a, start);
    const next = end < 0 ? raw.length : end + 1;
    if (next - start > longestLine || lines > mostLines) return false;
    start = next;
  }
  return true;
}

const longestLine = 1_000_000;
const mostLines = 1_000_000;

/** All DKIM-Signature headers, unfolded. */
function signaturesIn(header: string): readonly string[] {
  const fields = header.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/);
  return fields.filter((field) => /^dkim-signature[ \t]*:/i.test(field));
}

/** The tag `l=`: anybody may write below what it covers (RFC 6376, section 8.2). */
const partlySigned = /[:;][ \t]*l[ \t]*=/i;

/** Without From among the signed fields anybody may be the sender (RFC 6376, section 5.4); mailauth does not ask. The types do not know the field. */
function signsFrom(result: object): boolean {
  const { signingHeaders } = result as { readonly signingHeaders?: { readonly keys?: string } };
  return /(?:^|[:\s])from(?:$|[:\s])/i.test(signingHeaders?.keys ?? '');
}
