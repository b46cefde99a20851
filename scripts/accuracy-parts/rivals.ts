import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import danishOrNorwegian from 'natural/lib/natural/stemmers/porter_stemmer_no.js';
import { type Right, rights } from '../../src/intents/classification.ts';
import type { Answer, LabelledMail } from './labelled-mail.ts';

/**
 * What is done elsewhere, on the same mails: the figures of the rules mean little without it. Neither tells languages
 * apart nor knows doubt, so every mail is a request with rights or none.
 */
export type Rival = { readonly name: string; readonly answer: (mail: LabelledMail) => Answer };

/** The words a helpdesk's filter would be given by somebody who knows the law. */
export const keywordFilter: Rival = {
  name: 'keyword filter',
  answer: (mail) => {
    const text = `${mail.subject}\n${mail.body}`.toLowerCase();
    return answerOf(mail, (right) => keywords[right].some((word) => text.includes(word)));
  },
};

const keywords: Readonly<Record<Right, readonly string[]>> = {
  access: ['innsyn', 'kopi av', 'registerutdrag', 'indsigt', 'access', 'copy of my', 'auskunft'],
  rectification: ['rette', 'korriger', 'feil', 'rätta', 'correct', 'update my', 'berichtig'],
  erasure: ['slett', 'fjern', 'glemt', 'radera', 'slet ', 'delete', 'erase', 'remove', 'lösch'],
  restriction: ['begrens', 'frys', 'begränsa', 'restrict', 'freeze', 'einschränk'],
  portability: ['portabilitet', 'maskinlesbar', 'csv', 'json', 'eksport', 'portab', 'machine-readable', 'export'],
  objection: [
    'protest',
    'reklame',
    'nyhetsbrev',
    'markedsføring',
    'motsetter',
    'object',
    'unsubscribe',
    'marketing',
    'widersprech',
  ],
  consent_withdrawal: ['samtykke', 'samtycke', 'consent', 'einwilligung'],
  automated_decision: ['automatisk', 'automatisert', 'algoritme', 'score', 'automated', 'algorithm', 'automatisiert'],
  information: ['personvernerklæring', 'hvor lenge', 'hvilke opplysninger', 'privacy policy', 'how long', 'what data'],
  complaint: ['klage', 'klager', 'datatilsynet', 'complain', 'beschwerde'],
  breach: ['lekkasje', 'på avveie', 'hacket', 'feil mottaker', 'leak', 'breach', 'datenpanne'],
};

/**
 * natural's Bayes classifier, trained on labelled mails of other writers. A class is a whole set of rights, which does better than
 * one yes or no a right. With natural's own smoothing of 1 it takes every unknown word for a sign of the rarest set, and finds nothing;
 * 0.01 was the best of those tried.
 */
export function bayes(learnFrom: readonly LabelledMail[]): Rival {
  const classifier = new BayesClassifier(danishOrNorwegian, 0.01);
  for (const mail of learnFrom) classifier.addDocument(textOf(mail), [...mail.labels].sort().join('+') || nothing);
  if (learnFrom.length > 0) classifier.train();
  return {
    name: "natural's Bayes",
    answer: (mail) => {
      const claimed = learnFrom.length > 0 ? classifier.classify(textOf(mail)).split('+') : [];
      return answerOf(mail, (right) => claimed.includes(right));
    },
  };
}

const nothing = 'nothing';
const textOf = ({ subject, body }: LabelledMail) => `${subject}\n${body}`;

function answerOf({ id }: LabelledMail, claims: (right: Right) => boolean): Answer {
  const found = rights.filter(claims);
  return { id, disposition: found.length > 0 ? 'request' : 'other', language: 'nb', rights: found };
}
