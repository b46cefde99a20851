import { z } from 'zod';
import { rights } from '../intents/classification.ts';
import { readStrictYaml, type YamlResult } from '../strict-yaml.ts';
import type { Organisation } from './organisation.ts';

/**
 * Reads one `organisations/<id>.yaml`: what a company's own privacy policy binds it to.
 *
 * @param fileName for the messages; its last part has to be the `id` inside, so that two files never claim the same company
 * @returns the organisation, or every mistake at once: file, line, key, what was found, what is allowed
 */
export function readOrganisation(text: string, fileName: string): YamlResult<Organisation> {
  const read = readStrictYaml(text, fileName, organisationShape);
  if (!read.ok) return read;
  const organisation = organisationFrom(read.value);
  const expected = fileName.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/, '');
  if (organisation.id === expected) return { ok: true, value: organisation };
  return { ok: false, mistakes: [`${fileName}, id: found "${organisation.id}", allowed: "${expected}", the name of the file`] };
}

const sentence = z.string().trim().min(1);
const localText = z.strictObject({ nb: sentence, nn: sentence, en: sentence });
const address = z
  .string()
  .regex(/^[A-Za-z0-9._%+'-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'write a plain address, privacy@example.no');
const perRight = z.enum(rights);

const organisationShape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'write it in lower case, letters and digits: digfo'),
  name: sentence,
  prefix: z.string().regex(/^[A-Z]{2,12}$/, 'write 2 to 12 capital letters: DIGFO'),
  mailbox_address: address.nullable(),
  contact_form: z
    .strictObject({ from: z.array(address).min(1), name: sentence, email: sentence, message: sentence })
    .nullable()
    .default(null),
  promise_days: z.int().min(1).max(90).nullable(),
  closed_days: z.array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'write a day as MM-DD, in quotes: "12-24"')),
  role: z.enum(['controller', 'both']),
  identity: z.strictObject({
    mode: z.enum(['match', 'always', 'strong']),
    facts: z.array(sentence).min(1),
    rights: z.array(perRight),
  }),
  responsible: sentence.nullable(),
  contact: z.strictObject({ email: address.nullable(), dpo: address.nullable(), web: sentence.nullable() }),
  holdings: z.array(z.strictObject({ what: localText, purpose: localText, basis: localText })).min(1),
  recipients: z.array(z.strictObject({ name: sentence, why: localText, transfer: localText.nullable() })),
  keep_reasons: z.array(localText),
  sources: localText,
  storage: localText,
  automated_decisions: localText,
  delivery: localText,
  backup_days: z.int().min(1).nullable(),
  fees_allowed: z.boolean(),
  breach_notify_all: z.boolean(),
  wording: z.partialRecord(perRight, sentence),
  remarks: z.partialRecord(perRight, localText),
  open_questions: z.array(sentence),
  default_language: z.enum(['nb', 'nn', 'en']),
  staff_language: z.enum(['nb', 'en']),
});

function organisationFrom(file: z.output<typeof organisationShape>): Organisation {
  return {
    id: file.id,
    name: file.name,
    prefix: file.prefix,
    mailboxAddress: file.mailbox_address,
    contactForm: file.contact_form,
    promiseDays: file.promise_days,
    closedDays: file.closed_days,
    role: file.role,
    identity: file.identity,
    responsible: file.responsible,
    contact: file.contact,
    holdings: file.holdings,
    recipients: file.recipients,
    keepReasons: file.keep_reasons,
    sources: file.sources,
    storage: file.storage,
    automatedDecisions: file.automated_decisions,
    delivery: file.delivery,
    backupDays: file.backup_days,
    feesAllowed: file.fees_allowed,
    breachNotifyAll: file.breach_notify_all,
    wording: present(file.wording),
    remarks: present(file.remarks),
    openQuestions: file.open_questions,
    defaultLanguage: file.default_language,
    staffLanguage: file.staff_language,
  };
}

/** zod types a partial record with `undefined` among its values; none ever is. */
function present<K extends string, V>(record: Partial<Record<K, V | undefined>>): Partial<Record<K, V>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<Record<K, V>>;
}
