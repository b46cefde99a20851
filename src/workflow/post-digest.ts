import type { Temporal } from 'temporal-polyfill';
import { officeZone } from '../cases/calendar.ts';
import { limitsOf } from '../cases/case-clock.ts';
import { composeDigest, type DigestEntry, digestEntry, isDigestDue } from '../digest/compose-digest.ts';
import type { Digest } from '../digest/digest.ts';
import { mailDigest, postDigest } from './effects.ts';
import { inPortions } from './in-portions.ts';
import { type BoardPost, DeliveryProblem, type EffectTask, type WrittenNotice } from './ports.ts';
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
  const entries: DigestEntry[] = [];
  for await (const caseFile of inPortions(open)) entries.push(digestEntry(caseFile, organisation, today));
  return composeDigest(organisation, entries, today, { sortedAway: sortedAway.length, parked: parked.length });
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
  await mailManager(
    world,
    installation,
    to,
    `digest.${organisation}.${on}.${manager}`,
    world.writer.digest(installation.organisation, digest),
  );
}

/** "Three days left": by mail too, so that no limit passes in silence while Slack is down. A case that has ended since is left alone. */
export async function deliverAlertMail(
  world: World,
  { caseId, alert, about, days, manager }: Extract<EffectTask, { kind: 'mail_alert' }>,
): Promise<void> {
  const caseFile = await world.store.records.cases.find(caseId);
  const { status } = caseFile?.stage ?? {};
  if (!caseFile || status === 'closed' || (status === 'follow_up' && about === 'limit')) return;
  const installation = installationOf(world, caseFile.organisation);
  const to = installation.managers[manager];
  if (!to) return;
  const facts = { caseNumber: caseFile.number, about, days, dueOn: limitsOf(caseFile).operationalDue };
  const mark = `alert.${caseId}.${alert}.${manager}`.replace(/[^a-z0-9-]+/gi, '.');
  await mailManager(world, installation, to, mark, world.writer.alert(installation.organisation, facts));
}

async function mailManager(
  world: World,
  { organisation, mailboxAddress }: Installation,
  to: string,
  mark: string,
  notice: WrittenNotice,
): Promise<void> {
  const result = await world.sender.send(organisation.id, {
    ...notice,
    messageId: `<frist.${mark}@${mailboxAddress.split('@')[1]}>`,
    to,
    inReplyTo: undefined,
    references: [],
    autoSubmitted: 'auto-generated',
  });
  if (result.kind === 'refused') throw new DeliveryProblem(result.problem, { permanent: result.permanent });
}
