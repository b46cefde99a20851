import { Temporal } from 'temporal-polyfill';
import type { LocalText, Organisation } from '../cases/organisation.ts';
import type { Digest, DigestLine } from '../digest/digest.ts';
import type { Right } from '../intents/classification.ts';
import type { AlertFacts, ReplyFacts } from '../workflow/ports.ts';
import type { FilledFields } from './template-fields.ts';
import type { AnswerLanguage } from './template-language.ts';

/** Datatilsynet as answers name it; one central setting, so that a move is one line to change (DIG-13). */
export type Authority = { readonly name: string; readonly address: string; readonly web: string; readonly phone: string };

/** What is known to one template and not to the next. */
export type Surroundings = {
  readonly authority: Authority;
  readonly asked: readonly string[];
  /** What was asked too and is answered later. */
  readonly rest: readonly string[];
  /** False in a letter to somebody else than the person who asked. */
  readonly toRequester: boolean;
  /** True in a letter to somebody who has not asked for anything. */
  readonly unasked?: boolean;
  /** In the passages of an answer. */
  readonly line?: { readonly right: Right; readonly name: string; readonly wish: string; readonly partly: boolean } | undefined;
  readonly fields?: FilledFields;
};

/**
 * The facts of a case as templates name them, in the language of the answer: every name a template may use. `null` where there is nothing to
 * say; a template asks with `{% if … %}`.
 */
export function templateFacts(facts: ReplyFacts, language: AnswerLanguage, surroundings: Surroundings) {
  const { organisation, today, erasedOn } = facts;
  const { authority, asked, rest, toRequester, unasked = false, line, fields = {} } = surroundings;
  const local = (text: LocalText) => text[language];
  const remark = line && organisation.remarks[line.right];
  return {
    case_number: facts.caseNumber,
    name: inertName(facts.requesterName) ?? null,
    received_on: facts.receivedOn,
    answer_by: facts.answerBy,
    today,
    late: facts.late,
    erased_on: erasedOn,
    // Deleted data stay in backups for so long after the deletion, counted in calendar days (DEF-8, P001).
    backups_until: organisation.backupDays === null ? null : (erasedOn ?? today).add({ days: organisation.backupDays }),
    extended_to: facts.extendedTo,
    clock_pauses: facts.clockPauses,
    code_lasts: lasts(facts.codeMinutes, language),
    rights: facts.rights,
    questions: facts.questions,
    asked,
    rest,
    to_requester: toRequester,
    unasked,
    ...(line ? { right: line.right, right_name: line.name, wish: line.wish, partly: line.partly } : {}),
    fields,
    remark: remark ? local(remark) : null,
    authority,
    organisation: {
      name: organisation.name,
      email: organisation.contact.email ?? organisation.mailboxAddress,
      dpo: organisation.contact.dpo,
      web: organisation.contact.web,
      holdings: organisation.holdings.map(({ what, purpose, basis }) => ({
        what: local(what),
        purpose: local(purpose),
        basis: local(basis),
      })),
      recipients: (organisation.recipients ?? []).map(({ name, why, transfer, safeguard }) => ({
        name,
        why: local(why),
        transfer: transfer && local(transfer),
        safeguard: safeguard && local(safeguard),
      })),
      // Where it is false, nobody has told us who else gets data: an empty list does not mean that there is nobody.
      recipients_complete: organisation.recipients !== null && organisation.recipientsComplete,
      for_customers: organisation.role === 'both',
      customers: organisation.customers && local(organisation.customers),
      strong_way: organisation.identity.strongWay && local(organisation.identity.strongWay),
      transfers: organisation.recipients?.some(({ transfer }) => transfer !== null) ?? false,
      safeguards_known: organisation.recipients?.every(({ transfer, safeguard }) => !transfer || safeguard !== null) ?? true,
      keep_reasons: organisation.keepReasons.map(local),
      sources: local(organisation.sources),
      storage: local(organisation.storage),
      automated_decisions: local(organisation.automatedDecisions),
      delivery: local(organisation.delivery),
      breach_notify_all: organisation.breachNotifyAll,
    },
  };
}

const locales: Readonly<Record<AnswerLanguage, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** `7 døgn`, `12 timer`, `ett døgn`: in the largest unit that says it exactly. */
function lasts(minutes: number, language: AnswerLanguage): string {
  const [unit, size] =
    minutes % 1440 === 0 ? (['day', 1440] as const) : minutes % 60 === 0 ? (['hour', 60] as const) : (['minute', 1] as const);
  const count = minutes / size;
  if (count === 1) return one[unit][language];
  return new Intl.NumberFormat(locales[language], { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
const one = {
  day: { nb: 'ett døgn', nn: 'eitt døgn', en: 'one day' },
  hour: { nb: 'én time', nn: 'éin time', en: 'one hour' },
  minute: { nb: 'ett minutt', nn: 'eitt minutt', en: 'one minute' },
} as const;

/** The facts of a morning's digest, which goes to managers: counts, case numbers and `nameOf` the rights in their language. */
export function digestFacts({ name }: Organisation, digest: Digest, nameOf: (right: Right) => string) {
  const lines = (each: readonly DigestLine[]) =>
    each.map(({ number, rights, dueOn, daysLeft }) => ({
      number,
      asked: rights.length > 0 ? rights.map(nameOf).join(', ') : null,
      due_on: Temporal.PlainDate.from(dueOn),
      days_left: daysLeft,
    }));
  return {
    organisation: { name },
    on: Temporal.PlainDate.from(digest.on),
    overdue: lines(digest.overdue),
    due_soon: lines(digest.dueSoon),
    awaiting_approval: lines(digest.awaitingApproval),
    drafted: lines(digest.drafted),
    awaiting_second: lines(digest.awaitingSecond),
    waiting: lines(digest.waiting),
    tasks: digest.tasks.map(({ number, kind, dueOn, daysLeft }) => ({
      number,
      kind,
      due_on: Temporal.PlainDate.from(dueOn),
      days_left: daysLeft,
    })),
    needs_a_person: lines(digest.needsAPerson),
    open_count: digest.openCount,
    sorted_away_count: digest.sortedAwayCount,
    parked_count: digest.parkedCount,
  };
}

/** The facts of an alert to managers: like the digest, nothing of the person. */
export function alertFacts({ name }: Organisation, { caseNumber, about, days, dueOn }: AlertFacts) {
  return { organisation: { name }, case_number: caseNumber, about, days_left: days, due_on: dueOn };
}

const longestName = 60;
const mostNames = 6;

/**
 * A display name that may stand after "Hei", or undefined.
 *
 * A stranger writes it, and the receipt goes out without a person in between: with a forged sender it would carry any words to
 * anybody. So a name is letters, spaces and the marks that names have; with a line break, a bracket, a brace, an address, a link or a
 * direction mark (U+202E) in it the greeting goes without a name, rather than with a mended one.
 */
export function inertName(name: string | undefined): string | undefined {
  const tidy = name?.normalize('NFC').trim();
  if (!tidy || tidy.length > longestName) return undefined;
  if (!/^\p{L}[\p{L}\p{M} .,'’-]*$/u.test(tidy)) return undefined;
  if (/\.\p{L}{2}/u.test(tidy)) return undefined;
  const names = tidy.split(/ +/);
  return names.length > mostNames ? undefined : names.join(' ');
}
