import type { CaseCommand } from '../cases/case-command.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { decide } from '../cases/decide.ts';
import { afterEvents, type Decision } from '../cases/decision.ts';
import { evolve } from '../cases/evolve.ts';
import type { Refusal } from '../cases/refusal.ts';
import { drawCard, drawCardAsItIs, postLine } from './effects.ts';
import { type Effect, type Records, RevisionConflict, type ThreadLine } from './ports.ts';
import type { Done } from './staff-verbs.ts';
import { threadLineOf } from './thread-lines.ts';
import { installationOf, type World } from './world.ts';

/** What goes with a change, in the same transaction: lines that its events do not tell, and whatever else must happen or not at all. */
export type Alongside = {
  readonly lines?: readonly ThreadLine[];
  /** Runs only when the command was carried out; a refusal from here undoes the whole change. */
  readonly also?: (records: Records, caseFile: CaseFile) => Promise<Refusal | undefined>;
};

/**
 * The one way a case changes: load the facts, decide (pure), then keep events, row and effects in one transaction. The card is redrawn
 * after every change. Effects are delivered later, from the outbox.
 *
 * Two people at once: the second one's transaction meets a newer revision and decides again on what the first has done.
 */
export async function changeCase(
  world: World,
  caseId: string,
  command: CaseCommand,
  alongside: Alongside = {},
): Promise<Done | Refusal> {
  const outcome = await repeatOnConflict(() => attempt(world, caseId, command, alongside));
  world.wake('outbox');
  return outcome;
}

async function attempt(world: World, caseId: string, command: CaseCommand, alongside: Alongside): Promise<Done | Refusal> {
  try {
    return await world.store.atomically(async (records) => {
      const caseFile = await records.cases.find(caseId);
      if (!caseFile) return { kind: 'refused', why: 'not_found' };
      const outcome = await applyDecision(world, records, caseFile, decide(caseFile, command, world.clock()), alongside);
      // Whoever acted on another state may have an old card before them: Slack has lost an update, or is still waiting for one.
      if (outcome.kind === 'refused' && tooLate.has(outcome.why))
        await records.outbox.enqueue(drawCardAsItIs(caseFile, world.newId(), world.clock()));
      return outcome;
    });
  } catch (error) {
    if (error instanceof Withdrawn) return error.refusal;
    throw error;
  }
}

const tooLate: ReadonlySet<Refusal['why']> = new Set(['stale', 'already_approved', 'already_closed', 'nothing_to_undo'] as const);

/** Keeps what was decided about a case. For verbs that are in a transaction of their own already. */
export async function applyDecision(
  world: World,
  records: Records,
  before: CaseFile,
  decision: Decision,
  alongside: Alongside = {},
): Promise<Done | Refusal> {
  if (decision.events.length === 0) return decision.refusal ?? { kind: 'done' };
  const after = afterEvents(before, decision.events);
  await records.cases.append(before.id, before.revision, decision.events);
  if (decision.refusal) return decision.refusal;
  const showsOtherwise =
    after.changedAtRevision !== before.changedAtRevision ||
    after.receiptSentAt !== before.receiptSentAt ||
    after.unread.length !== before.unread.length;
  if (showsOtherwise) await records.outbox.enqueue(drawCard(after, world.clock()));
  for (const effect of linesFor(world, before, decision, alongside)) await records.outbox.enqueue(effect);
  const refusal = await alongside.also?.(records, after);
  if (refusal) throw new Withdrawn(refusal);
  return { kind: 'done' };
}

/** Each line is keyed by the event it tells of, so that two of a kind in one decision are both told. */
function linesFor(world: World, before: CaseFile, { events }: Decision, { lines = [] }: Alongside): readonly Effect[] {
  const { organisation } = installationOf(world, before.organisation);
  const now = world.clock();
  let caseFile = before;
  const approves = events.some(({ type }) => type === 'reply_approved' || type === 'first_yes_given');
  const told = events.flatMap((event) => {
    const earlier = caseFile;
    caseFile = evolve(caseFile, { ...event, caseId: before.id });
    // Whoever approves their own words has not handed anything in.
    if (event.type === 'letter_planned' && approves) return [];
    // What a person sends themselves waits for nothing and cannot be undone.
    if (event.type === 'reply_approved' && events.some(({ type }) => type === 'reply_sent')) return [];
    const line = threadLineOf(event, earlier, caseFile, organisation);
    return line ? [postLine(caseFile, line, now)] : [];
  });
  return [...lines.map((line) => postLine(caseFile, line, now)), ...told];
}

/** Leaves the transaction, so that nothing of it is kept, and carries the reason out. */
class Withdrawn extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`withdrawn: ${refusal.why}`);
    this.refusal = refusal;
  }
}

/** Decides again on what somebody else has done in between. */
export async function repeatOnConflict<T>(attempt: () => Promise<T>, triesLeft = 5): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof RevisionConflict && triesLeft > 1) return repeatOnConflict(attempt, triesLeft - 1);
    throw error;
  }
}
