/** "Answer in another way": one choice for each thing that is asked and not answered yet. */
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { whatIsApproved } from '../../cases/approval.ts';
import { obstacleTo } from '../../cases/letter-rules.ts';
import { type LineOutcome, lineOutcomes, type Outcomes } from '../../cases/letters.ts';
import { type Right, rights } from '../../intents/classification.ts';
import type { CaseView } from '../../workflow/ports.ts';
import { section } from '../blocks.ts';
import { callbacks } from '../button-value.ts';
import { capitalised, type Words } from '../words.ts';
import type { SubmittedView } from './answer-fields.ts';
import { choiceInput, entered } from './inputs.ts';
import { modal } from './modal.ts';

const later = 'later';

/** @param wish what is chosen beforehand wherever it is possible, for whoever pressed "Refuse" */
export function outcomeForm(view: CaseView, words: Words, wish?: LineOutcome): ModalView {
  const { id, revision, lines } = view.caseFile;
  const { title, submit, intro, nothingOpen } = words.outcomeForm;
  const open = rights.filter((right) => lines.some((line) => line.right === right && !line.answered));
  if (open.length === 0) return modal({ title, blocks: [section(nothingOpen)] }, words);
  const blocks: readonly KnownBlock[] = [section(intro), ...open.map((right) => choiceOf(right, view, words, wish))];
  return modal(
    {
      title,
      blocks,
      submit: { callbackId: callbacks.chooseOutcomes, text: submit, carried: { c: id, r: revision, l: words.language } },
    },
    words,
  );
}

function choiceOf(right: Right, view: CaseView, words: Words, wish: LineOutcome | undefined): InputBlock {
  const possible = possibleOutcomes(right, view);
  const { letter, outcomes } = whatIsApproved(view.caseFile, view.organisation);
  const usual = letter === 'answer' ? (outcomes[right] ?? later) : 'granted';
  const initial = wish && possible.includes(wish) ? wish : usual;
  const choices = [...possible, later].map((choice) => ({ id: choice, label: words.outcomeChoices[choice as Choosable] }));
  const hint = possible.includes('refused') ? undefined : words.outcomeForm.noRefusal;
  const label = capitalised(words.rights[right]);
  const frame = { id: outcomeBlock(right), label, hint, required: true, initial };
  return choiceInput(frame, choices, words.outcomeChoices.granted);
}

type Choosable = keyof Words['outcomeChoices'];

/** Those that the law and the case leave for this right; that access goes before erasure depends on the other choices. */
function possibleOutcomes(right: Right, { caseFile, organisation, now }: CaseView) {
  return lineOutcomes.filter((outcome) => {
    const obstacle = obstacleTo('answer', { [right]: outcome }, caseFile, organisation, now);
    return !obstacle || obstacle.why === 'access_first';
  });
}

/** What was chosen; what waits for later is left out. */
export function readOutcomes(view: SubmittedView): Outcomes {
  const chosen = rights.flatMap((right) => {
    const outcome = lineOutcomes.find((each) => each === entered(view, outcomeBlock(right)));
    return outcome ? [[right, outcome] as const] : [];
  });
  return Object.fromEntries(chosen);
}

export const outcomeBlock = (right: Right) => `outcome:${right}`;
