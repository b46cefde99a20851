import type { Authentication } from './message.ts';

/**
 * Reads the verdict of the company's own mail server on the From domain.
 *
 * Only the topmost Authentication-Results counts, and only under the name of our own server: anyone may write such a
 * header into a mail, but theirs ends up below ours (RFC 8601, section 5).
 * @param headers values of all Authentication-Results headers, topmost first
 * @param authservId the name our server signs with; undefined where none is configured, and then nothing is believed
 */
export function readAuthentication(headers: readonly string[], authservId: string | undefined): Authentication {
  if (!authservId) return { verdict: 'none', why: 'no name of our own mail server is configured (authserv-id)' };
  const topmost = headers[0];
  if (topmost === undefined) return { verdict: 'none', why: 'our mail server wrote no Authentication-Results' };
  const [signer = '', ...results] = withoutComments(topmost.slice(0, 10_000)).split(';');
  if (signer.trim().split(/\s/)[0]?.toLowerCase() !== authservId.toLowerCase()) {
    return { verdict: 'none', why: 'the topmost Authentication-Results is not from our own mail server' };
  }
  const dmarc = results
    .map((result) => /^dmarc\s*=\s*([a-z]+)/i.exec(result.trim())?.[1]?.toLowerCase())
    .filter((v) => v !== undefined);
  if (dmarc.length !== 1) return { verdict: 'none', why: 'our mail server gives no single DMARC result' };
  if (dmarc[0] === 'pass') return { verdict: 'pass', why: 'our mail server says dmarc=pass' };
  if (dmarc[0] === 'fail') return { verdict: 'fail', why: 'our mail server says dmarc=fail' };
  return { verdict: 'none', why: 'our mail server says neither dmarc=pass nor dmarc=fail' };
}

/** Comments may hold anything, a `;` and `dmarc=pass` too. Nested ones are rare and are cut from the inside out. */
function withoutComments(header: string): string {
  let text = header;
  for (let depth = 0; depth < 5; depth++) {
    const shorter = text.replace(/\([^()]*\)/g, ' ');
    if (shorter === text) break;
    text = shorter;
  }
  return text;
}
