import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stateDiagram } from '../../scripts/state-parts/draw-states.ts';
import {
  approver,
  explore,
  handler,
  type Machine,
  responsible,
  type State,
  type Step,
} from '../../scripts/state-parts/machine.ts';
import { situations } from '../../scripts/state-parts/situations.ts';
import { daysBetween, lastLawfulDay, monthsAfter, osloDate } from '../../src/cases/calendar.ts';
import { graceDays, limitsOf } from '../../src/cases/case-clock.ts';
import type { CaseEvent } from '../../src/cases/case-event.ts';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { countsTwice } from '../../src/cases/four-eyes.ts';
import { identityNeeded, identityShown, isEnough } from '../../src/cases/identity.ts';
import { yesNeeded } from '../../src/cases/letter-rules.ts';
import { lineOutcomes } from '../../src/cases/letters.ts';
import { pausedDays, pausesOf } from '../../src/cases/pauses.ts';
import { restingStage } from '../../src/cases/resting-stage.ts';
import { openTasks } from '../../src/cases/tasks.ts';

/**
 * Every state that a case can get into, from each way it can start, whatever anybody presses in whatever order (`situations.ts` says what
 * is tried). The properties are what the law and the promises of Frist need of the machine as a whole.
 */
const machines: readonly Machine[] = situations.map(explore);
const states = machines.flatMap((machine) => machine.states);
const steps = machines.flatMap((machine) => machine.steps);

type Happened<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;

/** The steps in which this happened, and the event. */
function where<T extends CaseEvent['type']>(type: T): readonly { readonly step: Step; readonly event: Happened<T> }[] {
  return steps.flatMap((step) =>
    step.events.flatMap((event) => (event.type === type ? [{ step, event: event as Happened<T> }] : [])),
  );
}

/** What went wrong, short enough to read; a property holds where there is none. */
function told({ situation, caseFile, now }: State): string {
  const lines = caseFile.lines.map(({ right, answered }) => `${right} ${answered?.outcome ?? 'open'}`);
  return `${situation.name}: ${caseFile.stage.status}, ${lines.join(', ')}, ${osloDate(now)}`;
}

/** Of the states that differ in nothing a clock goes by, one. */
const clockStates = [
  ...new Map(
    states.map((state) => {
      const { exchanges, extensionNotices, promiseDays } = state.caseFile;
      return [JSON.stringify([exchanges, extensionNotices, promiseDays, osloDate(state.now)]), state];
    }),
  ).values(),
];

const closings = where('case_closed');
const approvals = where('reply_approved');
const departures = where('reply_sent');
const wrong = <T extends { readonly step: Step }>(found: readonly T[], isRight: (each: T) => boolean): readonly string[] =>
  found.filter((each) => !isRight(each)).map(({ step }) => told(step.after));
const isAnswered = ({ lines }: CaseFile) => lines.length > 0 && lines.every(({ answered }) => answered);

describe('the whole machine', () => {
  it('has more than 25 000 states and ends: nobody can press on for ever', () => {
    expect(states.length).toBeGreaterThan(25_000);
    expect(steps.length).toBeGreaterThan(90_000);
  });

  it('reaches every status', () => {
    expect(new Set(states.map(({ caseFile }) => caseFile.stage.status))).toEqual(
      new Set([
        'awaiting_triage',
        'in_progress',
        'waiting',
        'drafted',
        'approved',
        'send_failed',
        'send_uncertain',
        'follow_up',
        'closed',
      ]),
    );
  });

  it('reaches every outcome of a line and every outcome of a case', () => {
    const ofLines = states.flatMap(({ caseFile }) => caseFile.lines.flatMap(({ answered }) => answered?.outcome ?? []));
    const ofCases = states.flatMap(({ caseFile: { stage } }) => (stage.status === 'closed' ? [stage.outcome] : []));

    expect(new Set(ofLines)).toEqual(new Set(lineOutcomes));
    expect(new Set(ofCases)).toEqual(new Set(['answered', 'not_a_request', 'withdrawn', 'forwarded', 'merged']));
  });

  it('is, wherever nothing is on its way out, where its past says: there is no other state', () => {
    const atRest = states.filter(({ caseFile: { stage } }) => !('approval' in stage) && stage.status !== 'closed');

    expect(atRest.length).toBeGreaterThan(1000);
    expect(atRest.filter(({ caseFile }) => restingStage(caseFile).status !== caseFile.stage.status).map(told)).toEqual([]);
  });
});

it('the diagram in the README is drawn from it (npm run state-diagram)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/states.svg'), 'utf8')).toBe(stateDiagram(steps));
});

describe('the end of a case', () => {
  it('is an answer to each line that was sent, a letter that points elsewhere, or what a named person said it was', () => {
    const wrongly = wrong(closings, ({ step, event }) => {
      const { caseFile } = step.after;
      const { outcome, into } = event.data;
      const left = caseFile.sent.map(({ letter }) => letter);
      if (outcome === 'not_a_request')
        return (
          event.by === approver ||
          (event.by === handler && step.before.caseFile.triage !== undefined) ||
          left.includes('no_request') ||
          left.includes('freedom_of_information')
        );
      if (outcome === 'merged') return event.by === handler && into !== undefined;
      const letter = outcome === 'answered' ? 'answer' : outcome;
      return isAnswered(caseFile) && left.includes(letter);
    });

    expect(closings.length).toBeGreaterThan(1000);
    expect(wrongly).toEqual([]);
  });

  it('says who it was', () => {
    expect(
      wrong(closings, ({ step: { after } }) => after.caseFile.stage.status === 'closed' && after.caseFile.stage.closedBy !== ''),
    ).toEqual([]);
  });

  it('leaves no task open where the case was answered', () => {
    const answered = closings.filter(({ event }) => event.data.outcome === 'answered');

    expect(
      wrong(answered, ({ step: { after } }) => openTasks(after.caseFile, after.situation.organisation).length === 0),
    ).toEqual([]);
  });

  it('comes as soon as all is answered and nothing is left to do: no case stands in follow-up for ever', () => {
    const inFollowUp = states.filter(({ caseFile }) => caseFile.stage.status === 'follow_up');
    const idle = inFollowUp.filter(({ caseFile, situation }) => openTasks(caseFile, situation.organisation).length === 0);

    expect(inFollowUp.length).toBeGreaterThan(100);
    expect(idle.map(told)).toEqual([]);
  });

  it('can be reached from every open state, without calling the case no request and without merging it', () => {
    expect(machines.flatMap(deadEnds).map(told)).toEqual([]);
  });

  it('changes nothing any more but what is opened again, a mail that comes, and a copy of an identity card that is deleted', () => {
    const later = steps.filter(({ before }) => before.caseFile.stage.status === 'closed');

    const changing = later.filter(({ before, after }) => after.caseFile.changedAtRevision > before.caseFile.changedAtRevision);

    expect(new Set(changing.map(({ command }) => command.type))).toEqual(
      new Set(['take_back', 'reopen', 'join_mail', 'end_task']),
    );
  });
});

describe('what leaves the house', () => {
  it('was approved by somebody who may: an approver, or for small letters whoever handles the case', () => {
    const wrongly = wrong(approvals, ({ event }) => {
      const mayAll = event.by === approver || event.by === responsible;
      return mayAll || (event.by === handler && yesNeeded(event.data.letter ?? 'answer') === 'handler');
    });

    expect(approvals.length).toBeGreaterThan(5000);
    expect(wrongly).toEqual([]);
  });

  it('is what was approved, and leaves once', () => {
    const wrongly = wrong(departures, ({ step, event }) => {
      const { stage } = step.before.caseFile;
      const yes = step.events.find((each) => each.type === 'reply_approved');
      const approved = 'approval' in stage ? stage.approval.draftId : undefined;
      return event.data.draftId === (yes?.data.draftId ?? approved) && !('approval' in step.after.caseFile.stage);
    });

    expect(departures.length).toBeGreaterThan(2000);
    expect(wrongly).toEqual([]);
  });

  it('is never an answer to a case of which nobody has said yet what it asks', () => {
    const answers = approvals.filter(({ event }) => event.data.letter === 'answer');

    expect(wrong(answers, ({ step }) => step.before.caseFile.triage === undefined)).toEqual([]);
  });

  const heavy = approvals.filter(({ step, event }) => {
    const { letter = 'answer', outcomes = {} } = event.data;
    return step.before.situation.fourEyes === 'every_letter' || countsTwice(letter, outcomes);
  });
  /** Who else stands behind what somebody has said yes to: with a yes to the same text, or by having handed it in. */
  const other = ({ step, event }: (typeof approvals)[number]): string | undefined => {
    const { plan } = step.before.caseFile;
    return event.data.first?.by ?? (plan?.handedIn === false ? undefined : plan?.by);
  };

  it('had two people, where what is given or refused cannot be called back, and everywhere where that is set', () => {
    const several = heavy.filter(({ step }) => step.before.situation.fourEyes !== 'single_approver');
    const behind = several.map((each) => other(each));

    expect(several.length).toBeGreaterThan(100);
    expect(several.filter(({ event }) => event.data.first).length).toBeGreaterThan(100);
    expect(behind).not.toContain('frist');
    expect(wrong(several, (each) => other(each) !== undefined && other(each) !== each.event.by)).toEqual([]);
    expect(several.filter(({ event }) => event.data.singleApprover)).toEqual([]);
  });

  it('says so, where it would have taken two and there was one', () => {
    const alone = heavy.filter(({ step }) => step.before.situation.fourEyes === 'single_approver');
    const wrongly = wrong(alone, (each) => {
      const isTwo = other(each) !== undefined && other(each) !== each.event.by;
      return (each.event.data.singleApprover === true) === !isTwo;
    });

    expect(alone.length).toBeGreaterThan(100);
    expect(wrongly).toEqual([]);
  });

  it('knew of every mail: no first yes and no letter that was handed in outlives one', () => {
    const after = where('mail_joined').map(({ step: { after } }) => after);

    expect(after.length).toBeGreaterThan(1000);
    expect(after.filter(({ caseFile: { firstYes, plan } }) => firstYes || (plan && plan.handedIn !== false)).map(told)).toEqual(
      [],
    );
  });

  it('waits, drafted, for the second yes, and stays whoever leaves it waiting', () => {
    const first = where('first_yes_given');
    const wrongly = wrong(first, ({ step: { after }, event }) => {
      const { stage, plan, firstYes } = after.caseFile;
      return (
        stage.status === 'drafted' && plan !== undefined && firstYes?.by === event.by && !event.data.asked.includes(event.by)
      );
    });

    expect(first.length).toBeGreaterThan(100);
    expect(wrongly).toEqual([]);
  });

  it('had the yes of whoever is responsible, where all of it says no', () => {
    const refusals = approvals.filter(({ event }) => {
      const outcomes = Object.values(event.data.outcomes ?? {});
      return outcomes.length > 0 && outcomes.every((outcome) => outcome === 'refused');
    });

    expect(refusals.length).toBeGreaterThan(100);
    expect(wrong(refusals, ({ event }) => [event.by, event.data.first?.by].includes(responsible))).toEqual([]);
  });

  it('is never a fee where the company takes none', () => {
    const fees = steps.filter(
      ({ after }) => after.caseFile.plan?.letter === 'fee' || after.caseFile.sent.some(({ letter }) => letter === 'fee'),
    );

    expect(new Set(fees.map(({ after }) => after.situation.organisation.feesAllowed))).toEqual(new Set([true]));
  });
});

describe('the clock', () => {
  it('stands still only for a question about identity or about what is meant, asked within the days of grace', () => {
    const paused = clockStates.filter(({ caseFile, now }) => pausedDays(pauses(caseFile), osloDate(now)) > 0);

    expect(paused.length).toBeGreaterThan(500);
    expect(paused.filter(({ caseFile }) => !wasAskedInTime(caseFile)).map(told)).toEqual([]);
  });

  it('never stands still over a question that nobody sent', () => {
    const asked = steps.filter(({ before, after }) => asks(after.caseFile).length > asks(before.caseFile).length);
    const letters = asked.map(({ after }) => after.caseFile.sent.at(-1)?.letter);

    expect(new Set(letters)).toEqual(new Set(['identity_request', 'identity_code', 'clarification']));
  });

  it('does not stand still to ask somebody who they are who has shown it, or of whom nobody needs to know it', () => {
    const asking = approvals.filter(
      ({ event }) => event.data.letter === 'identity_request' || event.data.letter === 'identity_code',
    );
    const wrongly = wrong(asking, ({ step: { before } }) => {
      const { caseFile, situation } = before;
      const open = caseFile.lines.filter(({ answered }) => !answered);
      return caseFile.triage !== undefined || open.some(({ right }) => !isKnown(caseFile, situation.organisation, right));
    });

    expect(asking.length).toBeGreaterThan(300);
    expect(wrongly).toEqual([]);
  });

  it('gives more time only by a notice that left in the first month', () => {
    const extended = clockStates.filter(({ caseFile }) => limitsOf(caseFile).extended);
    const wrongly = extended.filter(({ caseFile }) => {
      const [notice] = caseFile.extensionNotices.map(osloDate);
      const receivedOn = osloDate(caseFile.receivedAt);
      const paused = notice ? pausedDays(pauses(caseFile), notice) : 0;
      const lastDay = lastLawfulDay(monthsAfter(receivedOn, 1).add({ days: paused }));
      return !notice || daysBetween(notice, lastDay) < 0;
    });

    expect(extended.length).toBeGreaterThan(500);
    expect(wrongly.map(told)).toEqual([]);
  });

  it('is not extended by a notice approved after the first month, and a late one gives nothing', () => {
    const late = clockStates.filter(({ caseFile }) => caseFile.extensionNotices.length > 0 && !limitsOf(caseFile).extended);
    const standing = late.filter(({ caseFile }) => limitsOf(caseFile).standingSince);

    expect(late.length).toBeGreaterThan(standing.length);
  });

  it('is extended once', () => {
    expect(Math.max(...states.map(({ caseFile }) => caseFile.extensionNotices.length))).toBe(1);
  });
});

describe('the lines of a request', () => {
  it('keep their own outcome once answered, until the case is opened again', () => {
    const changed = steps.filter(({ before, after, events }) => {
      if (events.some(({ type }) => type === 'case_reopened')) return false;
      return before.caseFile.lines.some(({ right, answered }) => {
        const now = after.caseFile.lines.find((line) => line.right === right);
        return answered && now?.answered !== answered;
      });
    });

    expect(changed.map(({ after }) => told(after))).toEqual([]);
  });

  it('are never lost once answered, and each right has one', () => {
    const double = states.filter(({ caseFile: { lines } }) => new Set(lines.map(({ right }) => right)).size < lines.length);

    expect(double.map(told)).toEqual([]);
  });

  it('can be answered apart: a marketing stop leaves before the rest', () => {
    const apart = states.filter(({ caseFile: { lines } }) => {
      const outcome = (right: string) => lines.find((line) => line.right === right)?.answered?.outcome;
      return outcome('objection') === 'granted' && lines.some(({ answered }) => !answered);
    });

    expect(apart.length).toBeGreaterThan(10);
  });

  it('end with a copy before, or together with, an erasure where both were asked', () => {
    const erasures = approvals.filter(({ step: { before }, event }) => {
      const asksBoth = before.caseFile.lines.some(({ right }) => right === 'access');
      return asksBoth && isDone(event.data.outcomes?.erasure);
    });
    const wrongly = wrong(erasures, ({ step: { before }, event }) => {
      const access = before.caseFile.lines.find(({ right }) => right === 'access');
      return access?.answered !== undefined || event.data.outcomes?.access !== undefined;
    });

    expect(erasures.length).toBeGreaterThan(20);
    expect(wrongly).toEqual([]);
  });

  it('name no erasure as done while the copy is still to be sent', () => {
    const erased = where('task_ended').filter(
      ({ step, event }) => step.command.type === 'end_task' && event.data.id === 'erase:erasure' && event.data.how === 'done',
    );
    const waits = ({ lines }: CaseFile) => lines.some(({ right, answered }) => right === 'access' && !answered);

    expect(erased.length).toBeGreaterThan(5);
    expect(wrong(erased, ({ step }) => !waits(step.before.caseFile))).toEqual([]);
  });

  it('never refuse a marketing objection or a consent that is taken back, whole, in part or for want of identity', () => {
    const refusing = ['refused', 'partly', 'not_identified'];
    const wrongly = states.filter(({ caseFile }) =>
      caseFile.lines.some(
        ({ right, marketing, answered }) =>
          (right === 'consent_withdrawal' || (right === 'objection' && marketing)) &&
          answered &&
          refusing.includes(answered.outcome),
      ),
    );
    const tried = states.filter(({ caseFile }) =>
      caseFile.lines.some(({ right, answered }) => right === 'objection' && answered),
    );

    expect(tried.some(({ caseFile }) => caseFile.lines.some(({ answered }) => answered?.outcome === 'refused'))).toBe(true);
    expect(wrongly.map(told)).toEqual([]);
  });

  it('give, change or say nothing about anybody who has not shown who they are, where the right needs it', () => {
    const giving = approvals.flatMap(({ step, event }) =>
      Object.entries(event.data.outcomes ?? {}).map(([right, outcome]) => ({ step, right, outcome })),
    );
    const telling = giving.filter(({ outcome }) => isDone(outcome) || outcome === 'none_held');
    const wrongly = wrong(telling, ({ step, right }) => {
      const caseFile = withProofs(step);
      return isKnown(caseFile, step.before.situation.organisation, right as CaseFile['lines'][number]['right']);
    });

    expect(telling.length).toBeGreaterThan(1000);
    expect(wrongly).toEqual([]);
  });

  it('call nobody unidentified who was not asked, or who has shown it', () => {
    const unknown = approvals.flatMap(({ step, event }) =>
      Object.entries(event.data.outcomes ?? {}).flatMap(([right, outcome]) =>
        outcome === 'not_identified' ? [{ step, right }] : [],
      ),
    );
    const wrongly = wrong(unknown, ({ step, right }) => {
      const caseFile = withProofs(step);
      const asked = asks(caseFile).some(({ about }) => about === 'identity');
      return asked && !isKnown(caseFile, step.before.situation.organisation, right as CaseFile['lines'][number]['right']);
    });

    expect(unknown.length).toBeGreaterThan(10);
    expect(wrongly).toEqual([]);
  });

  it('are assessed one by one where the policy promises that', () => {
    const answers = approvals.filter(({ step, event }) =>
      Object.keys(event.data.outcomes ?? {}).some((right) =>
        step.before.situation.organisation.assessmentRights.includes(right as CaseFile['lines'][number]['right']),
      ),
    );

    expect(answers.length).toBeGreaterThan(20);
    expect(
      wrong(answers, ({ step }) => Object.values(step.before.caseFile.plan?.values ?? {}).some((note) => note !== '')),
    ).toEqual([]);
  });

  it('are taken back only in a mail of the person’s own', () => {
    const withdrawn = departures.filter(({ step }) => step.after.caseFile.sent.at(-1)?.letter === 'withdrawn');

    expect(withdrawn.length).toBeGreaterThan(10);
    expect(wrong(withdrawn, ({ step }) => step.before.caseFile.mails.length > 1)).toEqual([]);
  });
});

describe('what an answer leaves to be done', () => {
  it('ends a restriction only after a letter that says so, sent after the last look at it', () => {
    const lifted = where('task_ended').filter(
      ({ event }) => event.data.id.startsWith('review_restriction') && event.data.how !== 'goes_on',
    );

    expect(lifted.length).toBeGreaterThan(5);
    expect(wrong(lifted, ({ step }) => step.before.caseFile.sent.some(({ letter }) => letter === 'restriction_lifting'))).toEqual(
      [],
    );
  });

  it('tells the person that the backups are gone, and only when they are', () => {
    const tellings = departures.filter(({ step }) => step.after.caseFile.sent.at(-1)?.letter === 'backup_purged');
    const confirmed = where('task_ended').filter(({ event }) => event.data.id === 'confirm_purge');

    expect(tellings.length).toBeGreaterThan(0);
    expect(wrong(tellings, ({ step }) => step.before.caseFile.tasksEnded.purge_backups !== undefined)).toEqual([]);
    expect(wrong(confirmed, ({ step }) => step.after.caseFile.sent.some(({ letter }) => letter === 'backup_purged'))).toEqual([]);
  });

  it('calls nothing moot that the law or the policy binds to', () => {
    const moot = where('task_ended').filter(({ event }) => event.data.how !== 'done' && event.data.how !== 'goes_on');
    const kinds = new Set(moot.map(({ event }) => event.data.id.replace(/:.*/, '')));

    expect(kinds.size).toBeGreaterThan(2);
    for (const binding of ['stop', 'inform_affected', 'delete_identity_copy', 'purge_backups', 'judge_breach'])
      expect(kinds).not.toContain(binding);
  });
});

const isDone = (outcome: string | undefined) => outcome === 'granted' || outcome === 'partly';
const pauses = (caseFile: CaseFile) => pausesOf(osloDate(caseFile.receivedAt), caseFile.exchanges, graceDays);
const asks = ({ exchanges }: CaseFile) => exchanges.filter(({ what }) => what === 'asked');

/** Asked within the days of grace after the receipt, or after an answer. */
function wasAskedInTime({ exchanges, receivedAt }: CaseFile): boolean {
  const from = [receivedAt, ...exchanges.filter(({ what }) => what === 'answered').map(({ at }) => at)].map(osloDate);
  return exchanges.some(
    ({ what, at }) =>
      what === 'asked' &&
      from.some((day) => {
        const days = daysBetween(day, osloDate(at));
        return days >= 0 && days <= graceDays;
      }),
  );
}

function isKnown(
  { proofs, senderSigns }: CaseFile,
  { identity }: State['situation']['organisation'],
  right: CaseFile['lines'][number]['right'],
): boolean {
  const needed = identityNeeded(right, identity);
  if (needed === 'none') return true;
  const mayAct = !senderSigns.onBehalf || proofs.some(({ method }) => method === 'authority');
  return mayAct && isEnough(identityShown(proofs, identity), needed);
}

/** The case as it stood when somebody said yes, with what they said about identity in the same breath. */
function withProofs({ before, events }: Step): CaseFile {
  const shown = events.flatMap(({ type, at, by, data }) => (type === 'identity_shown' ? [{ method: data.method, by, at }] : []));
  return { ...before.caseFile, proofs: [...before.caseFile.proofs, ...shown] };
}

/** The open states from which no steps lead to the end of the case. */
function deadEnds({ states: all, steps: taken }: Machine): readonly State[] {
  const from = new Map<State, State[]>();
  for (const { before, command, leadsTo } of taken) {
    if (command.type === 'mark_not_a_request' || command.type === 'merge') continue;
    from.set(leadsTo, [...(from.get(leadsTo) ?? []), before]);
  }
  const reached = new Set(all.filter(({ caseFile }) => caseFile.stage.status === 'closed'));
  for (const state of reached) for (const before of from.get(state) ?? []) reached.add(before);
  return all.filter((state) => !reached.has(state));
}
