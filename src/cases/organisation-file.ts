import { z } from 'zod';
import { rights } from '../intents/classification.ts';
import { readStrictYaml, type YamlResult } from '../strict-yaml.ts';
import type { Identity, Organisation } from './organisation.ts';

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
const checkId = z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'write it in lower case, with hyphens: call-log');
const box = sentence.max(75, 'allowed: at most 75 characters, which is all that a box in Slack shows');
const perRight = z.enum(rights);
const recipient = z
  .strictObject({
    name: sentence,
    why: localText,
    transfer: localText.nullable(),
    safeguard: localText.nullable().default(null),
  })
  .refine(({ transfer, safeguard }) => transfer || !safeguard, {
    path: ['safeguard'],
    message: 'allowed: null, for transfer is null',
  });

/** Without 31 June: a closed day that never comes would go unnoticed. */
const dayOfYear = /^((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d))$/;

/** A whole number within limits; what is allowed stands in one sentence, so that nobody finds the second limit after keeping the first. */
const whole = (least: number, most: number, unit: string, or = '') =>
  z.custom<number>(
    (number) => typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most,
    `allowed: a whole number of ${unit} from ${least} to ${most}${or}`,
  );

const keysOfOneOrganisation = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'write it in lower case, letters and digits: digfo'),
  name: sentence,
  prefix: z.string().regex(/^[A-Z]{2,12}$/, 'write 2 to 12 capital letters: DIGFO'),
  mailbox_address: address.nullable(),
  contact_form: z
    .strictObject({ from: z.array(address).min(1), name: sentence, email: sentence, message: sentence })
    .nullable()
    .default(null),
  promise_days: whole(1, 90, 'days', ', or null for no promise').nullable(),
  promise_pauses: z.boolean().default(true),
  closed_days: z.array(z.string().regex(dayOfYear, 'allowed: a day as MM-DD, in quotes: "12-24"')),
  role: z.enum(['controller', 'both']),
  customers: localText.nullable().default(null),
  identity: z.strictObject({
    mode: z.enum(['match', 'always', 'strong']),
    facts: z.array(localText).min(1),
    rights: z.array(perRight),
    sensitive: z.boolean(),
    code_minutes: whole(10, 7 * 24 * 60, 'minutes').default(24 * 60),
    strong_way: localText.nullable().default(null),
  }),
  responsible: sentence.nullable(),
  contact: z.strictObject({ email: address.nullable(), dpo: address.nullable(), web: sentence.nullable() }),
  holdings: z.array(z.strictObject({ what: localText, purpose: localText, basis: localText })).min(1),
  recipients: z.array(recipient).nullable(),
  recipients_complete: z.boolean().default(true),
  keep_reasons: z.array(localText),
  sources: localText,
  storage: localText,
  automated_decisions: localText,
  logic_required: z.boolean().default(false),
  access_checks: z.array(z.strictObject({ id: checkId, nb: box, en: box })).default([]),
  delivery: localText,
  erasure: z.strictObject({ exec: z.enum(['immediate', 'staff', 'manual']) }),
  backup_days: z.int().min(1).nullable(),
  fees_allowed: z.boolean(),
  dated_confidentiality: z.boolean().default(false),
  breach_notify_all: z.boolean(),
  assessment_rights: z.array(perRight).default([]),
  prompt_days: z.partialRecord(perRight, whole(0, 20, 'working days')).default({}),
  review_contacts: z.boolean().default(false),
  suppression: z.boolean().default(true),
  wording: z.partialRecord(perRight, sentence),
  remarks: z.partialRecord(perRight, localText),
  open_questions: z.array(sentence),
  default_language: z.enum(['nb', 'nn', 'en']),
  staff_language: z.enum(['nb', 'en']),
});

const organisationShape = keysOfOneOrganisation.superRefine(({ role, customers, identity }, found) => {
  const say = (path: string[], message: string) => found.addIssue({ code: 'custom', path, message });
  if (role === 'both' && !customers)
    say(['customers'], 'allowed: how answers speak of a customer (nb, nn, en), for role is "both"');
  if (role === 'controller' && customers) say(['customers'], 'allowed: null, for role is "controller"');
  if (identity.mode === 'strong' && !identity.strong_way) {
    say(['identity', 'strong_way'], 'allowed: the way people prove who they are (nb, nn, en), for mode is "strong"');
  }
});

function organisationFrom(file: z.output<typeof organisationShape>): Organisation {
  return {
    id: file.id,
    name: file.name,
    prefix: file.prefix,
    mailboxAddress: file.mailbox_address,
    contactForm: file.contact_form,
    promiseDays: file.promise_days,
    promisePauses: file.promise_pauses,
    closedDays: file.closed_days,
    role: file.role,
    customers: file.customers,
    identity: identityFrom(file.identity),
    responsible: file.responsible,
    contact: file.contact,
    holdings: file.holdings,
    recipients: file.recipients,
    recipientsComplete: file.recipients_complete,
    keepReasons: file.keep_reasons,
    sources: file.sources,
    storage: file.storage,
    automatedDecisions: file.automated_decisions,
    logicRequired: file.logic_required,
    accessChecks: file.access_checks,
    delivery: file.delivery,
    erasure: file.erasure,
    backupDays: file.backup_days,
    feesAllowed: file.fees_allowed,
    datedConfidentiality: file.dated_confidentiality,
    breachNotifyAll: file.breach_notify_all,
    assessmentRights: file.assessment_rights,
    promptDays: present(file.prompt_days),
    reviewContacts: file.review_contacts,
    suppression: file.suppression,
    wording: present(file.wording),
    remarks: present(file.remarks),
    openQuestions: file.open_questions,
    defaultLanguage: file.default_language,
    staffLanguage: file.staff_language,
  };
}

function identityFrom({ code_minutes, strong_way, ...same }: z.output<typeof organisationShape>['identity']): Identity {
  return { ...same, codeMinutes: code_minutes, strongWay: strong_way };
}

/** zod types a partial record with `undefined` among its values; none ever is. */
function present<K extends string, V>(record: Partial<Record<K, V | undefined>>): Partial<Record<K, V>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<Record<K, V>>;
}
