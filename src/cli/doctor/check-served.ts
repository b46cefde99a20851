import type { Organisation } from '../../cases/organisation.ts';
import type { Config } from '../../config.ts';
import { type Finding, look } from './finding.ts';

/** What a person still has to decide or fill in for the organisations that this installation serves. */
export function checkServed(
  { organisations: served }: Pick<Config, 'organisations'>,
  known: ReadonlyMap<string, Organisation>,
): readonly Finding[] {
  return Object.entries(served).flatMap(([id, { responsible, receipts, authserv_id: authservId }]) => {
    const at = `frist.yaml, organisations.${id}`;
    const findings: Finding[] = [];
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
