/** `frist case NUMBER`: where the case stands, what is still to do, and its log. No name and no address, so that a shared screen may show it. */

import { osloDate } from '../../cases/calendar.ts';
import { caseClock, limitsOf } from '../../cases/case-clock.ts';
import type { CaseFile, RequestLine } from '../../cases/case-file.ts';
import { lateness } from '../../cases/due-dates.ts';
import { possibleLetters } from '../../cases/letter-rules.ts';
import { standingNotes } from '../../cases/notes.ts';
import type { Organisation } from '../../cases/organisation.ts';
import { openTasks } from '../../cases/tasks.ts';
import type { World } from '../../workflow/world.ts';
import { installationOf } from '../../workflow/world.ts';
import type { Act } from './act.ts';

export async function showCase({ world, caseFile, options }: Act): Promise<void> {
  const { organisation } = installationOf(world, caseFile.organisation);
  const state = stateOf(caseFile, organisation, world);
  const log = await logOf(world, caseFile);
  if (options.json) return console.log(JSON.stringify({ ...state, log }));
  for (const line of linesOf(state)) console.log(line);
  console.log('');
  for (const { at, by, type, data } of log) console.log(`${at}  ${by.padEnd(12)}  ${type}  ${JSON.stringify(data)}`);
}

type State = ReturnType<typeof stateOf>;

function stateOf(caseFile: CaseFile, organisation: Organisation, world: World) {
  const { stage, plan, handler } = caseFile;
  const now = world.clock();
  const limits = limitsOf(caseFile);
  const isOver = stage.status === 'closed' || stage.status === 'follow_up';
  const { late, promiseBroken, unlawful } = lateness(limits, osloDate(now));
  return {
    number: caseFile.number,
    organisation: caseFile.organisation,
    status: stage.status,
    outcome: stage.status === 'closed' ? stage.outcome : null,
    triage: caseFile.triage ?? null,
    handler: handler ?? null,
    requester_known: caseFile.requester !== undefined,
    received: limits.receivedOn.toString(),
    receipt_source: caseFile.receiptSource,
    limits: {
      planned: limits.operationalDue.toString(),
      told: limits.answerBy.toString(),
      law: limits.statutoryDue.toString(),
      promised: limits.promisedDue?.toString() ?? null,
    },
    standing_since: limits.standingSince?.toString() ?? null,
    silence: caseClock(caseFile).silenceGuard?.toString() ?? null,
    extended: limits.extended,
    late: !isOver && late,
    promise_broken: !isOver && promiseBroken,
    unlawful: !isOver && unlawful,
    lines: caseFile.lines.map(lineOf),
    questions: caseFile.questions,
    we_asked: caseFile.exchanges.map(({ what, about, at }) => ({ what, about, at: at.toString() })),
    proofs: caseFile.proofs.map(({ method, by, at }) => ({ method, by, at: at.toString() })),
    tasks: openTasks(caseFile, organisation).map(({ id, kind, dueOn, dueAt }) => ({
      id,
      kind,
      due: dueOn.toString(),
      due_at: dueAt?.toString() ?? null,
    })),
    // What was filled in may be about the person; `draft` shows it, and the look is logged.
    plan: plan
      ? {
          letter: plan.letter,
          outcomes: plan.outcomes,
          filled: Object.keys(plan.values),
          own_text: plan.body !== undefined,
          by: plan.by,
        }
      : null,
    first_yes: caseFile.firstYes
      ? { by: caseFile.firstYes.by, at: caseFile.firstYes.at.toString(), asked: caseFile.firstYes.asked }
      : null,
    letters: possibleLetters(caseFile, organisation, now),
    // Who noted something, and when; `mail` shows what, and the look is logged.
    notes: standingNotes(caseFile).map(({ source, by, at, editedAt }) => ({
      source,
      by,
      at: at.toString(),
      edited_at: editedAt?.toString() ?? null,
    })),
    sent: caseFile.sent.map(({ letter, at }) => ({ letter, at: at.toString() })),
  };
}

function lineOf({ right, chosenBy, marketing, answered }: RequestLine) {
  return {
    right,
    chosen_by: chosenBy,
    marketing: right === 'objection' && marketing,
    outcome: answered?.outcome ?? null,
    answered_at: answered?.at.toString() ?? null,
  };
}

async function logOf({ store }: World, { id }: CaseFile) {
  const events = await store.records.cases.events(id);
  return events.map(({ at, by, type, data }) => ({ at: at.toString(), by, type, data }));
}

/** One thought a line, with its name in front; what there is nothing of is left out. */
function linesOf(state: State): readonly string[] {
  const line = (name: string, ...values: readonly string[]) =>
    values.map((value, i) => `${(i === 0 ? name : '').padEnd(12)}${value}`);
  return [
    `${state.number}  ${[state.status, state.outcome ?? state.triage].filter(Boolean).join(', ')}`,
    ...line('handler', state.handler ?? 'nobody yet'),
    ...line('requester', state.requester_known ? 'known' : 'unclear'),
    ...line('received', `${state.received} (${state.receipt_source})`),
    ...line('limits', limitsIn(state)),
    ...line('clock', clockIn(state)),
    ...line(
      'asked',
      ...state.lines.map(({ right, outcome, answered_at }) => `${right}: ${outcome ? `${outcome} ${answered_at}` : 'open'}`),
    ),
    ...line('questions', ...(state.questions.length > 0 ? [state.questions.join(', ')] : [])),
    ...line('we asked', ...state.we_asked.map(({ what, about, at }) => `${about} ${what} ${at}`)),
    ...line('proofs', ...state.proofs.map(({ method, by, at }) => `${method} ${at} by ${by}`)),
    ...line('tasks', ...state.tasks.map(({ id, due, due_at }) => `${due_at ?? due}  ${id}`)),
    ...line('plan', ...planIn(state)),
    ...line('first yes', ...firstYesIn(state)),
    ...line('sent', ...state.sent.map(({ letter, at }) => `${letter} ${at}`)),
    ...line('notes', ...state.notes.map(({ source, by, at }) => `${at} by ${by} (${source})`)),
    ...line('can be sent', ...(state.letters.length > 0 ? [state.letters.join(', ')] : [])),
  ];
}

function limitsIn({ limits, late, promise_broken, unlawful }: State): string {
  const over = unlawful ? '; the law is broken' : promise_broken ? '; the promise is broken' : late ? '; late' : '';
  return `planned ${limits.planned}, told to the person ${limits.told}, the law's last day ${limits.law}${over}`;
}

function clockIn({ standing_since, silence, extended }: State): string {
  if (standing_since) return `stands still since ${standing_since}; without an answer we write by ${silence}`;
  return extended ? 'runs, extended once' : 'runs';
}

/** It takes two, and one of them has approved what is planned. */
function firstYesIn({ first_yes }: State): readonly string[] {
  if (!first_yes) return [];
  const { by, at, asked } = first_yes;
  return [`${by} ${at}; now ${asked.join(', or ') || 'somebody else'} has to approve the same text`];
}

function planIn({ plan }: State): readonly string[] {
  if (!plan) return [];
  const outcomes = Object.entries(plan.outcomes).map(([right, outcome]) => `${right}=${outcome}`);
  const about = outcomes.length > 0 ? ` (${outcomes.join(', ')})` : '';
  const filled = plan.filled.length > 0 ? `, filled in: ${plan.filled.join(', ')}` : '';
  return [`${plan.letter}${about} by ${plan.by}${filled}${plan.own_text ? ', with a text of their own' : ''}`];
}
