import { Temporal } from 'temporal-polyfill';
import { officeZone } from '../cases/calendar.ts';
import { graceDays } from '../cases/case-clock.ts';
import { answerBy, clocks } from '../cases/due-dates.ts';
import { alwaysTwo } from '../cases/four-eyes.ts';
import { type IdentityLevel, identityNeeded } from '../cases/identity.ts';
import { yesNeeded } from '../cases/letter-rules.ts';
import { letterKinds } from '../cases/letters.ts';
import type { Organisation } from '../cases/organisation.ts';
import { rights } from '../intents/classification.ts';
import { loadOrganisations } from '../load-organisations.ts';
import { Mistakes } from '../mistakes.ts';
import { procedureWords } from './procedure-words.ts';

/** `frist procedure`: the written procedure of one company, to be handed to everybody who works there (DGT-12). */
export function procedureCommand({ organisation: id }: { readonly organisation?: string }): void {
  const organisations = loadOrganisations();
  const organisation = organisations.get(id ?? '');
  if (!organisation)
    throw new Mistakes([`--organisation: found "${id ?? ''}", allowed: ${[...organisations.keys()].join(', ')}`]);
  console.log(procedureOf(organisation));
}

/**
 * States, limits and roles in plain words, in the language of the staff. Nothing is written down twice: the states, the levels of
 * identity, the letters and the dates come from the rules that the program itself follows, the rest from the company's own file.
 */
export function procedureOf(organisation: Organisation): string {
  const words = procedureWords[organisation.staffLanguage];
  const { headings } = words;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [headings.roles, words.roles(organisation.responsible, organisation.contact.dpo)],
    [headings.states, Object.values(words.states)],
    [headings.limits, limits(organisation)],
    [headings.identity, identityLevels(organisation)],
    [headings.yes, whoseYes(organisation)],
    [headings.company, ownPromises(organisation)],
  ];
  const written = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => `${heading}\n${lines.map((line) => `- ${line}`).join('\n')}`);
  return [`${headings.title}: ${organisation.name}`, ...written].join('\n\n');
}

function limits({ promiseDays, closedDays, staffLanguage }: Organisation): readonly string[] {
  const words = procedureWords[staffLanguage];
  const received = Temporal.PlainDate.from('2026-01-12');
  const noon = received.toZonedDateTime({ timeZone: officeZone, plainTime: '12:00' }).toInstant();
  const dates = clocks(noon, { days: promiseDays, closedDays });
  const example = words.example(received.toString(), answerBy(dates).toString(), dates.operationalDue.toString());
  return [...words.limits, words.grace(graceDays), words.promise(promiseDays), example];
}

function identityLevels({ identity, staffLanguage }: Organisation): readonly string[] {
  const words = procedureWords[staffLanguage];
  const levels: readonly IdentityLevel[] = ['none', 'light', 'strong'];
  const strongWay = identity.strongWay ? ` (${identity.strongWay[staffLanguage]})` : '';
  return levels.flatMap((level) => {
    const those = rights.filter((right) => identityNeeded(right, identity) === level).map((right) => words.rights[right]);
    return those.length > 0 ? [`${words.levels[level]}${level === 'strong' ? strongWay : ''}: ${those.join(', ')}`] : [];
  });
}

function whoseYes({ staffLanguage, feesAllowed, role }: Organisation): readonly string[] {
  const words = procedureWords[staffLanguage];
  const sent = letterKinds
    .filter((letter) => letter !== 'fee' || feesAllowed)
    .filter((letter) => (letter !== 'to_controller' && letter !== 'forwarded') || role === 'both');
  const whose = (['handler', 'approver'] as const).map((who) => {
    const those = sent.filter((letter) => yesNeeded(letter) === who).map((letter) => words.letters[letter]);
    return `${words.yes[who]}: ${those.join(', ')}`;
  });
  return [...whose, ...words.two(alwaysTwo.map((right) => words.rights[right]).join(', '))];
}

function ownPromises(organisation: Organisation): readonly string[] {
  const { staffLanguage, promptDays, backupDays, assessmentRights, customers, recipients, keepReasons } = organisation;
  const words = procedureWords[staffLanguage];
  const prompt = rights.flatMap((right) => {
    const days = promptDays[right];
    return days === undefined ? [] : [words.prompt(words.rights[right], days)];
  });
  return [
    ...prompt,
    words.execs[organisation.erasure.exec],
    ...(backupDays === null ? [] : [words.backups(backupDays)]),
    ...(assessmentRights.length > 0 ? [words.assessed(assessmentRights.map((right) => words.rights[right]).join(', '))] : []),
    ...(customers ? [words.customers(customers[staffLanguage])] : []),
    ...keepReasons.map((reason) => `${words.kept} ${reason[staffLanguage]}`),
    words.recipients(recipients?.map(({ name }) => name).join(', ') ?? null),
    ...(organisation.breachNotifyAll ? [words.toldOfAll] : []),
    ...(organisation.feesAllowed ? [] : [words.noFees]),
  ];
}
