/** Whether the settings of an installation are enough for what each company's own policy promises. */
import { Temporal } from 'temporal-polyfill';
import { isGroup } from './cases/authority.ts';
import { isBefore } from './cases/calendar.ts';
import type { Organisation } from './cases/organisation.ts';
import type { Config, InstallationConfig } from './config.ts';
import { Mistakes } from './mistakes.ts';
import type { Installation } from './workflow/world.ts';

/**
 * Each company together with its people and settings.
 * @param today the Oslo date, since nobody is bound yet by what they sign tomorrow
 * @throws Mistakes for a company that is not known or has no address, for mail that would leave in clear text, and for approvers without
 * the date of a confidentiality agreement where the policy promises one
 */
export function installationsOf(
  config: Pick<Config, 'organisations' | 'undo_seconds'>,
  organisations: ReadonlyMap<string, Organisation>,
  today: Temporal.PlainDate,
): ReadonlyMap<string, Installation> {
  const mistakes: string[] = [];
  const installations = new Map<string, Installation>();
  for (const [id, settings] of Object.entries(config.organisations)) {
    const organisation = organisations.get(id);
    const mailboxAddress = settings.address ?? organisation?.mailboxAddress;
    if (!organisation)
      mistakes.push(`organisations.${id}: there is no such organisation, allowed: ${[...organisations.keys()].join(', ')}`);
    else if (!mailboxAddress)
      mistakes.push(
        `organisations.${id}.address: is missing; the policy of ${organisation.name} names no address, so it has to stand here`,
      );
    else installations.set(id, installationOf(organisation, mailboxAddress, settings, config.undo_seconds));
    if (organisation) mistakes.push(...inClearText(organisation, settings), ...notBound(organisation, settings, today));
  }
  if (mistakes.length > 0) throw new Mistakes(mistakes);
  return installations;
}

function installationOf(
  organisation: Organisation,
  mailboxAddress: string,
  { approvers, responsible, four_eyes: fourEyes, managers, receipts }: InstallationConfig,
  undoSeconds: number,
): Installation {
  const { ids, sameAs, byEitherName } = approverNames(approvers);
  return {
    organisation,
    mailboxAddress,
    approvers: ids,
    responsible: byEitherName(responsible),
    sameAs,
    fourEyes,
    managers,
    receipts,
    undoSeconds,
  };
}

/** The ids of those who may approve, under each of their names, and which Slack user a name on the command line stands for. */
export function approverNames(approvers: InstallationConfig['approvers']) {
  const logins = approvers.flatMap((approver) =>
    typeof approver === 'string' || approver.cli === undefined ? [] : [[`cli:${approver.cli}`, approver.id] as const],
  );
  const alsoOf = (id: string) => logins.filter(([, person]) => person === id).map(([login]) => login);
  const byEitherName = (ids: readonly string[]): readonly string[] => [...new Set(ids.flatMap((id) => [id, ...alsoOf(id)]))];
  const ids = byEitherName(approvers.map((approver) => (typeof approver === 'string' ? approver : approver.id)));
  return { ids, sameAs: Object.fromEntries(logins), byEitherName };
}

/** «Vi bruker TLS-kryptering for å sikre vår e-postkommunikasjon» (DIG-9); no other company lets a letter leave for all to read either. */
function inClearText({ id, name }: Organisation, { smtp: { host, security } }: InstallationConfig): string[] {
  const isThisMachine = host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
  if (security !== 'none' || isThisMachine) return [];
  return [
    `organisations.${id}.smtp.security: found none, allowed: starttls or tls; the mail of ${name} never leaves this machine unencrypted`,
  ];
}

/** «only authorized personnel can manage your privacy information and … they are subject to a mandatory confidentiality agreement» (DEF-10). */
function notBound(
  { id, name, datedConfidentiality }: Organisation,
  { approvers, responsible }: InstallationConfig,
  today: Temporal.PlainDate,
): string[] {
  const groups = datedConfidentiality ? responsible.filter(isGroup) : [];
  const unsigned = groups.map(
    (group) =>
      `organisations.${id}.responsible: ${group} is a user group, and a group signs nothing; the policy of ${name} promises an agreement with each person, so name each`,
  );
  const mistakes = approvers.flatMap((approver) => {
    const at = `organisations.${id}.approvers`;
    const approverId = typeof approver === 'string' ? approver : approver.id;
    if (typeof approver !== 'string' && approver.cli !== undefined && !/^[UW]/.test(approverId))
      return [`${at}: ${approverId} has a login (cli: ${approver.cli}), allowed: beside a Slack user id (U…)`];
    if (isGroup(approverId) && (datedConfidentiality || typeof approver !== 'string'))
      return [`${at}: ${approverId} is a user group, and a group signs nothing${whoSigns(name, datedConfidentiality)}`];
    const signedOn = typeof approver === 'string' ? undefined : approver.confidentiality;
    if (signedOn === undefined) {
      if (!datedConfidentiality) return [];
      return [
        `${at}: ${approverId} has no date of a confidentiality agreement, which the policy of ${name} promises; write {id: ${approverId}, confidentiality: 2026-01-05}`,
      ];
    }
    if (!isBefore(today, Temporal.PlainDate.from(signedOn))) return [];
    return [`${at}: the confidentiality agreement of ${approverId} is dated ${signedOn}, which is still to come`];
  });
  return [...mistakes, ...unsigned];
}

function whoSigns(name: string, promised: boolean): string {
  const each = 'write {id: U0123ABCD, confidentiality: 2026-01-05} for each person';
  return promised
    ? `; the policy of ${name} promises an agreement with each person, so ${each}`
    : `; ${each}, or the group alone`;
}
