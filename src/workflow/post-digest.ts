import type { Temporal } from 'temporal-polyfill';
import { officeZone } from '../cases/calendar.ts';
import { composeDigest, isDigestDue } from '../digest/compose-digest.ts';
import type { Digest } from '../digest/digest.ts';
import { mailDigest, postDigest } from './effects.ts';
import { type BoardPost, DeliveryProblem, type EffectTask } from './ports.ts';
import { type Installation, installationOf, type World } from './world.ts';

/**
 * Makes the digests that are due and not made yet: at 08:00, and at start for a morning that was missed. One a day and organisation,
 * however many processes think of it.
 */
export async function makeDueDigests(world: World): Promise<void> {
  const now = world.clock().toZonedDateTimeISO(officeZone);
  for (const installation of world.installations.values()) {
    if (isDigestDue(now, installation.organisation.closedDays)) await makeDigest(world, installation, now.toPlainDate());
  }
  world.wake('outbox');
}

async function makeDigest(world: World, installation: Installation, today: Temporal.PlainDate): Promise<void> {
  const digest = await digestOf(world, installation, today);
  await world.store.atomically(async (records) => {
    if (!(await records.digestRuns.keep(digest))) return;
    await records.outbox.enqueue(postDigest(digest.organisation, digest.on, world.clock()));
    for (const manager of installation.managers.keys()) {
      await records.outbox.enqueue(mailDigest(digest.organisation, digest.on, manager, world.clock()));
    }
  });
}

/** The digest as it would be on that day, made of the cases as they are now; nothing is kept or sent. */
export async function digestOf(world: World, { organisation }: Installation, today: Temporal.PlainDate): Promise<Digest> {
  const { cases, mails, outbox } = world.store.records;
  const open = await cases.list({ organisation: organisation.id, openOnly: true });
  const morning = today.toZonedDateTime({ timeZone: officeZone, plainTime: '08:00' }).toInstant();
  const sortedAway = await mails.sortedAway(organisation.id, morning.subtract({ hours: 24 }), morning);
  const parked = await outbox.parked();
  return composeDigest(organisation.id, open, today, { sortedAway: sortedAway.length, parked: parked.length });
}

export async function deliverDigestPost(
  world: World,
  { organisation, on }: Extract<EffectTask, { kind: 'post_digest' }>,
  delivery: Pick<BoardPost, 'deliveryId' | 'repeat'>,
): Promise<void> {
  const digest = await world.store.records.digestRuns.get(organisation, on);
  if (digest) await world.board.postDigest({ ...delivery, organisation, at: undefined }, digest);
}

/**
 * The same by mail, to one manager. It carries nothing personal and is worth more twice than never, so that after a crash it is sent
 * again: the Message-ID is the same, and mail programs fold the two.
 */
export async function deliverDigestMail(
  world: World,
  { organisation, on, manager }: Extract<EffectTask, { kind: 'mail_digest' }>,
): Promise<void> {
  const digest = await world.store.records.digestRuns.get(organisation, on);
  const installation = installationOf(world, organisation);
  const to = installation.managers[manager];
  if (!digest || !to) return;
  const domain = installation.mailboxAddress.split('@')[1];
  const result = await world.sender.send(organisation, {
    ...world.writer.digest(installation.organisation, digest),
    messageId: `<frist.digest.${organisation}.${on}.${manager}@${domain}>`,
    to,
    inReplyTo: undefined,
    references: [],
    autoSubmitted: 'auto-generated',
  });
  if (result.kind === 'refused') throw new DeliveryProblem(result.problem, { permanent: result.permanent });
}
