import type { ViewResponseAction } from '@slack/bolt';
import type { Refusal } from '../../workflow/staff-verbs.ts';
import { editedBody, type FilledIn, readAnswer } from '../views/answer-fields.ts';
import { firstYesModal } from '../views/modal.ts';
import { refusalModal } from '../views/refusal.ts';
import { isSentByHand } from '../views/review-letter.ts';
import type { Words } from '../words.ts';
import { complaint, done, instead, type SubmissionListener } from './submission.ts';

/** "Approve and send": the person's yes to the text as it stands in the fields. */
export const approveReply: SubmissionListener = async ({ by, caseId, revision, shown, channel: only, view, words }, verbs) => {
  const { body, confirmed, identity, fieldOf } = readAnswer(view);
  const channel = only ?? (isSentByHand(view) ? 'other' : 'mail');
  const outcome = await verbs.approveReply({ caseId, revision, shown, body, confirmed, identity, channel }, by);
  if (outcome.kind === 'approved') return done;
  if (outcome.kind === 'first_yes') return instead(firstYesModal(outcome.asked, words));
  return atField(outcome, fieldOf, words) ?? instead(refusalModal(outcome, words, { caseId, typed: editedBody(view) }));
};

/** What can be put right in the modal is said where it has to be put right. */
function atField(refusal: Refusal, fieldOf: FilledIn['fieldOf'], words: Words): ViewResponseAction | undefined {
  switch (refusal.why) {
    case 'not_confirmed':
      return complaint(fieldOf.confirmation(refusal.missing[0] ?? ''), words.refusal.not_confirmed);
    case 'gap_left':
      return complaint(fieldOf.gap(refusal.gap), words.refusal.gap_left(refusal.gap));
    case 'reason_removed':
      return complaint(fieldOf.first, words.refusal.reason_removed(refusal.piece));
    case 'empty_answer':
    case 'groups_unread':
      // Slack may answer the next time: what was ticked and written stays.
      return complaint(fieldOf.first, words.refusal[refusal.why]);
    case 'identity_missing':
      return complaint(fieldOf.identity, words.refusal.identity_missing[refusal.level]);
    case 'authority_missing':
    case 'address_proves_nothing':
      return complaint(fieldOf.identity, words.refusal[refusal.why]);
    case 'no_reason':
      return complaint(fieldOf.identityNote, words.modal.identityNoteMissing);
    default:
      return undefined;
  }
}
