import type { CaseFile, Stage } from './case-file.ts';
import type { Exchange } from './pauses.ts';

/** The stage again, where nothing is on its way out: what has happened decides it, not what it was. */
export function rested(caseFile: CaseFile): CaseFile {
  switch (caseFile.stage.status) {
    case 'approved':
    case 'send_failed':
    case 'send_uncertain':
    case 'closed':
      return caseFile;
    case 'awaiting_triage':
    case 'in_progress':
    case 'waiting':
    case 'drafted':
    case 'follow_up':
      return { ...caseFile, stage: restingStage(caseFile) };
  }
}

/** Where a case is while nothing of it is with the mail server. */
export function restingStage({ plan, triage, lines, exchanges }: CaseFile): Stage {
  if (plan) return { status: 'drafted', letter: plan.letter, by: plan.by };
  const asked = lines.length === 0 || lines.some(({ answered }) => !answered) ? openQuestion(exchanges) : undefined;
  if (asked) return { status: 'waiting', about: asked };
  if (triage) return { status: 'awaiting_triage', why: triage };
  return lines.length > 0 && lines.every(({ answered }) => answered) ? { status: 'follow_up' } : { status: 'in_progress' };
}

/** What we are still waiting to hear: who they are before what they mean. */
function openQuestion(exchanges: readonly Exchange[]): Exchange['about'] | undefined {
  return (['identity', 'clarification'] as const).find(
    (about) => exchanges.findLast((exchange) => exchange.about === about)?.what === 'asked',
  );
}
