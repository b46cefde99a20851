/** Who was faster, and when: the first sentence of a refusal where it is known. */
import type { Temporal } from 'temporal-polyfill';
import { osloDate } from '../../cases/calendar.ts';
import type { Change } from '../../cases/staleness.ts';
import { writtenDay, writtenTime } from '../dates.ts';
import { colleague, type Words } from '../words.ts';

/** What has changed since the person looked, and that their act was not carried out. */
export function sinceThen({ what, by, at }: Change, words: Words): string {
  const { since } = words.fourEyes;
  const who = colleague(by, words);
  return `${saidOf(what, who, clockAndDay(at, words), words)} ${since.notDone}`;
}

function saidOf(what: Change['what'], who: string, time: string, { fourEyes: { since } }: Words): string {
  switch (what) {
    case 'mail_joined':
      return since.mail(time);
    case 'case_taken':
      return since.taken(who, time);
    case 'letter_planned':
      return since.planned(who, time);
    case 'plan_dropped':
      return since.planDropped(who, time);
    case 'first_yes_given':
      return since.firstYes(who, time);
    case 'reply_approved':
      return since.approved(who, time);
    case 'reply_undone':
      return since.undone(who, time);
    case 'reply_sent':
      return since.sent(time);
    case 'rights_settled':
      return since.settled(who, time);
    case 'requester_named':
      return since.requester(who, time);
    case 'identity_shown':
      return since.identity(who, time);
    case 'receipt_corrected':
      return since.receipt(who, time);
    case 'question_answered':
      return since.answered(who, time);
    case 'case_reopened':
      return since.reopened(who, time);
    case 'case_closed':
      return since.closed(who, time);
    default:
      return since.other(who, time);
  }
}

/** Somebody has closed the case, or ended the task, before; the sentence without it where nobody knows who. */
export function doneBefore(
  how: 'closed' | 'ended',
  { by, at }: { readonly by?: string | undefined; readonly at?: Temporal.Instant | undefined },
  otherwise: string,
  words: Words,
): string {
  if (by === undefined || at === undefined) return otherwise;
  const { since } = words.fourEyes;
  return `${since[how](colleague(by, words), clockAndDay(at, words))} ${since.notDone}`;
}

/** `kl. 10.02 tirsdag 17. november`: a form may have been open since yesterday. */
function clockAndDay(at: Temporal.Instant, { language }: Words): string {
  return `${writtenTime(at, language)} ${writtenDay(osloDate(at), language)}`;
}
