import type { Temporal } from 'temporal-polyfill';
import type { Right } from '../../src/intents/classification.ts';
import { drawCard } from '../../src/workflow/effects.ts';
import type { Store } from '../../src/workflow/ports.ts';

/** Cases in one transaction: each ends with a write to the disk. */
const atOnce = 250;
const asked: readonly Right[] = ['access', 'erasure', 'rectification', 'objection'];

/**
 * Fills a store with open cases of DIGFO, received over the last nine days, so that no reminder is due: what takes time is looking.
 * @param untaken how many of them, the last, nobody has taken; their cards are posted
 * @returns the numbers of the untaken ones
 */
export async function openCases(store: Store, count: number, untaken: number, now: Temporal.Instant): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (let at = 0; at < count; at += atOnce) {
    await store.atomically(async (records) => {
      for (let n = at; n < Math.min(count, at + atOnce); n++) numbers.push(await openCase(records, n, n < count - untaken, now));
    });
  }
  return numbers.slice(-untaken);
}

async function openCase(
  { mails, cases, outbox }: Store['records'],
  n: number,
  isTaken: boolean,
  now: Temporal.Instant,
): Promise<string> {
  const at = isTaken ? now.subtract({ hours: 1 + (n % 216) }) : now;
  const mail = await mails.keepByHand({ organisation: 'digfo', receivedAt: at, raw: Buffer.from(mailOf(n)) });
  const id = `bench-${n}`;
  const number = `DIGFO-2026-${String(n + 1).padStart(4, '0')}`;
  const right = asked[n % asked.length] ?? 'access';
  const found = [{ text: 'alt dere har lagret om meg', rule: `${right}/asks` }];
  await cases.append(id, 0, [
    {
      at,
      by: 'frist',
      type: 'case_opened',
      data: {
        number,
        organisation: 'digfo',
        mailId: mail.id,
        receivedAt: at.toString(),
        promiseDays: 30,
        closedDays: [],
        language: 'nb',
        triage: null,
        senderSeen: 'pass',
        lines: [{ right, rules: [`${right}/asks`] }],
      },
      sealed: {
        requester: { address: `person-${n}@example.org`, name: `Person Nummer ${n}` },
        evidence: [{ right, evidence: found }],
      },
    },
    ...(isTaken ? [{ at, by: 'U0PER', type: 'case_taken', data: { handler: 'U0PER' }, sealed: undefined } as const] : []),
  ]);
  await mails.settle(mail.id, { kind: 'case', caseId: id }, `<bench-${n}@example.org>`);
  const opened = isTaken ? undefined : await cases.find(id);
  if (opened) await outbox.enqueue(drawCard(opened, now));
  return number;
}

const mailOf = (n: number) =>
  [
    `From: Person Nummer ${n} <person-${n}@example.org>`,
    'To: personvern@digfo.example.no',
    'Subject: Opplysninger om meg',
    `Message-ID: <bench-${n}@example.org>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hei, jeg ønsker innsyn i alt dere har lagret om meg.',
    '',
    'Hilsen en kunde',
    '',
  ].join('\r\n');
