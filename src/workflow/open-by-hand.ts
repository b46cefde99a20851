import { Temporal } from 'temporal-polyfill';
import { isTooLongAgo } from '../cases/receipt.ts';
import { openCase } from './open-case.ts';
import type { Actor, Refusal, RequestByHand } from './staff-verbs.ts';
import type { World } from './world.ts';

/**
 * A request that came by phone or letter, or to a colleague: a case in triage, whose limit runs from the call or the arrival (D078,
 * D077), not from now. What the person said is kept as a mail is.
 */
export async function openByHand(
  world: World,
  request: RequestByHand,
  by: Actor,
): Promise<{ readonly kind: 'opened'; readonly number: string } | Refusal> {
  const { organisation, source, receivedAt, note, requester } = request;
  const installation = world.installations.get(organisation);
  if (!installation) return { kind: 'refused', why: 'not_found' };
  if (!note.trim()) return { kind: 'refused', why: 'no_reason' };
  if (Temporal.Instant.compare(receivedAt, world.clock()) > 0) return { kind: 'refused', why: 'in_the_future' };
  if (isTooLongAgo(receivedAt, world.clock())) return { kind: 'refused', why: 'too_long_ago' };

  const raw = noteAsMail(note, request, world.newId());
  const caseFile = await world.store.atomically(async (records) => {
    const mail = await records.mails.keepByHand({ organisation, receivedAt, raw });
    const reading = {
      kind: 'by_hand',
      language: installation.organisation.defaultLanguage,
      requester: requester ?? null,
      source,
    } as const;
    const fate = await openCase(world, records, installation, mail, reading, 'by_hand', { by: by.id });
    await records.mails.settle(mail.id, fate, undefined);
    return records.cases.find(fate.caseId);
  });
  world.log.info({ by: by.id, case: caseFile?.number }, 'case opened by hand');
  world.wake('outbox');
  return caseFile ? { kind: 'opened', number: caseFile.number } : { kind: 'refused', why: 'not_found' };
}

/** The note in the form of a mail, so that everything that reads mails reads it too. */
function noteAsMail(note: string, { source, receivedAt }: RequestByHand, id: string): Buffer {
  const head = [
    `Date: ${new Date(receivedAt.epochMilliseconds).toUTCString()}`,
    `Subject: ${source}`,
    `Message-ID: <by-hand.${id}@frist.invalid>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  const body = Buffer.from(note, 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}\r\n`);
}
