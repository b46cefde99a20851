import { Temporal } from 'temporal-polyfill';
import type { CaseCommand } from '../../src/cases/case-command.ts';
import type { CaseEvent } from '../../src/cases/case-event.ts';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { decide } from '../../src/cases/decide.ts';
import { afterEvents, type Decision } from '../../src/cases/decision.ts';
import { foldEvents } from '../../src/cases/evolve.ts';
import { assessmentKey } from '../../src/cases/letter-rules.ts';
import { openTasks } from '../../src/cases/tasks.ts';
import { answersTried, type Situation } from './situations.ts';

/** Who acts: the first may not approve, the second may, the third is responsible for the cases too. */
export const handler = 'handler';
export const approver = 'approver';
export const responsible = 'responsible';

/** A state of a case, and the time it is. */
export type State = {
  readonly caseFile: CaseFile;
  readonly now: Temporal.Instant;
  readonly situation: Situation;
  readonly nights: number;
};

/** One command that changed something, or the days that passed. */
export type Step = {
  readonly before: State;
  readonly command: CaseCommand | Days;
  readonly events: readonly CaseEvent[];
  readonly after: State;
  /** The state among those of the machine that `after` is one with. */
  readonly leadsTo: State;
};
export type Days = { readonly type: 'days_pass'; readonly days: number };

export type Machine = { readonly states: readonly State[]; readonly steps: readonly Step[] };

const received = Temporal.Instant.from('2026-03-02T08:14:00Z');
const caseId = 'case-1';
const digits = '271828';

/**
 * Every state that a case can get into in this situation, and every step between two of them: all commands are tried in all states until
 * no new state turns up. Two states are one where nothing differs that a decision could go by.
 */
export function explore(situation: Situation): Machine {
  const start: State = { caseFile: opened(situation), now: received.add({ hours: 1 }), situation, nights: 0 };
  const known = new Map([[fingerprint(start), start]]);
  const steps: Step[] = [];
  // What is added while it is walked through is walked through too.
  for (const before of known.values()) {
    for (const command of tried(before)) {
      const step = take(before, command);
      if (!step) continue;
      const mark = fingerprint(step.after);
      const leadsTo = known.get(mark) ?? step.after;
      known.set(mark, leadsTo);
      steps.push({ ...step, leadsTo });
    }
  }
  return { states: [...known.values()], steps };
}

function take(before: State, command: CaseCommand | Days): Omit<Step, 'leadsTo'> | undefined {
  if (command.type === 'days_pass') {
    const after = { ...before, now: before.now.add({ hours: 24 * command.days }), nights: before.nights + 1 };
    return { before, command, events: [], after };
  }
  const { events }: Decision = decide(before.caseFile, command, before.now);
  if (events.length === 0) return undefined;
  return { before, command, events, after: { ...before, caseFile: afterEvents(before.caseFile, events) } };
}

function opened({ organisation, triage, rights, hasRequester, signs }: Situation): CaseFile {
  const caseFile = foldEvents(caseId, [
    {
      at: received,
      by: 'frist',
      type: 'case_opened',
      data: {
        number: `${organisation.prefix}-2026-0001`,
        organisation: organisation.id,
        mailId: 'mail-1',
        receivedAt: received.toString(),
        promiseDays: organisation.promiseDays,
        promisePauses: organisation.promisePauses,
        closedDays: organisation.closedDays,
        language: 'nb',
        triage,
        senderSeen: 'pass',
        senderSigns: { onBehalf: false, minor: false, newAddress: false, ...signs },
        lines: rights.map((right) => ({ right, rules: [] })),
      },
      sealed: { requester: hasRequester ? { address: 'kari.lunde@example.no', name: 'Kari Lunde' } : null, evidence: [] },
    },
  ]);
  if (!caseFile) throw new Error('a case that was opened has a state');
  return caseFile;
}

/** Whatever anybody may press, and whatever mail and mail server may do, in this state; most of it is refused in most states. */
function tried(state: State): readonly (CaseCommand | Days)[] {
  const { caseFile, situation, nights } = state;
  return [
    ...(nights < 2 && daysMatter(caseFile) ? situation.days.map((days): Days => ({ type: 'days_pass', days })) : []),
    ...mailsComing(state),
    ...whatIsAsked(state),
    ...plans(state),
    ...yeses(state),
    ...fates(state),
    ...proofsAndTasks(state),
    ...(caseFile.code ? [{ type: 'expire_code' } as const] : []),
  ];
}

/** Of the letters, only a notice of extension may come too late while it is on its way; the others are tried on each day anew. */
function daysMatter({ stage, plan }: CaseFile): boolean {
  if (stage.status === 'closed') return false;
  return 'approval' in stage ? stage.approval.letter === 'extension' : !plan || plan.letter === 'extension';
}

function mailsComing({ caseFile, situation, now }: State): readonly CaseCommand[] {
  const mail = { type: 'join_mail', mailId: `mail-${caseFile.mails.length + 1}`, receivedAt: now, found: [] } as const;
  const answerWithdrawn = caseFile.stage.status === 'approved';
  const { later, letters } = situation;
  const commands: CaseCommand[] = [];
  // More mails of the same kind change nothing that a decision goes by.
  if (caseFile.mails.length < 2 && letters.includes('withdrawn')) commands.push(mail);
  if (later) commands.push({ ...mail, found: [{ right: later, evidence: [] }], answerWithdrawn });
  if (letters.includes('id_copy_deleted') && caseFile.identityCopies.length === 0) commands.push({ ...mail, identityCopy: true });
  if (caseFile.code) commands.push({ ...mail, codes: [digits] }, { ...mail, codes: ['000000'] });
  return commands;
}

function whatIsAsked({ caseFile, situation }: State): readonly CaseCommand[] {
  const { revision } = caseFile;
  const found = caseFile.lines.map(({ right }) => right);
  const settle = (rights: Situation['rights'], notMarketing = false): CaseCommand => ({
    type: 'settle_rights',
    revision,
    rights,
    notMarketing,
    approvers: [approver],
    organisation: situation.organisation,
    by: handler,
  });
  return [
    ...(caseFile.triage ? [settle(found)] : []),
    ...situation.settled.map((rights) => ({ ...settle(rights), by: caseFile.triage ? handler : approver })),
    ...(found.includes('objection') ? [settle(found, true)] : []),
    { type: 'mark_not_a_request', revision, approvers: [approver], by: handler },
    { type: 'mark_not_a_request', revision, approvers: [approver], by: approver },
    ...(situation.comesBack ? [{ type: 'take_back', by: handler } as const, { type: 'reopen', by: handler } as const] : []),
    { type: 'merge', into: 'DIGFO-2026-0002', by: handler },
    ...(situation.hasRequester
      ? []
      : [
          {
            type: 'name_requester',
            requester: { address: 'eirik.bo@example.no', name: undefined },
            approvers: [approver],
            by: handler,
          } as const,
        ]),
  ];
}

function plans({ caseFile, situation, now: _ }: State): readonly CaseCommand[] {
  const { organisation, letters, fourEyes } = situation;
  const { revision, plan } = caseFile;
  // Another plan in place of one that is there leads where dropping it first leads.
  if (plan) return [{ type: 'drop_plan', organisation, by: handler }];
  const values = Object.fromEntries(organisation.assessmentRights.map((right) => [assessmentKey(right), 'looked at']));
  const letter = (kind: Situation['letters'][number], outcomes = {}, by = handler): CaseCommand => ({
    type: 'plan_letter',
    revision,
    letter: kind,
    outcomes,
    values,
    body: undefined,
    organisation,
    by,
  });
  const asksAgain = caseFile.exchanges.length >= (situation.days.length > 0 ? 4 : 2);
  return [
    ...answersTried(situation, caseFile).flatMap((outcomes) =>
      (fourEyes === 'single_approver' ? [handler] : [handler, approver]).map((by) => letter('answer', outcomes, by)),
    ),
    ...letters.filter((kind) => !(asksAgain && asking.has(kind))).map((kind) => letter(kind)),
  ];
}
const asking: ReadonlySet<string> = new Set(['identity_request', 'identity_code', 'clarification']);

function yeses({ caseFile, situation, now }: State): readonly CaseCommand[] {
  const { organisation, fourEyes } = situation;
  const { revision, requester, plan } = caseFile;
  const yes = {
    type: 'approve_reply',
    revision,
    organisation,
    approvers: [approver, responsible],
    responsible: [responsible],
    fourEyes,
    sameAs: {},
    channel: 'mail',
    mustStay: [],
    missing: [],
    draftId: `draft-${revision}`,
    sha256: 'a'.repeat(64),
    body: 'Her er svaret.',
    bodyEdited: false,
    recipient: requester?.address,
    unchangedSinceShown: true,
    confirmed: [],
    confirmationsNeeded: [],
    ...(plan?.letter === 'identity_code' && {
      code: { digits, address: 'kari.lunde@example.no', validUntil: now.add({ hours: 24 }) },
    }),
    sendAfter: now.add({ seconds: 60 }),
  } as const;
  return [
    { ...yes, by: handler },
    { ...yes, by: approver },
    { ...yes, by: responsible },
    { ...yes, by: approver, identity: { method: 'known_fact', note: 'the course they took' } },
    { ...yes, by: responsible, channel: 'other' },
    { type: 'undo_reply', by: handler },
  ];
}

/** What may become of a mail that is on its way, and a late report about another one, which is to change nothing. */
function fates({ caseFile: { stage }, situation }: State): readonly CaseCommand[] {
  const { organisation, mailServerFails } = situation;
  const out = (draftId: string): CaseCommand => ({
    type: 'record_sent',
    draftId,
    messageId: '<m@example.no>',
    how: 'server_accepted',
    organisation,
    by: 'frist',
  });
  const late = out('draft-of-yesterday');
  if (!('approval' in stage)) return [late];
  const { draftId } = stage.approval;
  if (!mailServerFails) return [late, out(draftId)];
  const settle = { type: 'settle_uncertain', messageId: '<m@example.no>', organisation, by: handler } as const;
  return [
    late,
    out(draftId),
    { type: 'record_failed', draftId, problem: '550 no such mailbox' },
    ...(stage.status === 'approved' ? [{ type: 'record_uncertain', draftId } as const] : []),
    { ...settle, wentOut: true },
    { ...settle, wentOut: false },
  ];
}

function proofsAndTasks({ caseFile, situation, now }: State): readonly CaseCommand[] {
  const { organisation, proofs } = situation;
  const shown = proofs.filter((method) => !known(caseFile).has(method));
  const on = now.toZonedDateTimeISO('Europe/Oslo').toPlainDate();
  const tasks = openTasks(caseFile, organisation);
  // Of several tasks of one kind (a recipient each) the first is enough: the next comes up when it has ended.
  const first = tasks.filter(({ kind }, i) => tasks.findIndex((each) => each.kind === kind) === i);
  const looks = caseFile.tasksMade.filter(({ kind }) => kind === 'review_restriction').length;
  return [
    ...shown.map((method): CaseCommand => ({ type: 'show_identity', identity: { method, note: 'seen' }, by: handler })),
    { type: 'answer_question', about: 'identity', by: handler },
    { type: 'answer_question', about: 'clarification', by: handler },
    ...first.flatMap(({ id }) =>
      (['done', 'not_needed', ...(looks < 3 ? (['goes_on'] as const) : [])] as const).map(
        (how): CaseCommand => ({
          type: 'end_task',
          id,
          how,
          on,
          note: 'why',
          decides: [responsible],
          organisation,
          by: how === 'not_needed' ? responsible : handler,
        }),
      ),
    ),
  ];
}

const known = ({ proofs }: CaseFile) => new Set(proofs.map(({ method }) => method));

/** What of a state a decision can go by, as text: no ids of drafts, no revision, days instead of moments. */
function fingerprint({ caseFile, now, situation }: State): string {
  const { stage, plan, lines, triage, exchanges, code } = caseFile;
  const day = (at: Temporal.Instant) => Math.round((at.epochMilliseconds - received.epochMilliseconds) / 86_400_000);
  return [
    stage.status,
    'approval' in stage && [stage.approval.letter, JSON.stringify(stage.approval.outcomes)],
    stage.status === 'closed' && stage.outcome,
    plan && [plan.letter, JSON.stringify(plan.outcomes), situation.fourEyes !== 'single_approver' && [plan.by, plan.handedIn]],
    caseFile.firstYes?.by,
    lines.map(({ right, marketing, answered }) => `${right} ${marketing} ${answered?.outcome}`),
    triage,
    exchanges.map(({ what, about, at }) => `${what} ${about} ${day(at)}`),
    caseFile.extensionNotices.map(day),
    code && `${code.wrongTries} ${day(code.validUntil)}`,
    [...known(caseFile)].sort(),
    caseFile.identityCopies.length,
    Math.min(caseFile.mails.length, 2),
    Boolean(caseFile.requester),
    [...new Set(caseFile.tasksMade.map(({ id }) => id))],
    Object.keys(caseFile.tasksEnded).sort(),
    [...new Set(caseFile.sent.map(({ letter }) => letter))].sort(),
    day(now),
  ].join('|');
}
