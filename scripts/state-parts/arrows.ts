import type { CaseEvent } from '../../src/cases/case-event.ts';
import type { Status } from '../../src/cases/case-file.ts';
import { evolve } from '../../src/cases/evolve.ts';
import type { Step } from './machine.ts';

/** The four states in which nothing is on its way out and nobody has prepared anything; which of them it is follows from the past. */
export const resting = ['awaiting_triage', 'in_progress', 'waiting', 'follow_up'] as const satisfies readonly Status[];
export type Place = Status | 'resting' | 'several';

/** What leads from one place to another, in plain words; each pair once. */
export type Arrow = {
  readonly from: Place;
  readonly to: Place;
  readonly words: readonly string[];
  /** Where it leads from everywhere else: the states from which it does not. */
  readonly except: readonly string[];
};

/**
 * The arrows between the states of a case, found by trying everything (`machine.ts`). An event that leads from, or to, more than one of the
 * resting states is drawn once, from or to all four; one that closes a case from three places or more is drawn from none of them, and says
 * where it does not.
 */
export function arrows(steps: readonly Step[]): readonly Arrow[] {
  const moves = new Map<string, { from: Status; to: Status; word: string }>();
  for (const { before, events } of steps) {
    let caseFile = before.caseFile;
    for (const event of events) {
      const from = caseFile.stage.status;
      caseFile = evolve(caseFile, { ...event, caseId: caseFile.id });
      const to = caseFile.stage.status;
      if (from === to) continue;
      const word = wordFor(event);
      moves.set(`${from} ${to} ${word}`, { from, to, word });
    }
  }
  return joined(fromSeveral(fromMany(toMany([...moves.values()])), [...moves.values()]));
}

type Move = { readonly from: Place; readonly to: Place; readonly word: string; readonly except?: readonly string[] };
const isResting = (place: Place) => resting.some((each) => each === place);

function toMany(moves: readonly Move[]): readonly Move[] {
  const targets = (move: Move) =>
    moves.filter(({ from, to, word }) => from === move.from && word === move.word && isResting(to)).length;
  return moves.map((move) =>
    !isResting(move.from) && isResting(move.to) && targets(move) > 1 ? { ...move, to: 'resting' } : move,
  );
}

function fromMany(moves: readonly Move[]): readonly Move[] {
  const sources = (move: Move) =>
    moves.filter(({ from, to, word }) => to === move.to && word === move.word && isResting(from)).length;
  return moves.map((move) =>
    isResting(move.from) && !isResting(move.to) && sources(move) > 1 ? { ...move, from: 'resting' } : move,
  );
}

function fromSeveral(drawn: readonly Move[], moves: readonly Move[]): readonly Move[] {
  const statuses = [...new Set(moves.flatMap(({ from, to }) => [from, to]))];
  return drawn.map((move) => {
    const sources = drawn.filter(({ to, word }) => to === move.to && word === move.word);
    if (move.to !== 'closed' || sources.length < 3) return move;
    const places = new Set(moves.filter(({ to, word }) => to === move.to && word === move.word).map(({ from }) => from));
    const others = statuses
      .filter((status) => status !== 'closed' && !places.has(status))
      .map((status) => titles[status as Status]);
    return { ...move, from: 'several', except: others.sort() };
  });
}

/** What each state is called where people read it. */
export const titles: Readonly<Record<Status, string>> = {
  awaiting_triage: 'To be sorted',
  in_progress: 'In progress',
  waiting: 'Waiting for the person',
  follow_up: 'Answered, work left',
  drafted: 'Letter prepared',
  approved: 'Approved',
  send_failed: 'Not sent',
  send_uncertain: 'Perhaps sent',
  closed: 'Closed',
};

function joined(moves: readonly Move[]): readonly Arrow[] {
  const pairs = new Map<string, { from: Place; to: Place; words: Set<string>; except: readonly string[] }>();
  for (const { from, to, word, except = [] } of moves) {
    const pair = pairs.get(`${from} ${to}`) ?? { from, to, words: new Set(), except };
    pair.words.add(word);
    pairs.set(`${from} ${to}`, pair);
  }
  return [...pairs.values()]
    .map(({ words, ...pair }) => ({ ...pair, words: [...words].sort() }))
    .sort((a, b) => `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`));
}

function wordFor(event: CaseEvent): string {
  if (event.type === 'case_closed') return closed[event.data.outcome];
  if (event.type === 'case_reopened') return event.data.why === 'taken_back' ? 'it was a request' : 'they write again';
  const word = words[event.type];
  if (!word) throw new Error(`No words yet for what ${event.type} does to the state of a case`);
  return word;
}
const closed = {
  answered: 'all is done',
  withdrawn: 'all is done',
  forwarded: 'all is done',
  not_a_request: 'no request',
  merged: 'merged',
} as const;
const words: Readonly<Partial<Record<CaseEvent['type'], string>>> = {
  letter_planned: 'letter prepared',
  plan_dropped: 'dropped',
  first_yes_given: 'one of two says yes',
  rights_settled: 'rights settled',
  reply_approved: 'approved',
  reply_undone: 'undone',
  reply_sent: 'sent',
  reply_failed: 'mail refused',
  reply_uncertain: 'server silent',
  reply_reopened: 'was not sent',
  question_answered: 'they answered',
  mail_joined: 'asked for more',
};
