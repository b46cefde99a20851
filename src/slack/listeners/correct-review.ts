/** What one press in the review puts right: what is asked, and the language of the letter; and the look at the exact mail. */
import { type Right, rights } from '../../intents/classification.ts';
import type { StaffVerbs } from '../../workflow/staff-verbs.ts';
import { readAnswer } from '../views/answer-fields.ts';
import { waitingModal } from '../views/modal.ts';
import { previewModal } from '../views/preview.ts';
import { refusalModal } from '../views/refusal.ts';
import { triageModal } from '../views/triage.ts';
import type { Click, ClickListener } from './click.ts';
import { reviewNow } from './look-at-case.ts';

/** "Not this". With nothing left, a person has to say what it is then, or that it is no request. */
export const notThis: ClickListener = async (click, verbs) =>
  settle(click, verbs, (asked) => asked.filter((right) => right !== click.right));

export const alsoThis: ClickListener = async (click, verbs) =>
  settle(click, verbs, (asked) => rights.filter((right) => right === click.right || asked.includes(right)));

async function settle(
  { caseId, revision, by, words, show }: Click,
  verbs: StaffVerbs,
  change: (asked: readonly Right[]) => readonly Right[],
): Promise<void> {
  await show(waitingModal(words));
  const found = await verbs.caseNow(caseId, by);
  if (found.kind === 'refused') return show(refusalModal(found, words));
  const { lines } = found.view.caseFile;
  // What somebody has said of an objection before is not unsaid by what else is asked.
  const notMarketing = lines.some(({ right, marketing }) => right === 'objection' && !marketing);
  const settled = change(lines.map(({ right }) => right));
  const outcome = await verbs.settleRights({ caseId, revision, rights: settled, ...(notMarketing && { notMarketing }) }, by);
  if (outcome.kind === 'done') return show(await reviewNow(caseId, by, words, verbs));
  if (outcome.why !== 'no_rights') return show(refusalModal(outcome, words, { caseId }));
  const review = await verbs.reviewCase(caseId, by);
  await show(review.kind === 'refused' ? refusalModal(review, words, { caseId }) : triageModal(review, words));
}

export const chooseLanguage: ClickListener = async ({ caseId, revision, language, by, words, show }, verbs) => {
  await show(waitingModal(words));
  const outcome = language
    ? await verbs.chooseLanguage({ caseId, revision, language }, by)
    : ({ kind: 'refused', why: 'stale' } as const);
  await show(outcome.kind === 'refused' ? refusalModal(outcome, words, { caseId }) : await reviewNow(caseId, by, words, verbs));
};

/**
 * On top of the review, which keeps what has been typed; with those words in it. A client that does not send the review along shows the
 * drafted ones, in its place.
 */
export const preview: ClickListener = async ({ caseId, view, by, words, push }, verbs) => {
  const found = await verbs.previewReply(caseId, view && readAnswer(view).body, by);
  const instead = view ? undefined : caseId;
  await push(found.kind === 'refused' ? refusalModal(found, words, { caseId }) : previewModal(found, words, instead));
};
