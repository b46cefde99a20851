import type { Headers } from './headers.ts';
import type { AutomaticKind, AutomaticSign } from './message.ts';
import type { MimePart } from './read-mime.ts';

/**
 * A sign outside of the words that no person wrote this mail to us: headers first, the subject line second.
 *
 * A sign is a fact, not a verdict: contact forms, group addresses (Google Groups sets List-Id on everything) and services
 * that write on a person's behalf carry such headers too, so whoever decides looks at the words as well.
 */
export function automaticSign(mail: {
  readonly headers: Headers;
  readonly from: string | undefined;
  readonly subjectLine: string;
  /** The sender asks us for something: then a subject line that machines write too says nothing. */
  readonly hasWish: boolean;
  readonly parts: readonly Pick<MimePart, 'contentType' | 'method'>[];
}): AutomaticSign | undefined {
  const { headers, subjectLine } = mail;
  const contentType = headers.first('content-type') ?? '';
  const localPart = (mail.from ?? '').toLowerCase().split('@')[0] ?? '';
  const autoSubmitted = (headers.first('auto-submitted') ?? 'no').split(/[;\s]/)[0];
  const precedence = headers.first('precedence') ?? '';
  const subject = subjectLine.slice(0, 200).trim();

  if (contentType.startsWith('multipart/report') && contentType.includes('disposition-notification')) {
    return header('robot', 'it is a read receipt (multipart/report)');
  }
  if (contentType.startsWith('multipart/report')) return header('bounce', 'it is a delivery report (multipart/report)');
  if (mail.parts.some((a) => a.contentType === 'message/delivery-status')) {
    return header('bounce', 'it carries a delivery status');
  }
  if (headers.has('x-failed-recipients')) return header('bounce', 'the header X-Failed-Recipients');
  if (localPart === 'mailer-daemon') return header('bounce', 'the sender is mailer-daemon');
  if (localPart === 'postmaster' && bounceSubject.test(subject)) return wording('bounce', 'postmaster writes about a delivery');

  const invitation = mail.parts.find((a) => a.contentType === 'text/calendar' && a.method);
  if (invitation && !mail.hasWish) return header('calendar', 'it is a calendar message');

  if (autoSubmitted === 'auto-replied') return header('auto_reply', 'the header Auto-Submitted: auto-replied');
  for (const name of ['x-autoreply', 'x-autorespond']) {
    if (headers.has(name) && headers.first(name) !== 'no') return header('auto_reply', `the header ${name}`);
  }
  if (precedence === 'auto_reply') return header('auto_reply', 'the header Precedence: auto_reply');
  const plain = plainMachine(headers, localPart);
  const titled = bySubject(subject);
  if (titled && plain) return { ...titled, by: 'header' }; // Exchange writes auto-generated on its out-of-office
  return titled && !mail.hasWish ? titled : plain;
}

function bySubject(subject: string): AutomaticSign | undefined {
  if (autoReplySubject.test(subject)) return wording('auto_reply', 'the subject line begins as automatic answers do');
  if (readSubject.test(subject)) return wording('robot', 'the subject line is that of a read receipt');
  if (bounceSubject.test(subject)) return wording('bounce', 'the subject line is that of a delivery failure');
  return undefined;
}

/** A machine sent it, of whatever kind. */
function plainMachine(headers: Headers, localPart: string): AutomaticSign | undefined {
  const autoSubmitted = (headers.first('auto-submitted') ?? 'no').split(/[;\s]/)[0];
  const precedence = headers.first('precedence') ?? '';
  if (headers.has('list-unsubscribe')) return header('newsletter', 'the header List-Unsubscribe');
  if (headers.has('list-id')) return header('list', 'the header List-Id');
  if (/^(?:bulk|junk|list)$/.test(precedence)) return header('list', `the header Precedence: ${precedence}`);
  if (autoSubmitted !== 'no') return header('robot', 'the header Auto-Submitted');
  if (robotLocalPart.test(localPart)) return header('robot', 'the address of the sender takes no answers');
  return undefined;
}

const header = (kind: AutomaticKind, why: string): AutomaticSign => ({ kind, why, by: 'header' });
const wording = (kind: AutomaticKind, why: string): AutomaticSign => ({ kind, why, by: 'wording' });

/** Local parts that take no answer; also asked before an automatic mail goes out. */
export const robotLocalPart = /^(?:.{0,40}[._-])?(?:no-?reply|do-?not-?reply|ikke-?svar|svar-?ikke|noreply)(?:[._+-].{0,40})?$/;

// Only at the very start: "SV: Automatisk svar: …" is a person answering an automatic answer.
const autoReplySubject =
  /^(?:automatisk svar|automatisk melding|autosvar|auto-?svar|fraværsmelding|fravær:|ikke på kontoret|ute av kontoret|ikke til stede|automatiskt svar|autosvar|frånvaromeddelande|frånvaro:|automatic reply|auto-?reply|autoreply|out of (?:the )?office|abwesenheit|automatische antwort)/i;
const readSubject = /^(?:lest|läst|read|gelesen|ikke lest|not read|slettet ulest|deleted unread)\s?: /i;
const bounceSubject =
  /^(?:undeliver|mail delivery (?:failed|failure|system)|delivery (?:status notification|failure|has failed)|returned mail|failure notice|kan ikke leveres|ikke levert:|uleverlig|kunne ikke leveres|olevererbart|unzustellbar|message undeliverable)/i;
