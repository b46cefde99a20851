import { Temporal } from 'temporal-polyfill';
import type { CaseEvent } from '../../src/cases/case-event.ts';
import type { ArrivedMail, Draft, MailFate, Store } from '../../src/workflow/ports.ts';
import { kari } from '../support/people.ts';

export const at = (text: string) => Temporal.Instant.from(text);
export const noon = at('2026-03-05T11:00:00Z');

export function arrivedMail(change: Partial<ArrivedMail> = {}): ArrivedMail {
  const uid = change.uid ?? 1;
  return {
    organisation: 'digfo',
    folder: 'INBOX',
    uidValidity: '17',
    uid,
    receivedAt: noon,
    raw: Buffer.from(`From: ${kari.address}\r\nMessage-ID: <mail-${uid}@example.no>\r\n\r\nSlett alt dere har om meg.\r\n`),
    ...change,
  };
}

/** Keeps a mail and gives its id. */
export async function keptMail(store: Store, change: Partial<ArrivedMail> = {}): Promise<string> {
  const before = new Set(await store.records.mails.unsettled(1000));
  await store.records.mails.keep(arrivedMail(change));
  const added = (await store.records.mails.unsettled(1000)).find((id) => !before.has(id));
  if (added === undefined) throw new Error('The mail was known already');
  return added;
}

type Opening = Extract<CaseEvent, { type: 'case_opened' }>;

export function caseOpened(mailId: string, data: Partial<Opening['data']> = {}): Opening {
  return {
    at: noon,
    by: 'frist',
    type: 'case_opened',
    data: {
      number: 'DIGFO-2026-0001',
      organisation: 'digfo',
      mailId,
      receivedAt: '2026-03-05T11:00:00Z',
      promiseDays: 30,
      closedDays: ['12-24'],
      language: 'nb',
      triage: null,
      lines: [{ right: 'erasure', rules: ['erasure/delete-everything'] }],
      ...data,
    },
    sealed: {
      requester: kari,
      evidence: [{ right: 'erasure', evidence: [{ text: 'Slett alt dere har om meg', rule: 'erasure/delete-everything' }] }],
    },
  };
}

export const mailViewed: CaseEvent = {
  at: at('2026-03-05T12:00:00Z'),
  by: 'U0INGRID',
  type: 'mail_viewed',
  data: { mailId: 'm' },
  sealed: undefined,
};

export const closed: CaseEvent = {
  at: at('2026-03-06T09:00:00Z'),
  by: 'U0INGRID',
  type: 'case_closed',
  data: { outcome: 'answered' },
  sealed: undefined,
};

export const caseOf = (caseId: string): MailFate => ({ kind: 'case', caseId });

/** A case with the mail that opened it, settled as Frist does it. */
export async function openedCase(
  store: Store,
  caseId: string,
  data: Partial<Opening['data']> = {},
  mail: Partial<ArrivedMail> = {},
) {
  const mailId = await keptMail(store, mail);
  await store.atomically(async ({ cases, mails }) => {
    await cases.append(caseId, 0, [caseOpened(mailId, data)]);
    await mails.settle(mailId, caseOf(caseId), `<opening-${caseId}@example.no>`);
  });
  return mailId;
}

export function madeUpDraft(id: string, caseId: string, change: Partial<Draft['mail']> = {}): Draft {
  return {
    id,
    caseId,
    purpose: 'answer',
    mail: {
      messageId: `<${id}@digfo.example>`,
      to: kari.address,
      subjectLine: 'Sletting av opplysninger [DIGFO-2026-0001]',
      text: 'Hei Kari,\n\nvi har slettet alt.\n',
      inReplyTo: '<mail-1@example.no>',
      references: ['<mail-1@example.no>'],
      autoSubmitted: undefined,
      ...change,
    },
  };
}
