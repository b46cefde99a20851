import type { StaffLanguage } from '../dates.ts';

export type FristCommand = {
  readonly what: 'case' | 'new' | 'find' | 'overdue' | 'statistics' | 'help';
  /** What was typed after the first word. */
  readonly rest: string;
  /** The language of the word, so that who writes English is answered in English; undefined where it was no word of ours. */
  readonly language: StaffLanguage | undefined;
};

const commands: Readonly<Record<string, Pick<FristCommand, 'what' | 'language'>>> = {
  sak: { what: 'case', language: 'nb' },
  case: { what: 'case', language: 'en' },
  ny: { what: 'new', language: 'nb' },
  new: { what: 'new', language: 'en' },
  finn: { what: 'find', language: 'nb' },
  find: { what: 'find', language: 'en' },
  forfalt: { what: 'overdue', language: 'nb' },
  overdue: { what: 'overdue', language: 'en' },
  statistikk: { what: 'statistics', language: 'nb' },
  stats: { what: 'statistics', language: 'en' },
  statistics: { what: 'statistics', language: 'en' },
  hjelp: { what: 'help', language: 'nb' },
  help: { what: 'help', language: 'en' },
};

/** What was typed after `/frist`, in either language; whatever it does not know asks for help. */
export function readCommand(text: string): FristCommand {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*(.*)$/s.exec(text) ?? [];
  const known = Object.hasOwn(commands, first.toLowerCase()) ? commands[first.toLowerCase()] : undefined;
  return known ? { ...known, rest: rest.trim() } : { what: 'help', rest: '', language: undefined };
}
