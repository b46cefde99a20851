/** What do they ask for? A person says it where the rules would not, or where they were wrong. */
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { type Right, rights } from '../../intents/classification.ts';
import type { Review } from '../../workflow/staff-verbs.ts';
import { actionRow, areYouSure, button, section } from '../blocks.ts';
import { actions, callbacks, carry } from '../button-value.ts';
import type { Words } from '../words.ts';
import type { SubmittedView } from './answer-fields.ts';
import { boxInput, isTicked } from './inputs.ts';
import { mailsOfCase } from './mail-blocks.ts';
import { modal } from './modal.ts';
import { notesOfCase } from './notes.ts';
import { whyThisRight } from './review.ts';

/** Two groups, because a block of checkboxes holds ten and there are eleven. */
const groups = {
  rights: [
    'access',
    'rectification',
    'erasure',
    'restriction',
    'portability',
    'objection',
    'consent_withdrawal',
    'automated_decision',
  ],
  other: ['information', 'complaint', 'breach'],
} as const satisfies Readonly<Record<string, readonly Right[]>>;

/** The first group, where a complaint about the choice is shown. */
export const firstChoice = 'choice:rights';

/** The group in which this right is ticked. */
export function choiceBlock(right: Right): string {
  return groups.other.some((each) => each === right) ? 'choice:other' : firstChoice;
}

const notMarketingBlock = 'choice:not_marketing';

/** Nothing is ticked beforehand: a ready-made yes to what the rules guessed would be no decision of a person. */
export function triageModal({ view, mails }: Review, words: Words): ModalView {
  const { id, revision, stage, lines } = view.caseFile;
  const carried = { c: id, r: revision, l: words.language };
  const why = stage.status === 'awaiting_triage' ? words.modal.triageWhy[stage.why] : words.modal.retriageWhy;
  const proposed = lines.map(({ right }) => right);
  const blocks: readonly KnownBlock[] = [
    section(why),
    ...lines.flatMap((line) => whyThisRight(line, words)),
    { type: 'divider' },
    ...mailsOfCase(mails, words),
    ...notesOfCase(view, words),
    { type: 'divider' },
    choice('choice:rights', words.modal.chooseRights, groups.rights, proposed, words),
    choice('choice:other', words.modal.chooseOther, groups.other, proposed, words),
    boxInput(
      { id: notMarketingBlock, label: words.modal.aboutObjection, hint: words.modal.notMarketingHint },
      { id: 'not_marketing', label: words.modal.notMarketing },
    ),
    actionRow(
      button(actions.notARequest, words.button.notARequest, carry(carried), {
        confirm: areYouSure(words.confirm.notARequest, words),
      }),
    ),
  ];
  return modal(
    { title: words.modal.triageTitle, blocks, submit: { callbackId: callbacks.settle, text: words.modal.settle, carried } },
    words,
  );
}

/** Optional for Slack, because either group may be empty; that both are is for the case to refuse. */
function choice(blockId: string, label: string, group: readonly Right[], proposed: readonly Right[], words: Words): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plain(label),
    element: {
      type: 'checkboxes',
      action_id: 'v',
      options: group.map((right) => ({
        text: plain(words.rightChoices[right]),
        value: right,
        ...(proposed.includes(right) && { description: plain(words.modal.proposed) }),
      })),
    },
  };
}

/** Whoever has read the mail says that the objection is not about marketing; only then may it be refused. */
export function saysNotMarketing(view: SubmittedView): boolean {
  return isTicked(view, notMarketingBlock);
}

/** The rights that were ticked, in both groups. */
export function readChoice({ state }: SubmittedView): readonly Right[] {
  const ticked = Object.values(state.values).flatMap(({ v }) => v?.selected_options?.map(({ value }) => value) ?? []);
  return rights.filter((right) => ticked.includes(right));
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const;
