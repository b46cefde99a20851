import { Liquid, type Template } from 'liquidjs';
import { Temporal } from 'temporal-polyfill';

/** The languages answers are written in. */
export const answerLanguages = ['nb', 'nn', 'en'] as const;
export type AnswerLanguage = (typeof answerLanguages)[number];

/** A template ready to be filled: no file behind it, no code in it. */
export type ParsedTemplate = {
  readonly file: string;
  /** As written, with blank lines for the head of the file. */
  readonly body: string;
  readonly engine: Liquid;
  readonly parts: Template[];
};

/** What a lawyer may write between {% and %}. Nothing that reads another file, loops without end or keeps state. */
export const allowedTags = ['if', 'unless', 'for', 'assign', 'comment'] as const;
/** What a lawyer may write after |. */
export const allowedFilters = ['date', 'days'] as const;

/**
 * The template language of one answer language: Liquid, cut down to filling in.
 *
 * A misspelt variable is an error, never an empty space, since the answer is read by people who trust it. There is no way to a file, and values
 * are text for ever: nothing inside a value is read as a template again.
 */
function createTemplateLanguage(language: AnswerLanguage): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    renderLimit: 1000,
    memoryLimit: 1e7,
  });
  keepOnly(engine.tags, allowedTags);
  keepOnly(engine.filters, []);
  engine.registerFilter('date', (value: unknown) => inWords(value, language));
  engine.registerFilter('days', (value: unknown) => daysInWords(value, language));
  return engine;
}

const engines: Readonly<Record<AnswerLanguage, Liquid>> = {
  nb: createTemplateLanguage('nb'),
  nn: createTemplateLanguage('nn'),
  en: createTemplateLanguage('en'),
};

/** @throws LiquidError naming the line of an unknown tag or filter */
export function parse(text: string, file: string, language: AnswerLanguage): ParsedTemplate {
  const engine = engines[language];
  return { file, body: text, engine, parts: engine.parse(text) };
}

function keepOnly(known: Record<string, unknown>, allowed: readonly string[]): void {
  for (const name of Object.keys(known)) if (!allowed.includes(name)) delete known[name];
}

/** Made once: making one takes longer than filling a whole template. */
const formatOf = (locale: string) =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const dateFormats: Readonly<Record<AnswerLanguage, Intl.DateTimeFormat>> = {
  nb: formatOf('nb-NO'),
  nn: formatOf('nn-NO'),
  en: formatOf('en-GB'),
};

/** `5. mars 2026`, `5 March 2026`: figures alone are read as the fifth of March here and as the third of May elsewhere. */
function inWords(value: unknown, language: AnswerLanguage): string {
  if (typeof value === 'string' && isGap(value)) return value;
  if (!(value instanceof Temporal.PlainDate)) throw new Error('| date stands after something that is no date');
  return writtenDate(value, language);
}

/** A date as answers write it. */
export function writtenDate({ year, month, day }: Temporal.PlainDate, language: AnswerLanguage): string {
  return dateFormats[language].format(Date.UTC(year, month - 1, day));
}

const dayWords = {
  nb: { left: ['dag igjen', 'dager igjen'], late: ['dag over fristen', 'dager over fristen'], today: 'frist i dag' },
  nn: { left: ['dag igjen', 'dagar igjen'], late: ['dag over fristen', 'dagar over fristen'], today: 'frist i dag' },
  en: { left: ['day left', 'days left'], late: ['day overdue', 'days overdue'], today: 'due today' },
} as const;

/** How long a limit is away: `3 dager igjen`, `frist i dag`, and for a negative number `1 dag over fristen`. */
function daysInWords(value: unknown, language: AnswerLanguage): string {
  if (typeof value !== 'number') throw new Error('| days stands after something that is no number');
  const words = dayWords[language];
  if (value === 0) return words.today;
  const [one, many] = value > 0 ? words.left : words.late;
  return `${Math.abs(value)} ${Math.abs(value) === 1 ? one : many}`;
}

/** Where something is still to be filled in: text with a gap in it cannot be approved. */
export const gap = (whatToWrite: string): string => `[[${whatToWrite.replace(/[[\]]/g, '')}]]`;
const isGap = (text: string): boolean => /^\[\[[^[\]]+\]\]$/.test(text);

/** Fills a template and tidies the blank lines that tags leave behind. */
export function fill(template: ParsedTemplate, facts: object): string {
  const text: unknown = template.engine.renderSync(template.parts, facts);
  return String(text)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
