import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { readDate } from '../cases/calendar.ts';
import type { Organisation } from '../cases/organisation.ts';
import { type Right, rights } from '../intents/classification.ts';
import { strictAddress } from './strict-address.ts';
import { gap } from './template-language.ts';

/** What a template asks of staff before its letter can be approved; labels are in the staff's languages, in every template. */
export type TemplateField = {
  readonly id: string;
  readonly label: StaffText;
  readonly hint: StaffText | undefined;
  readonly type: 'text' | 'long_text' | 'date' | 'choice' | 'address';
  readonly required: boolean;
  /** Undefined: for every right. */
  readonly rights: readonly Right[] | undefined;
  readonly choices: readonly FieldChoice[];
};
/** `text` is what the requester reads. */
export type FieldChoice = {
  readonly id: string;
  readonly label: StaffText;
  readonly text: string;
  readonly rights: readonly Right[] | undefined;
};
export type StaffText = { readonly nb: string; readonly en: string };

/** What a template reads as `fields.<id>`: null where an optional field is empty. */
export type FilledFields = Readonly<Record<string, string | Temporal.PlainDate | null>>;

/** The key of a value in a plan: `<right>.<field>` in an answer, `<field>` in any other letter. */
export const fieldKey = (right: Right | undefined, id: string): string => (right ? `${right}.${id}` : id);

export const isFor = (right: Right | undefined, { rights: only }: { readonly rights: readonly Right[] | undefined }): boolean =>
  only === undefined || right === undefined || only.includes(right);

/** How this request was assessed: a note for the file, which the requester does not read. */
export const assessmentField = 'assessment';

/**
 * What staff fill in for this right at this company. The note on the assessment is asked for only where the company has promised to
 * assess each request (DGT-8), or grants the right in given situations only (DIG-4).
 */
export function askedFor<F extends Pick<TemplateField, 'id' | 'rights'>>(
  fields: readonly F[],
  { assessmentRights }: Pick<Organisation, 'assessmentRights'>,
  right: Right | undefined,
): readonly F[] {
  const assessed = right !== undefined && assessmentRights.includes(right);
  return fields.filter((field) => isFor(right, field) && (assessed || field.id !== assessmentField));
}

/** How a machine arrived at its result on this person: needed at some companies, and elsewhere only where there is such a result. */
const logicField = 'logic';

/** Whether this company's letter waits for the field. */
export const isRequired = ({ id, required }: TemplateField, { logicRequired }: Pick<Organisation, 'logicRequired'>): boolean =>
  required || (id === logicField && logicRequired);

/**
 * The values of a plan as a template may read them. They are typed by people, perhaps copied from a mail, so they are text and stay text.
 *
 * @returns `missing`: keys of required fields that are empty, and of fields that hold no allowed value. Such a value never reaches the text: a
 * gap `[[label]]` stands in its place, which keeps the text from being approved as well.
 */
export function fillFields(
  fields: readonly TemplateField[],
  {
    right,
    values,
    organisation,
  }: { readonly right: Right | undefined; readonly values: Values; readonly organisation: Organisation },
): { readonly filled: FilledFields; readonly missing: readonly string[] } {
  const missing: string[] = [];
  const asked = askedFor(fields, organisation, right);
  const filled = fields.map((field) => {
    if (!asked.includes(field)) return [field.id, null] as const;
    const key = fieldKey(right, field.id);
    const typed = inertText(Object.hasOwn(values, key) ? (values[key] ?? '') : '', field.type === 'long_text');
    if (typed === '' && !isRequired(field, organisation)) return [field.id, null] as const;
    const value = typed === '' ? undefined : allowedValue(field, typed, right);
    if (value === undefined) missing.push(key);
    return [field.id, value ?? gap(field.label[organisation.staffLanguage])] as const;
  });
  return { filled: Object.fromEntries(filled), missing };
}
type Values = Readonly<Record<string, string>>;

function allowedValue(field: TemplateField, typed: string, right: Right | undefined): string | Temporal.PlainDate | undefined {
  switch (field.type) {
    case 'text':
    case 'long_text':
      return typed;
    case 'date':
      return readDate(typed);
    case 'choice':
      return field.choices.find((choice) => choice.id === typed && isFor(right, choice))?.text;
    case 'address':
      return strictAddress(typed);
  }
}

/** Without control characters, marks that turn the direction of writing (U+202E), or halves of a character; on one line where it is one. */
function inertText(text: string, severalLines: boolean): string {
  const lines = text
    .normalize('NFC')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, (mark) => (mark === '\n' ? mark : ''));
  return severalLines
    ? lines
        .replace(/[^\S\n]+$/gm, '')
        .replace(/\n{3,}/g, '\n\n')
        .trim()
    : lines.replace(/\s+/g, ' ').trim();
}

/** As long as what fits beside a tick box or on a button in Slack. */
export const staffText = z.strictObject({ nb: shortText(75), en: shortText(75) });
const id = z.string().regex(/^[a-z]+(_[a-z]+)*$/, 'allowed: small letters and underscores, legal_basis');
const onlyFor = z.array(z.enum(rights)).min(1).optional();
const choice = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'allowed: small letters, digits and hyphens, art-17-3-b'),
  label: staffText,
  // Filled in as it stands: what looks like a variable would reach the requester as braces.
  text: shortText(600).refine((text) => !/\{\{|\{%|\[\[/.test(text), 'allowed: words alone, without {{, {% and [['),
  rights: onlyFor,
});
const fieldShape = z
  .strictObject({
    id,
    label: staffText,
    hint: z.strictObject({ nb: shortText(150), en: shortText(150) }).optional(),
    type: z.enum(['text', 'long_text', 'date', 'choice', 'address']),
    required: z.boolean(),
    rights: onlyFor,
    choices: z.array(choice).max(100).default([]),
  })
  .superRefine((field, found) => {
    const say = (path: (string | number)[], message: string) => found.addIssue({ code: 'custom', path, message });
    if (field.type === 'choice' && field.choices.length === 0) say(['choices'], 'allowed: at least one, for a choice');
    if (field.type !== 'choice' && field.choices.length > 0) say(['choices'], `allowed: none, for type ${field.type}`);
    for (const [i, { id: twice }] of field.choices.entries())
      if (field.choices.findIndex((other) => other.id === twice) < i) say(['choices', i, 'id'], 'allowed: each id once');
  });

/** `fields` in the head of a template. */
export const fieldsShape = z
  .array(fieldShape)
  .max(12)
  .superRefine((fields, found) => {
    for (const [i, { id: twice }] of fields.entries())
      if (fields.findIndex((other) => other.id === twice) < i)
        found.addIssue({ code: 'custom', path: [i, 'id'], message: 'allowed: each id once' });
  })
  .transform((fields): readonly TemplateField[] =>
    fields.map((field) => ({
      ...field,
      hint: field.hint,
      rights: field.rights,
      choices: field.choices.map((each) => ({ ...each, rights: each.rights })),
    })),
  );

function shortText(most: number) {
  return z.string().trim().min(1).max(most);
}
