import { Resolver as DnsResolver } from 'node:dns/promises';
import { performance } from 'node:perf_hooks';
import type { Resolver } from './message/check-signature.ts';

/** `perMail`: how long the look-ups for one mail may take together; `pause`: how long nobody is asked while DNS is down. Milliseconds. */
export type DnsPatience = { readonly perMail: number; readonly pause: number };

/** So many mails in a row without an answer mean that DNS is down; one or two may be a sender whose own server is slow, even on purpose. */
const silencesInARow = 3;

/**
 * Gives each mail a resolver of its own, with a time after which every look-up fails at once. While DNS is down only the first few mails
 * wait; the next ones are told so immediately, so that a backlog is not held up.
 */
export function dnsForMails(
  { perMail, pause }: DnsPatience = { perMail: 5000, pause: 60_000 },
  ask: Resolver = systemDns(),
): () => Resolver {
  let silences = 0;
  let silentUntil = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() < silentUntil) return () => Promise.reject(new DnsSilence());
    let isSilent = false;
    const over = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new DnsSilence()), perMail).unref();
    });
    over.catch(() => {}); // the time also ends when nobody is waiting any more
    return async (name, type) => {
      try {
        const records = await Promise.race([ask(name, type), over]);
        silences = 0;
        return records;
      } catch (error) {
        if (!isSilence(error)) silences = 0;
        else if (!isSilent) {
          isSilent = true;
          silences += 1;
          if (silences >= silencesInARow) silentUntil = performance.now() + pause;
        }
        throw error;
      }
    };
  };
}

/** DNS gave no answer in time; the code is the one that a resolver gives for it. */
class DnsSilence extends Error {
  override readonly name = 'DnsSilence';
  readonly code = 'ETIMEOUT';
}

/** "No such name" is an answer. */
function isSilence(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ETIMEOUT' || code === 'ECONNREFUSED';
}

function systemDns(): Resolver {
  const dns = new DnsResolver({ timeout: 2000, tries: 2 });
  return (name, type) =>
    type === 'TXT' ? dns.resolveTxt(name) : Promise.reject(new Error('Frist asks DNS for TXT records only'));
}
