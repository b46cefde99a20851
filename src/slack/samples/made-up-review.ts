/** The same for what is behind the buttons: mails as staff read them, the letter to review, the fields that staff fill in. */
import { Temporal } from 'temporal-polyfill';
import { possibleLetters } from '../../cases/letter-rules.ts';
import type { Field, LetterDraft } from '../../workflow/ports.ts';
import type { ReadableMail, Review } from '../../workflow/staff-verbs.ts';
import type { StaffLanguage } from '../dates.ts';
import { madeUpView, requester } from './made-up-case.ts';

export function madeUpMail(changes: Partial<ReadableMail> = {}): ReadableMail {
  return {
    kind: 'mail',
    id: 'mail-1',
    receivedAt: Temporal.Instant.from('2026-11-17T08:14:00Z'),
    from: `${requester.name} <${requester.address}>`,
    subjectLine: 'Mine opplysninger',
    text: 'Hei!\n\nJeg var kunde hos dere til i fjor. Hva har dere på meg, og hvem har fått det?\n\nHilsen Kari',
    cut: '',
    attachments: [],
    ...changes,
  };
}

/** The answer to the first one that asks for a copy. */
export const madeUpAnswer: LetterDraft = {
  subjectLine: 'Svar på henvendelsen din (DIGFO-2026-0042)',
  language: 'nb',
  opening: 'Hei Kari Lunde,\n\nDu ba om innsyn 17. november 2026. Her er svaret vårt.',
  body: 'Vi har lett i alle systemene våre og funnet: [[hva vi fant]].\n\nKopien ligger ved.',
  closing: 'Du kan klage til Datatilsynet, og du kan gå til domstolene.\n\nHilsen\nDigFo',
  confirmations: [
    { id: 'searched', text: 'vi har lett i alle systemene våre' },
    {
      id: 'others',
      text: 'kopien inneholder ikke opplysninger om andre enn den som spør, eller de er sladdet etter en vurdering',
    },
  ],
  mustStay: [],
  missing: [],
};

export function madeUpReview(language: StaffLanguage, changes: Partial<Review> = {}): Review {
  const view = madeUpView(language);
  return {
    kind: 'review',
    view,
    mails: [madeUpMail()],
    letter: 'answer',
    outcomes: { access: 'granted' },
    letters: possibleLetters(view.caseFile, view.organisation, view.now),
    draft: madeUpAnswer,
    shown: 'b'.repeat(64),
    recipient: requester.address,
    identity: undefined,
    ...changes,
  };
}

/** One field of each type; what a real letter asks for stands in its template. */
export const madeUpFields: { readonly [Type in Field['type']]: Field } = {
  text: { key: 'who', right: undefined, label: 'Hvem det gjelder', type: 'text', required: true, choices: [] },
  long_text: {
    key: 'why',
    right: undefined,
    label: 'Hvorfor vi trenger mer tid',
    hint: 'Står i brevet, ord for ord.',
    type: 'long_text',
    required: true,
    choices: [],
  },
  date: { key: 'until', right: undefined, label: 'Ny frist', type: 'date', required: true, choices: [] },
  choice: {
    key: 'ground',
    right: undefined,
    label: 'Grunnlag',
    type: 'choice',
    required: true,
    choices: [
      'Bokføringsloven § 13',
      'Personopplysningsloven § 16 første ledd bokstav a',
      'Artikkel 17 nr. 3 bokstav e',
      'Artikkel 12 nr. 5',
      'Artikkel 15 nr. 4',
    ].map((label, i) => ({ id: `ground-${i + 1}`, label })),
  },
  address: { key: 'address', right: undefined, label: 'Adresse', type: 'address', required: false, choices: [] },
};

/** What a hostile or careless sender may put into a mail: mentions, hidden links, turned-around text, far too much of everything. */
export const hostile = '<!channel> *fet* <https://evil.example|banken din> :tada: & \u202egnp.exe\u202c \u0007 ';
