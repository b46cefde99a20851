import type { Button } from '@slack/types';
import { osloDate } from '../../cases/calendar.ts';
import type { CaseFile, Stage } from '../../cases/case-file.ts';
import { daysLeft, lateness } from '../../cases/due-dates.ts';
import type { CaseView } from '../../workflow/ports.ts';
import { areYouSure, button, note, section } from '../blocks.ts';
import { actions, carry } from '../button-value.ts';
import { writtenDate } from '../dates.ts';
import { esc } from '../text-safety.ts';
import { capitalised, colleague, listed, listedRights, type Words } from '../words.ts';
import type { Card } from './case-card.ts';

type ClosedStage = Extract<Stage, { status: 'closed' }>;

/** Folded to two blocks: how it ended, when, and whether in time. In time is when the last line was answered, not when all was cleared up. */
export function closedCard({ caseFile, limits }: CaseView, stage: ClosedStage, words: Words): Card {
  const { number, lines } = caseFile;
  const answeredOn = osloDate(lastAnswerAt(caseFile) ?? stage.closedAt);
  const asked = listedRights(
    lines.map(({ right }) => right),
    words,
    4,
  );
  const headline =
    stage.outcome === 'answered'
      ? words.closed.answered(
          esc(number),
          capitalised(asked || words.rightsOpen),
          writtenDate(answeredOn, words.language),
          limits.receivedOn.until(answeredOn, { largestUnit: 'days' }).days,
        )
      : words.closed[stage.outcome](esc(number), writtenDate(osloDate(stage.closedAt), words.language));
  const late = lateness(limits, answeredOn).late;
  const punctual = late ? words.closedLate(-daysLeft(limits, answeredOn)) : words.closedInTime;
  const by = words.closedBy(colleague(stage.closedBy, words));
  const small = stage.outcome === 'answered' ? [by, punctual, ...outcomesOf(caseFile, words)] : [by];
  const again = openAgain(caseFile, stage, words);
  return {
    text: headline.replaceAll('*', ''),
    blocks: [{ ...section(headline), ...(again && { accessory: again }) }, note(small.join(' · '))],
  };
}

/** What was answered may turn out not to be done, and what was no request to be one after all; the rest ended for good. */
function openAgain({ id, revision, number, mails }: CaseFile, { outcome }: ClosedStage, words: Words): Button | undefined {
  const { openAgain: name, confirm, language } = words;
  const label = words.openAgainLabel(number);
  switch (outcome) {
    case 'answered': {
      const options = { label, confirm: areYouSure(confirm.reopen, words) };
      return button(actions.reopen, name, carry({ c: id, r: revision, l: language }), options);
    }
    case 'not_a_request': {
      const options = { label, confirm: areYouSure(confirm.takeBack, words) };
      return mails[0] && button(actions.takeBack, name, carry({ m: mails[0].id, l: language }), options);
    }
    case 'withdrawn':
    case 'forwarded':
    case 'merged':
      return undefined;
  }
}

function lastAnswerAt({ lines }: CaseFile) {
  const moments = lines.flatMap(({ answered }) => answered?.at ?? []);
  return moments.toSorted((a, b) => a.epochMilliseconds - b.epochMilliseconds).at(-1);
}

/** Only what was not simply done as asked. */
function outcomesOf({ lines }: CaseFile, words: Words): readonly string[] {
  const other = lines.flatMap(({ right, answered }) =>
    answered && answered.outcome !== 'granted' ? [`${words.rights[right]} ${words.outcomes[answered.outcome]}`] : [],
  );
  return other.length > 0 ? [listed(other, words)] : [];
}
