import type { Headers } from './headers.ts';
import type { Attachment, AutomaticSign } from './message.ts';

/**
 * A sign that no person wrote this mail to us; headers first, wording of the subject line second.
 *
 * A sign is a fact, not a verdict: contact forms, group addresses (Google Groups sets List-Id on everything) and services
 * that write on a person's behalf carry such headers too, so whoever decides looks at the words as well.
 */
export function automaticSign(mail: {
  readonly headers: Headers;
  readonly from: string | undefined;
  readonly subjectLine: string;
  readonly attachments: readonly (Attachment & { readonly method?: string | undefined })[];
}): AutomaticSign | undefined {
  const { headers, subjectLine } = mail;
  const contentType = headers.first('content-type') ?? '';
  const localPart = (mail.from ?? '').toLowerCase().split('@')[0] ?? '';
  const autoSubmitted = (headers.first('auto-submitted') ?? 'no').split(/[;\s]/)[0];
  const precedence = headers.first('precedence') ?? '';
  const subject = subjectLine.slice(0, 200).trim();

  if (contentType.startsWith('multipart/report') && contentType.includes('disposition-notification')) {
    return { kind: 'robot', why: 'it is a read receipt (multipart/report)' };
  }
  if (contentType.startsWith('multipart/report')) return { kind: 'bounce', why: 'it is a delivery report (multipart/report)' };
  if (mail.attachments.some((a) => a.contentType === 'message/delivery-status')) {
    return { kind: 'bounce', why: 'it carries a delivery status' };
  }
  if (headers.has('x-failed-recipients')) return { kind: 'bounce', why: 'the header X-Failed-Recipients' };
  if (localPart === 'mailer-daemon') return { kind: 'bounce', why: 'the sender is mailer-daemon' };
  if (localPart === 'postmaster' && bounceSubject.test(subject))
    return { kind: 'bounce', why: 'postmaster writes about a delivery' };

  const invitation = mail.attachments.find((a) => a.contentType === 'text/calendar' && a.method);
  if (invitation) return { kind: 'calendar', why: `it is a calendar message (method ${invitation.method})` };

  if (autoSubmitted === 'auto-replied') return { kind: 'auto_reply', why: 'the header Auto-Submitted: auto-replied' };
  for (const name of ['x-autoreply', 'x-autorespond']) {
    if (headers.has(name) && headers.first(name) !== 'no') return { kind: 'auto_reply', why: `the header ${name}` };
  }
  if (precedence === 'auto_reply') return { kind: 'auto_reply', why: 'the header Precedence: auto_reply' };
  if (autoReplySubject.test(subject)) return { kind: 'auto_reply', why: 'the subject line begins as automatic answers do' };
  if (readSubject.test(subject)) return { kind: 'robot', why: 'the subject line is that of a read receipt' };
  if (bounceSubject.test(subject)) return { kind: 'bounce', why: 'the subject line is that of a delivery failure' };

  if (headers.has('list-unsubscribe')) return { kind: 'newsletter', why: 'the header List-Unsubscribe' };
  if (headers.has('list-id')) return { kind: 'list', why: 'the header List-Id' };
  if (/^(?:bulk|junk|list)$/.test(precedence)) return { kind: 'list', why: `the header Precedence: ${precedence}` };
  if (autoSubmitted !== 'no') return { kind: 'robot', why: `the header Auto-Submitted: ${autoSubmitted}` };
  if (robotLocalPart.test(localPart)) return { kind: 'robot', why: `the sender takes no answers (${localPart})` };
  return undefined;
}

/** Local parts that take no answer; also asked before an automatic mail goes out. */
export const robotLocalPart = /^(?:.{0,40}[._-])?(?:no-?reply|do-?not-?reply|ikke-?svar|svar-?ikke|noreply)(?:[._+-].{0,40})?$/;

// Only at the very start: "SV: Automatisk svar: …" is a person answering an automatic answer.
const autoReplySubject =
  /^(?:automatisk svar|automatisk melding|autosvar|auto-?svar|fraværsmelding|fravær:|ikke på kontoret|ute av kontoret|ikke til stede|automatiskt svar|autosvar|frånvaromeddelande|frånvaro:|automatic reply|auto-?reply|autoreply|out of (?:the )?office|abwesenheit|automatische antwort)/i;
const readSubject = /^(?:lest|läst|read|gelesen|ikke lest|not read|slettet ulest|deleted unread)\s?: /i;
const bounceSubject =
  /^(?:undeliver|mail delivery (?:failed|failure|system)|delivery (?:status notification|failure|has failed)|returned mail|failure notice|kan ikke leveres|ikke levert:|uleverlig|kunne ikke leveres|olevererbart|unzustellbar|message undeliverable)/i;
