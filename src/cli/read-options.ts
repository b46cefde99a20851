/** What people write on the command line, read strictly: a mistake names the option, what was found and what is allowed. */
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Mistakes } from '../mistakes.ts';

/** @throws Mistakes where it is no time with its offset */
export function instantOf(text: string | undefined, where: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text ?? '');
  } catch {
    throw notAllowed(where, text, 'a time with its offset, like 2026-03-05T10:15:00+01:00');
  }
}

/** @throws Mistakes where it is no day of the calendar */
export function dayOf(text: string | undefined, where: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text ?? '', { overflow: 'reject' });
  } catch {
    throw notAllowed(where, text, 'a date like 2026-11-24');
  }
}

/** @throws Mistakes where it is none of them */
export function oneOf<T extends string>(allowed: readonly T[], text: string | undefined, where: string): T {
  const found = allowed.find((each) => each === text);
  if (found === undefined) throw notAllowed(where, text, allowed.join(', '));
  return found;
}

/** @throws Mistakes where it is no plain mail address */
export function addressOf(text: string | undefined, where: string): string {
  if (!z.email().safeParse(text).success) throw notAllowed(where, text, 'a plain mail address');
  return text ?? '';
}

/** `access=refused`, split at its first equals sign. @throws Mistakes where there is none */
export function pairOf(text: string, where: string): readonly [key: string, value: string] {
  const [, key, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
  if (key === undefined || value === undefined) throw notAllowed(where, text, 'KEY=VALUE');
  return [key.trim(), value];
}

/** The text of a file, or of standard input for `-`. @throws Mistakes where it cannot be read */
export function textOf(file: string, where: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new Mistakes([`${where}: ${file} cannot be read`]);
  }
}

export function notAllowed(where: string, found: string | undefined, allowed: string): Mistakes {
  return new Mistakes([`${where}: ${found === undefined ? 'is missing' : `found "${found}"`}, allowed: ${allowed}`]);
}

/** A sentence for each option that was given and that the command would leave out without a word. */
export function strayOptions(command: string, given: object, taken: readonly string[]): string[] {
  const allowed = taken.length > 0 ? `, allowed: ${taken.map(flag).join(', ')}` : '';
  const stray = Object.keys(given).filter((option) => option !== 'json' && !taken.includes(option));
  return stray.map((option) => `${flag(option)}: ${command} does not take it${allowed}`);
}

/** `notMarketing` is written `--not-marketing`. */
const flag = (option: string) => `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
