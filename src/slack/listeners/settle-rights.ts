import { refusalModal, refusalSentence } from '../views/refusal.ts';
import { choiceBlock, firstChoice, readChoice, saysNotMarketing } from '../views/triage.ts';
import { complaint, done, instead, type SubmissionListener } from './submission.ts';

/** "This is what they ask for". */
export const settleRights: SubmissionListener = async ({ by, caseId, revision, view, words }, verbs) => {
  const outcome = await verbs.settleRights(
    { caseId, revision, rights: readChoice(view), notMarketing: saysNotMarketing(view) },
    by,
  );
  if (outcome.kind === 'done') return done;
  if (outcome.why === 'no_rights') return complaint(firstChoice, words.refusal.no_rights);
  if (outcome.why === 'already_answered') return complaint(choiceBlock(outcome.right), refusalSentence(outcome, words));
  return instead(refusalModal(outcome, words, { caseId }));
};
