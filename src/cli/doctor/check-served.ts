import { fourEyesRule } from '../../cases/four-eyes.ts';
import type { Organisation } from '../../cases/organisation.ts';
import type { Config, InstallationConfig } from '../../config.ts';
import { approverNames } from '../../installations.ts';
import { type Finding, look } from './finding.ts';

/** What a person still has to decide or fill in for the organisations that this installation serves. */
export function checkServed(
  { organisations: served }: Pick<Config, 'organisations'>,
  known: ReadonlyMap<string, Organisation>,
): readonly Finding[] {
  return Object.entries(served).flatMap(([id, settings]) => {
    const { responsible, receipts, authserv_id: authservId } = settings;
    const at = `frist.yaml, organisations.${id}`;
    const findings: Finding[] = [...onePairOfEyes(at, settings)];
    if (responsible.length === 0)
      findings.push(
        look(`${at}.responsible: nobody is named, so that an approver decides on refusals and the last alerts reach nobody else`),
      );
    if (receipts === 'authenticated' && !authservId)
      findings.push(
        look(
          `${at}.authserv_id: is missing, so that only senders whose domain signs its mail get a receipt (receipts: authenticated)`,
        ),
      );
    const questions = known.get(id)?.openQuestions ?? [];
    return [...findings, ...questions.map((question) => look(`organisations/${id}.yaml, open_questions: ${question}`))];
  });
}

/** Whether anybody stands behind an answer beside the one who approves it. */
function onePairOfEyes(at: string, settings: InstallationConfig): readonly Finding[] {
  const { ids, sameAs } = approverNames(settings.approvers);
  if (fourEyesRule(false, ids, sameAs) !== 'single_approver') return [];
  return [
    look(
      settings.four_eyes
        ? `${at}.four_eyes: every letter takes two people, and one may approve, so that a colleague has to hand in each of them`
        : `${at}.approvers: one person may approve, so that one yes is enough also for access, portability, erasure and refusals; the log of each case says so`,
    ),
  ];
}
