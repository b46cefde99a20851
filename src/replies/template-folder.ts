import { z } from 'zod';
import { askedQuestions, letterKinds } from '../cases/letters.ts';
import { rights } from '../intents/classification.ts';
import { readStrictYaml, type YamlResult } from '../strict-yaml.ts';
import { parseTemplate } from './check-template.ts';
import { fieldsShape, staffText } from './template-fields.ts';
import { type AnswerLanguage, answerLanguages, type ParsedTemplate } from './template-language.ts';
import { notices, type OtherLetter, wordedOutcomes } from './template-set.ts';

/** A file under `templates/`; `name` is its path, as messages show it: `templates/nb/answers/access.liquid`. */
export type TemplateFile = { readonly name: string; readonly text: string };

export const otherLetters = letterKinds.filter((kind): kind is OtherLetter => kind !== 'answer');

/** The files of one set of templates by their places in it, and what is wrong with them so far. */
export class TemplateFolder {
  readonly mistakes: string[] = [];
  readonly #files: ReadonlyMap<string, TemplateFile>;
  readonly #root: string;

  /** @param own files of one organisation, by place, that stand in for shared ones */
  constructor(files: readonly TemplateFile[], own: ReadonlyMap<string, TemplateFile> = new Map()) {
    const shared = files.map((file) => [placeOf(file), file] as const);
    this.#files = new Map([...shared, ...own]);
    this.#root = files[0]?.name.slice(0, -placeOf(files[0]).length) ?? '';
    for (const [place, { name }] of this.#files) if (!places.includes(place)) this.mistakes.push(strayFile(place, name));
  }

  yaml<T>(place: string, shape: z.ZodType<T>): T | undefined {
    const file = this.#find(place);
    return file && this.#settle(readStrictYaml(file.text, file.name, shape));
  }

  template<T extends object>(language: AnswerLanguage, place: string, shape: z.ZodType<T>): (T & ParsedTemplate) | undefined {
    const file = this.#find(`${language}/${place}.liquid`);
    if (!file) return undefined;
    const { frontMatter, body } = split(file.text);
    const front = this.#settle(readStrictYaml(frontMatter, file.name, shape));
    const parsed = parseTemplate(file.name, body, { language, gapsAllowed: /^(answers|outcomes)\//.test(place) });
    this.mistakes.push(...parsed.mistakes);
    return front && parsed.template && { ...front, ...parsed.template };
  }

  /** A template for each of `names`, or undefined where one of them is missing or wrong. */
  templates<K extends string, T extends object>(
    language: AnswerLanguage,
    group: string,
    names: readonly K[],
    shape: z.ZodType<T>,
  ): Readonly<Record<K, T & ParsedTemplate>> | undefined {
    const found = names.map((name) => [name, this.template(language, `${group}/${name}`, shape)] as const);
    const whole = found.filter((entry): entry is [K, T & ParsedTemplate] => entry[1] !== undefined);
    return whole.length === names.length ? (Object.fromEntries(whole) as Record<K, T & ParsedTemplate>) : undefined;
  }

  #find(place: string): TemplateFile | undefined {
    const file = this.#files.get(place);
    if (!file) this.mistakes.push(`${this.#root}${place}: is missing; every language needs every template`);
    return file;
  }

  #settle<T>(read: YamlResult<T>): T | undefined {
    if (read.ok) return read.value;
    this.mistakes.push(...read.mistakes);
    return undefined;
  }
}

/** `templates/nb/receipt.liquid` stands at `nb/receipt.liquid`. */
const placeOf = ({ name }: TemplateFile): string => name.replace(/^[^/\\]*[/\\]/, '').replaceAll('\\', '/');

/** The files of organisations' own templates: by organisation, then by place. */
export function ownTemplates(
  files: readonly TemplateFile[],
  organisations: readonly string[],
): { readonly own: ReadonlyMap<string, ReadonlyMap<string, TemplateFile>>; readonly mistakes: readonly string[] } {
  const own = new Map<string, Map<string, TemplateFile>>();
  const mistakes: string[] = [];
  for (const file of files) {
    const [, id = '', place = ''] = /^([^/]+)\/templates\/(.+)$/.exec(placeOf(file)) ?? [];
    if (!id)
      mistakes.push(`${file.name}: found a template outside of a folder for them, allowed: organisations/<id>/templates/…`);
    else if (!organisations.includes(id)) {
      mistakes.push(`${file.name}: found templates of the unknown organisation "${id}", allowed: ${organisations.join(', ')}`);
    } else own.set(id, (own.get(id) ?? new Map()).set(place, file));
  }
  return { own, mistakes };
}

const single = ['receipt', 'answer-opening', 'answer-closing', 'letter-opening', 'letter-closing'];
const groups: Readonly<Record<string, readonly string[]>> = {
  answers: rights,
  outcomes: wordedOutcomes,
  letters: [...otherLetters, ...notices],
};
const grouped = Object.entries(groups).flatMap(([group, names]) => names.map((name) => `${group}/${name}`));
const places: readonly string[] = [
  'authority.yaml',
  'language-notes.yaml',
  'nb/digest.liquid',
  'en/digest.liquid',
  'nb/alert.liquid',
  'en/alert.liquid',
  ...answerLanguages.flatMap((language) => [...single, ...grouped].map((name) => `${language}/${name}.liquid`)),
];

function strayFile(place: string, name: string): string {
  const [, group = '', found] = /^(?:nb|nn|en)\/(answers|outcomes|letters)\/(.+)\.liquid$/.exec(place) ?? [];
  const what = { answers: 'right', outcomes: 'outcome', letters: 'letter' }[group];
  if (what) return `${name}: found a template for the unknown ${what} "${found}", allowed: ${groups[group]?.join(', ')}`;
  const allowed = `authority.yaml, language-notes.yaml, {nb,en}/ digest, alert, and {nb,nn,en}/ ${single.join(', ')}, answers/<right>, outcomes/<outcome>, letters/<letter>`;
  return `${name}: found a file that no answer uses, allowed: ${allowed}`;
}

/** The head between two lines of `---`, and the rest; blank lines stand for what is cut away, so that both keep their line numbers. */
function split(text: string): { readonly frontMatter: string; readonly body: string } {
  const unix = text.replace(/\r\n/g, '\n');
  const head = /^---\n([\s\S]*?)^---\n/m.exec(unix);
  if (head?.index !== 0) return { frontMatter: '{}', body: unix };
  return { frontMatter: `\n${head[1]}`, body: head[0].replace(/[^\n]/g, '') + unix.slice(head[0].length) };
}

const line = z.string().trim().min(1).max(120);
const confirmId = z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'write it in small letters: copy-ready');
const confirm = z.array(z.strictObject({ id: confirmId, ...staffText.shape, question: z.enum(askedQuestions).optional() }));

/** A variable as the template writes it, or words of its own; never a whole tag. */
const piece = z
  .string()
  .trim()
  .min(3)
  .refine((text) => !/[{}]/.test(text), 'allowed: a variable (holding.purpose) or words of the template, without braces');
const carries = z
  .record(z.string().regex(/^[a-z]+(_[a-z]+)*$/), z.union([piece.transform((one) => [one]), z.array(piece).min(1)]))
  .default({});

export const partShape = z.strictObject({ carries });
export const titledShape = z.strictObject({ title: line, carries });
export const passageShape = z.strictObject({ confirm: confirm.default([]), fields: fieldsShape.default([]), carries });
export const letterShape = z.strictObject({ title: line, ...passageShape.shape });
export const answerShape = z.strictObject({ name: line, asked: line, ...letterShape.shape, confirm: confirm.min(1) });

export const authorityShape = z.strictObject({
  name: line,
  // DIG-13: still found in old privacy policies; a complaint sent there may come back.
  address: line.refine((address) => !address.includes('8177'), 'Postboks 8177 is the old address of Datatilsynet'),
  web: line,
  phone: line,
});
const note = z.string().trim().min(1);
export const languageNotesShape = z.strictObject({ sv: note, da: note, de: note, other: note });
