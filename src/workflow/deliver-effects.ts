import { Temporal } from 'temporal-polyfill';
import { officeZone } from '../cases/calendar.ts';
import { caseView } from './case-view.ts';
import { cardKey, cardKeys, moveCard, pointBack, threadKeys } from './effects.ts';
import { type BoardPost, type ClaimedEffect, DeliveryProblem, type EffectEnd, type EffectTask } from './ports.ts';
import { deliverAlertMail, deliverDigestMail, deliverDigestPost } from './post-digest.ts';
import { sendReply } from './send-reply.ts';
import { installationOf, type World } from './world.ts';

/**
 * Delivers what is due: claims each effect by a guarded update, does it, records the end. Mail and Slack go side by side, so that a
 * Slack that hangs never holds back an answer; within each the order is kept.
 */
export async function deliverEffects(world: World): Promise<void> {
  for (let due = await claim(world); due.length > 0; due = await claim(world)) {
    const isMail = ({ task }: ClaimedEffect) =>
      task.kind === 'send_mail' || task.kind === 'mail_digest' || task.kind === 'mail_alert';
    await Promise.all([
      deliverInOrder(world, due.filter(isMail)),
      deliverInOrder(
        world,
        due.filter((effect) => !isMail(effect)),
      ),
    ]);
  }
}

const claim = (world: World) => world.store.records.outbox.claimDue(world.clock(), 20);

/**
 * Takes up what a process that died had claimed. Slack is asked first whether the post is there already; a mail may be out, and is
 * looked for, never blindly repeated (promise 2 of the design).
 */
export async function recoverStranded(world: World): Promise<void> {
  for (const effect of await world.store.records.outbox.stranded()) {
    world.log.warn({ effect: effect.key }, 'an effect was under way when the last run ended');
    await deliver(world, effect, true);
  }
}

async function deliverInOrder(world: World, effects: readonly ClaimedEffect[]): Promise<void> {
  for (const effect of effects) await deliver(world, effect, false);
}

async function deliver(world: World, effect: ClaimedEffect, stranded: boolean): Promise<void> {
  const end = await perform(world, effect, stranded).catch((error: unknown) => afterProblem(world, effect, error));
  await world.store.records.outbox.finish(effect.id, end);
  if (end.kind === 'done') return;
  const facts = { effect: effect.key, attempts: effect.attempts, problem: end.problem };
  if (end.kind === 'parked') world.log.error(facts, 'an effect gave up and waits for a person');
  else world.log.warn(facts, 'an effect will be tried again');
}

async function perform(world: World, effect: ClaimedEffect, stranded: boolean): Promise<EffectEnd> {
  const { task } = effect;
  if (task.kind === 'send_mail') return sendReply(world, effect, task, stranded);
  const repeat = stranded || effect.attempts > 1;
  if (task.kind === 'mail_digest') await deliverDigestMail(world, task);
  else if (task.kind === 'mail_alert') await deliverAlertMail(world, task);
  else await post(world, task, { id: effect.id, deliveryId: effect.key, repeat });
  return { kind: 'done', at: world.clock() };
}

type BoardTask = Exclude<EffectTask, { kind: 'send_mail' | 'mail_digest' | 'mail_alert' }>;

type Delivery = Pick<BoardPost, 'deliveryId' | 'repeat'>;

async function post(world: World, task: BoardTask, { id, ...delivery }: Delivery & { readonly id: string }): Promise<void> {
  switch (task.kind) {
    case 'draw_card':
      return drawCaseCard(world, task.caseId, delivery);
    case 'post_line':
      await waitForEarlier(world, id, task.caseId);
      return postThreadLine(world, task, delivery);
    case 'draw_sorted_away':
      return drawSortedAwayList(world, task, delivery);
    case 'post_digest':
      return deliverDigestPost(world, task, delivery);
  }
}

async function drawCaseCard(world: World, caseId: string, delivery: Delivery): Promise<void> {
  const caseFile = await world.store.records.cases.find(caseId);
  if (!caseFile) return;
  const at = await world.store.records.boardPosts.get(cardKey(caseId));
  const place = await world.board.drawCard({ ...delivery, organisation: caseFile.organisation, at }, caseView(world, caseFile));
  if (at?.ts === place.ts && at.channel === place.channel) return;
  await world.store.atomically(async ({ boardPosts, caseThreads, outbox }) => {
    await boardPosts.put(cardKey(caseId), place);
    await caseThreads.put(place, caseId);
    if (at) await outbox.enqueue(pointBack(caseId, { now: place, before: at }, world.clock()));
  });
}

/**
 * A thread is read as what happened after what: while an earlier line of it waits, or the card it hangs on, so do those after it, and
 * all of them are tried at the same moment, in their order.
 */
async function waitForEarlier(world: World, id: string, caseId: string): Promise<void> {
  const { boardPosts, outbox } = world.store.records;
  const hasCard = (await boardPosts.get(cardKey(caseId))) !== undefined;
  const until = await outbox.heldUpUntil(id, [...threadKeys(caseId), ...(hasCard ? [] : cardKeys(caseId))]);
  if (!until) return;
  const retryAfter = Math.max(0, Math.ceil(world.clock().until(until).total('milliseconds')));
  throw new DeliveryProblem('What comes before it in the thread waits', { permanent: false, retryAfter });
}

async function postThreadLine(
  world: World,
  { caseId, line }: Extract<EffectTask, { kind: 'post_line' }>,
  delivery: Delivery,
): Promise<void> {
  const caseFile = await world.store.records.cases.find(caseId);
  if (!caseFile) return;
  const thread = await world.store.records.boardPosts.get(cardKey(caseId));
  if (!thread) throw new DeliveryProblem('The card is not posted yet', { permanent: false });
  const view = caseView(world, caseFile);
  const post = { ...delivery, organisation: caseFile.organisation, at: undefined, thread };
  await world.board.postLine(post, line, view).catch(async (error: unknown) => {
    // The line follows its card, and nothing else might draw it again for days.
    const isShut = error instanceof DeliveryProblem && error.forAPerson;
    if (isShut) await world.store.records.outbox.enqueue(moveCard(caseId, thread, world.clock()));
    throw error;
  });
}

async function drawSortedAwayList(
  world: World,
  { organisation, on }: Extract<EffectTask, { kind: 'draw_sorted_away' }>,
  delivery: Delivery,
): Promise<void> {
  const key = `sorted-away:${organisation}:${on}`;
  const day = Temporal.PlainDate.from(on);
  const [from, until] = [day, day.add({ days: 1 })].map((date) => date.toZonedDateTime(officeZone).toInstant()) as [
    Temporal.Instant,
    Temporal.Instant,
  ];
  const mails = await world.store.records.mails.sortedAway(organisation, from, until);
  const at = await world.store.records.boardPosts.get(key);
  const view = { organisation: installationOf(world, organisation).organisation, on: day, mails };
  await world.store.records.boardPosts.put(key, await world.board.drawSortedAway({ ...delivery, organisation, at }, view));
}

/** Transient trouble is tried again with growing pauses, up to a minute: long enough to be polite, short enough to catch up soon. */
function afterProblem(world: World, { attempts }: ClaimedEffect, error: unknown): EffectEnd {
  const problem = error instanceof Error ? error.message : 'unknown problem';
  if (error instanceof DeliveryProblem && error.permanent) return { kind: 'parked', at: world.clock(), problem };
  if (!(error instanceof DeliveryProblem) && attempts >= 10) return { kind: 'parked', at: world.clock(), problem };
  const asked = error instanceof DeliveryProblem ? error.retryAfter : undefined;
  const milliseconds = asked ?? Math.min(60_000, 250 * 2 ** attempts);
  return { kind: 'again', notBefore: world.clock().add({ milliseconds }), problem };
}
