/**
 * What a button or a modal carries through Slack and back: ids, a revision and the staff's language. Anybody in the workspace may see
 * it, so that nothing else may stand here.
 */
import { z } from 'zod';
import {
  type LetterKind,
  type LetterLanguage,
  letterKinds,
  letterLanguages,
  lineOutcomes,
  type Outcomes,
} from '../cases/letters.ts';
import { type OfficeFilter, officeFilters } from '../digest/office.ts';
import { type Right, rights } from '../intents/classification.ts';
import type { StaffLanguage } from './dates.ts';

/**
 * `c` case id, `r` the revision it was drawn at, `m` mail id, `s` the mark of the draft shown, `l` the staff's language; `k` the letter
 * in question, `o` the outcomes of an answer, `a` the question that was answered, `t` ids of tasks in the order they are shown, `w` that
 * the letter goes another way than by mail, `n` the key of an alert, `p` the colleague who gets the case, `q` a right, `g` the language of
 * a letter; `f`, `i` and `u` the filter, page and company of the App Home.
 */
export type Carried = {
  readonly c?: string | undefined;
  readonly r?: number | undefined;
  readonly m?: string | undefined;
  readonly s?: string | undefined;
  readonly k?: LetterKind | undefined;
  readonly o?: Outcomes | undefined;
  readonly a?: 'identity' | 'clarification' | undefined;
  readonly t?: readonly string[] | undefined;
  readonly w?: 'other' | undefined;
  readonly n?: string | undefined;
  readonly p?: string | undefined;
  readonly q?: Right | undefined;
  readonly g?: LetterLanguage | undefined;
  readonly f?: OfficeFilter | undefined;
  readonly i?: number | undefined;
  readonly u?: string | undefined;
  readonly l: StaffLanguage;
};

export const actions = {
  review: 'case.review',
  changeRights: 'case.change_rights',
  undo: 'case.undo',
  wentOut: 'case.went_out',
  didNotGoOut: 'case.did_not_go_out',
  notARequest: 'case.not_a_request',
  read: 'mail.read',
  takeBack: 'mail.take_back',
  take: 'case.take',
  more: 'case.more',
  letter: 'case.letter',
  otherAnswer: 'case.other_answer',
  theyAnswered: 'case.they_answered',
  identity: 'case.identity',
  tasks: 'case.tasks',
  correctReceipt: 'case.correct_receipt',
  nameRequester: 'case.name_requester',
  merge: 'case.merge',
  note: 'case.note',
  readNotes: 'case.read_notes',
  handIn: 'case.hand_in',
  dropPlan: 'case.drop_plan',
  reopen: 'case.reopen',
  newCase: 'home.new_case',
  homeFilter: 'home.filter',
  homeCompany: 'home.company',
  homeRefresh: 'home.refresh',
  homePrevious: 'home.page:previous',
  homeNext: 'home.page:next',
  snooze: 'case.snooze',
  openAssign: 'case.open_assign',
  assign: 'case.assign',
  split: 'case.split',
  wrongRecipient: 'case.wrong_recipient',
  refuse: 'case.refuse',
  notThis: 'case.not_this',
  alsoThis: 'case.also_this',
  language: 'case.language',
  preview: 'case.preview',
} as const;

export const callbacks = {
  approve: 'case.approve',
  settle: 'case.settle',
  planLetter: 'case.plan_letter',
  chooseOutcomes: 'case.choose_outcomes',
  showIdentity: 'case.show_identity',
  endTask: 'case.end_task',
  correctReceipt: 'case.correct_receipt',
  nameRequester: 'case.name_requester',
  merge: 'case.merge',
  split: 'case.split',
  wrongRecipient: 'case.wrong_recipient',
  writeNote: 'case.write_note',
  openByHand: 'frist.open_by_hand',
  nothing: 'frist.nothing',
} as const;

export function carry(carried: Carried): string {
  return JSON.stringify(carried);
}

const carriedSchema = z.object({
  c: z.string().optional(),
  r: z.number().int().optional(),
  m: z.string().optional(),
  s: z.string().optional(),
  k: z.enum(letterKinds).optional(),
  o: z.partialRecord(z.enum(rights), z.enum(lineOutcomes)).optional(),
  a: z.enum(['identity', 'clarification']).optional(),
  t: z.array(z.string()).optional(),
  w: z.literal('other').optional(),
  n: z.string().optional(),
  p: z.string().optional(),
  q: z.enum(rights).optional(),
  g: z.enum(letterLanguages).optional(),
  f: z.enum(officeFilters).optional(),
  i: z.number().int().min(0).optional(),
  u: z.string().optional(),
  l: z.enum(['nb', 'en']),
});

/** What was carried; undefined where the text is not ours, as on a message of an older version. */
export function readCarried(text: string | undefined): Carried | undefined {
  try {
    return carriedSchema.parse(JSON.parse(text ?? ''));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
