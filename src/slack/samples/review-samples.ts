/** Where people read, decide and approve. */
import { Temporal } from 'temporal-polyfill';
import type { TriageReason } from '../../cases/case-file.ts';
import { rights } from '../../intents/classification.ts';
import type { ReadableMail, Review } from '../../workflow/staff-verbs.ts';
import type { StaffLanguage } from '../dates.ts';
import { mailModal } from '../views/mail.ts';
import { reviewModal } from '../views/review.ts';
import { triageModal } from '../views/triage.ts';
import { wordsFor } from '../words.ts';
import { answeredLines, approver, colleague, madeUpView, requester, stages } from './made-up-case.ts';
import { hostile, madeUpAnswer, madeUpMail, madeUpReview } from './made-up-review.ts';
import { named, type Sample } from './sample.ts';

export function reviewSamples(language: StaffLanguage): readonly Sample[] {
  const words = wordsFor(language);
  const review = (name: string, changes: Partial<Review> = {}, missing: readonly string[] = []): Sample => ({
    name,
    kind: 'modal',
    view: reviewModal(madeUpReview(language, changes), words, missing),
  });
  const mail = (name: string, changes: Partial<ReadableMail> = {}): Sample => ({
    name,
    kind: 'modal',
    view: mailModal(madeUpMail(changes), words),
  });
  const triage = (name: string, changes: Partial<Review>): Sample => ({
    name,
    kind: 'modal',
    view: triageModal(madeUpReview(language, { draft: undefined, ...changes }), words),
  });
  const inTriage = named('triage', reasons).map(([name, why]) =>
    triage(name, { view: madeUpView(language, { stage: { status: 'awaiting_triage', why }, triage: why, lines: [] }) }),
  );
  return [
    review('review'),
    review('review-prepared-by-a-colleague', {
      outcomes: { access: 'partly' },
      view: madeUpView(language, { stage: stages.drafted, plan: prepared, handler: colleague }),
    }),
    review('review-fields-missing', {}, ['Grunnlag', 'Hvorfor ikke alt kan gis']),
    review('review-identity-light', { identity: { needed: 'light', offered: ['registered_address', 'known_fact', 'code'] } }),
    review('review-identity-strong', {
      identity: { needed: 'strong', offered: ['registered_address', 'known_fact', 'code', 'bankid', 'authority'] },
      view: madeUpView(language, { senderSigns: { onBehalf: true, minor: true, newAddress: true } }),
    }),
    review('review-nobody-to-answer', { recipient: undefined, view: madeUpView(language, { requester: undefined }) }),
    review('review-being-sent', { draft: undefined, view: madeUpView(language, { stage: stages.approved }) }),
    review('review-follow-up', {
      draft: undefined,
      view: madeUpView(language, { stage: stages.follow_up, lines: answeredLines(['access']), proofs: [proof] }),
    }),
    review('review-mail-of-3000-characters', { mails: [longMail] }),
    review('review-surname-of-120-characters', {
      mails: [madeUpMail({ from: `Kari ${longSurname} <${requester.address}>` })],
      draft: { ...madeUpAnswer, opening: `Hei Kari ${longSurname},\n\nDu ba om innsyn.` },
    }),
    review('review-everything-at-once', everything(language)),
    triage('triage-changed-by-a-person', {}),
    ...inTriage,
    mail('mail'),
    mail('mail-with-attachments', { attachments, cut: 'Den 3. november skrev DigFo:\n> Takk for at du var kunde.' }),
    mail('mail-unreadable', { from: '', subjectLine: '', text: 'unreadable: the MIME structure is broken' }),
    mail('mail-of-3000-characters', longMail),
    mail('mail-hostile', {
      from: hostile.repeat(8),
      subjectLine: hostile.repeat(8),
      text: hostile.repeat(400),
      cut: hostile.repeat(200),
    }),
  ];
}

const reasons: { readonly [Why in TriageReason]: Why } = {
  unsure: 'unsure',
  unreadable: 'unreadable',
  taken_back: 'taken_back',
  by_hand: 'by_hand',
  contact_left: 'contact_left',
  split_off: 'split_off',
};

const prepared = {
  letter: 'answer',
  outcomes: { access: 'partly' },
  values: {},
  body: undefined,
  by: colleague,
} as const;

const proof = { method: 'known_fact', by: approver, at: Temporal.Instant.from('2026-11-18T12:00:00Z') } as const;
const longSurname = 'Østeng-'.repeat(18).slice(0, 120);
const longMail = madeUpMail({ text: 'Jeg vil vite alt dere har om meg, og hvorfor dere har det. '.repeat(60).slice(0, 3000) });
const attachments = [
  { fileName: 'avtale.pdf', contentType: 'application/pdf', size: 84_000 },
  { fileName: undefined, contentType: 'image/heic', size: 3_400_000 },
] as const;

/** The longest case that may come: every right, twenty long mails, an answer that fills several fields. */
function everything(language: StaffLanguage): Partial<Review> {
  const mails = Array.from({ length: 20 }, (_, i) =>
    madeUpMail({ id: `mail-${i}`, from: hostile.repeat(10), text: hostile.repeat(50), cut: hostile.repeat(100), attachments }),
  );
  const receivedAt = Temporal.Instant.from('2026-11-17T08:14:00Z');
  return {
    view: madeUpView(language, { mails: mails.map(({ id }) => ({ id, receivedAt })) }, { rights }),
    mails,
    draft: {
      ...madeUpAnswer,
      subjectLine: hostile.repeat(6),
      opening: `${madeUpAnswer.opening}\n${'Innledning. '.repeat(300)}`,
      body: Array.from({ length: 11 }, (_, i) => `${i + 1}. ${'Vi har lett i systemene våre. '.repeat(60)}`).join('\n\n'),
      closing: 'Avslutning. '.repeat(400),
      confirmations: rights.map((right) => ({ id: right, text: `${right}: ${'alt som står i svaret, er gjort '.repeat(4)}` })),
    },
    recipient: `${'lang'.repeat(60)}@example.no`,
  };
}
