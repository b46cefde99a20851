/**
 * What a button or a modal carries through Slack and back: ids, a revision and the staff's language. Anybody in the workspace may see
 * it, so that nothing else may stand here.
 */
import { z } from 'zod';
import type { StaffLanguage } from './dates.ts';

/** `c` case id, `r` the revision it was drawn at, `m` mail id, `s` the mark of the draft shown, `l` the staff's language. */
export type Carried = {
  readonly c?: string | undefined;
  readonly r?: number | undefined;
  readonly m?: string | undefined;
  readonly s?: string | undefined;
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
} as const;

export const callbacks = { approve: 'case.approve', settle: 'case.settle', nothing: 'frist.nothing' } as const;

export function carry(carried: Carried): string {
  return JSON.stringify(carried);
}

const carriedSchema = z.object({
  c: z.string().optional(),
  r: z.number().int().optional(),
  m: z.string().optional(),
  s: z.string().optional(),
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
