/** A case in this stage or that, and what commands make of it: what the tests of `decide` are about. */
import type { CaseCommand } from '../../src/cases/case-command.ts';
import type { CaseFile, Stage } from '../../src/cases/case-file.ts';
import { decide } from '../../src/cases/decide.ts';
import { afterEvents } from '../../src/cases/decision.ts';
import type { Right } from '../../src/intents/classification.ts';
import { caseAfter, caseOpened, noon } from './case-files.ts';
import { per } from './people.ts';
import { approval } from './slack-cases.ts';

export const asked = (...rights: Right[]) => caseAfter(caseOpened({ rights }));
export const closed = (outcome: Extract<Stage, { status: 'closed' }>['outcome']): Stage => ({
  status: 'closed',
  outcome,
  closedAt: noon,
  closedBy: per,
});
export const at = (stage: Stage, caseFile = asked('access')): CaseFile => ({ ...caseFile, stage });
export const answered = (right: Right, caseFile: CaseFile): CaseFile => ({
  ...caseFile,
  lines: caseFile.lines.map((line) => (line.right === right ? { ...line, answered: { outcome: 'granted', at: noon } } : line)),
});
export const approvedStage: Stage = { status: 'approved', approval };
export const uncertain: Stage = { status: 'send_uncertain', approval };
export const failed: Stage = { status: 'send_failed', approval, problem: '550' };

export const outcome = (caseFile: CaseFile, command: CaseCommand) => {
  const { events, refusal } = decide(caseFile, command, noon);
  return refusal?.why ?? events.map(({ type }) => type).join(' ');
};
export const having = (caseFile: CaseFile, ...commands: readonly CaseCommand[]) =>
  commands.reduce((state, command) => {
    const { events, refusal } = decide(state, command, noon);
    if (refusal) throw new Error(`refused: ${refusal.why}`);
    return afterEvents(state, events);
  }, caseFile);
