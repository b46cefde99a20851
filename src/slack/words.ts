/** The wording of cards and modals, one table a staff language (`staffLanguage` of the organisation). */
import { isGroup } from '../cases/authority.ts';
import { type Right, rights } from '../intents/classification.ts';
import type { StaffLanguage } from './dates.ts';
import { esc } from './text-safety.ts';
import { en } from './words/en.ts';
import { nb } from './words/nb.ts';

export type Words = typeof nb;

export function wordsFor(language: StaffLanguage): Words {
  return { nb, en }[language];
}

/** Articles of the GDPR. */
export const articles = {
  access: '15',
  rectification: '16',
  erasure: '17',
  restriction: '18',
  portability: '20',
  objection: '21',
  consent_withdrawal: '7(3)',
  automated_decision: '22',
  information: '12–14',
  complaint: '77',
  breach: '33–34',
} satisfies Record<Right, string>;

/** `innsyn, sletting og klage`, in the order of the law; after `atMost` the rest is counted. */
export function listedRights(asked: readonly Right[], words: Words, atMost: number = rights.length): string {
  const names = rights.filter((right) => asked.includes(right)).map((right) => words.rights[right]);
  const shown = names.length > atMost ? [...names.slice(0, atMost), words.more(names.length - atMost)] : names;
  return listed(shown, words);
}

export function listed(parts: readonly string[], words: Words): string {
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} ${words.and} ${last}` : last;
}

/** `Ola, Kari eller Per`, for people of whom one is enough; ids as mrkdwn. */
export function eitherOf(ids: readonly string[], words: Words): string {
  const names = ids.map((id) => colleague(id, words));
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} ${words.fourEyes.or} ${last}` : last;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A colleague as mrkdwn, from the id that the log keeps: a Slack user id, `cli:<login>`, or `frist` itself; or a user group of them. */
export function colleague(id: string, words: Words): string {
  if (/^[UW][A-Z0-9]+$/.test(id)) return `<@${id}>`;
  if (isGroup(id)) return `<!subteam^${id}>`;
  if (id.startsWith('cli:')) return words.someoneOnCommandLine(esc(id.slice('cli:'.length)));
  return id === 'frist' ? 'Frist' : esc(id);
}
