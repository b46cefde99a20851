/** Cases, mails and reviews as the Slack edge is handed them. Change what the test is about. */
import { Temporal } from 'temporal-polyfill';
import { limitsOf } from '../../src/cases/case-clock.ts';
import type { CaseFile } from '../../src/cases/case-file.ts';
import type { Note } from '../../src/cases/notes.ts';
import { openTasks } from '../../src/cases/tasks.ts';
import { type Right, rights } from '../../src/intents/classification.ts';
import { approval, company, stages } from '../../src/slack/samples/made-up-case.ts';
import type { CaseView, LetterDraft } from '../../src/workflow/ports.ts';
import type { ReadableMail, Review } from '../../src/workflow/staff-verbs.ts';
import { caseAfter, caseOpened, noon } from './case-files.ts';
import { kari, per } from './people.ts';

export { approval, stages };
/** The company of the samples: no promise of its own beyond the thirty days. */
export const digfo = company;

/** Kari's access case of 17 November 2026, due on 17 December, as it is seen on the 22nd. */
export function caseView(changes: Partial<CaseFile> = {}, now = '2026-11-22T12:00:00Z'): CaseView {
  const caseFile = { ...caseAfter(caseOpened()), ...changes };
  const tasks = openTasks(caseFile, digfo);
  return { caseFile, limits: limitsOf(caseFile), tasks, organisation: digfo, now: Temporal.Instant.from(now) };
}

export function linesFor(asked: readonly Right[], text = 'hva har dere på meg'): CaseFile['lines'] {
  return asked.map((right) => ({
    right,
    chosenBy: 'rules',
    evidence: [{ text, rule: `${right}/asks` }],
    marketing: right === 'objection',
    answered: undefined,
  }));
}

export function noteBy(by: string, text: string, changes: Partial<Note> = {}): Note {
  const written = { id: 'C1:1795000000.000100', source: 'thread', thread: undefined, by, at: noon, text, files: 0 } as const;
  return { ...written, editedAt: undefined, deletedAt: undefined, ...changes };
}

export function readableMail(changes: Partial<ReadableMail> = {}): ReadableMail {
  return {
    kind: 'mail',
    id: 'mail-1',
    receivedAt: Temporal.Instant.from('2026-11-17T08:14:00Z'),
    from: `${kari.name} <${kari.address}>`,
    subjectLine: 'Mine opplysninger',
    text: 'Hei! Hva har dere på meg?',
    cut: '',
    attachments: [],
    ...changes,
  };
}

export const answer: LetterDraft = {
  subjectLine: 'Svar på henvendelsen din',
  language: 'nb',
  opening: 'Hei Kari Lunde,\n\nDu ba om innsyn 17. november 2026.',
  body: 'Vi har lett og funnet: [[hva vi fant]].',
  closing: 'Du kan klage til Datatilsynet.',
  confirmations: [{ id: 'searched', text: 'vi har lett i alle systemene våre' }],
  mustStay: [],
  missing: [],
};

export function review(changes: Partial<Review> = {}): Review {
  return {
    kind: 'review',
    view: caseView(),
    mails: [readableMail()],
    letter: 'answer',
    outcomes: { access: 'granted' },
    letters: [],
    draft: answer,
    shown: 'b'.repeat(64),
    recipient: kari.address,
    identity: undefined,
    ...changes,
  };
}

/** What a hostile or careless sender may put into a mail: mentions, hidden links, turned-around text, a torn emoji, and far too much. */
export const attack = '<!channel> *fet* <https://evil.example|banken din> :tada: & \u202egnp.exe\u202c \u0007 \ud83d ';
export const endless = (length: number) => attack.repeat(Math.ceil(length / attack.length)).slice(0, length);

/** The longest case that may come: every right, twenty mails of many thousand characters, an answer that fills several fields. */
export function hugeReview(changes: Partial<CaseFile> = {}): Review {
  const mails = Array.from({ length: 20 }, (_, i) =>
    readableMail({
      id: `mail-${i}`,
      from: endless(900),
      subjectLine: endless(900),
      text: endless(9000),
      cut: endless(9000),
      attachments: Array.from({ length: 30 }, () => ({ fileName: endless(200), contentType: 'application/pdf', size: 84_000 })),
    }),
  );
  const passages = Array.from({ length: 11 }, (_, i) => `${i} 😀 ${'Vi har lett i systemene våre. '.repeat(60)}`);
  return review({
    view: caseView({
      lines: linesFor(rights, endless(700)),
      mails: mails.map(({ id }) => ({ id, receivedAt: noon })),
      notes: Array.from({ length: 12 }, (_, i) => noteBy(per, endless(9000), { id: `C1:${i}` })),
      ...changes,
    }),
    mails,
    draft: {
      ...answer,
      subjectLine: endless(600),
      opening: `${answer.opening}\n${'Innledning. '.repeat(300)}`,
      body: passages.join('\n\n'),
      closing: 'Avslutning. '.repeat(400),
      confirmations: rights.map((right) => ({ id: right, text: `${right}: ${'alt som står i svaret, er gjort '.repeat(4)}` })),
    },
    recipient: endless(300),
  });
}
