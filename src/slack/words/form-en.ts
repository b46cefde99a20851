import type { nbFormWords } from './form-nb.ts';

/** The words of handing a case on, splitting it, a letter that went astray, and of what the review offers beside the letter, in English. */
export const enFormWords: typeof nbFormWords = {
  languages: { nb: 'Norwegian (bokmål)', nn: 'Norwegian (nynorsk)', en: 'English' },
  menu: { refuse: 'Refuse', assign: 'Give the case to …', split: 'Split the case', wrongRecipient: 'Went to the wrong person' },
  line: {
    assigned: (who, to) => `🤝 ${who} has given the case to ${to}.`,
    split: (who, number) => `✂️ ${who} has made a case of its own of some of this: ${number}.`,
    splitFrom: (who, number) => `✂️ ${who} has split this from case ${number}. Its limit is on the card.`,
    wrongRecipient: (who) =>
      `🚨 *${who} reports that a letter reached the wrong person.* Judge it now. If Datatilsynet has to know, then within 72 hours of when any of you knew.`,
    languageChosen: (who, language) => `🌐 ${who} has chosen the language of the letters: ${language}.`,
  },
  assign: {
    title: 'Give the case to …',
    intro: 'Whoever gets the case is told in its thread.',
    give: 'Give the case',
    takeIt: 'Take the case',
    has: 'Has the case now',
    me: 'Me',
    openCases: (count) => (count === 1 ? '1 open case' : `${count} open cases`),
    done: (who) => `${who} has the case now.`,
  },
  split: {
    title: 'Split the case',
    submit: 'Make a case of it',
    intro:
      'Tick what is about another person or another matter. It becomes a case with a number and a limit of its own. The rest stays here.',
    rights: 'What they ask for',
    mails: 'Mails',
    mail: (moment) => `Mail of ${moment}`,
    firstMail: (moment) => `Mail of ${moment} (both cases keep it)`,
    opened: (number) => `It has become a case of its own: ${number}. Its card comes in the channel.`,
    onlyOne: 'There is only one thing and one mail here. There is nothing to split.',
  },
  wrongRecipient: {
    title: 'Wrong recipient',
    submit: 'Report it now',
    intro:
      'This is a breach of security. Its tasks come on the card: judge it; where there is a risk, Datatilsynet is told within 72 hours; where it is high, those it is about.',
    date: 'On what day did you learn of it?',
    time: 'Time of day, for example 14:05',
    note: 'What happened?',
    noteHint: 'Which letter, whom it reached, and what has been done. No national identity numbers.',
  },
  review: {
    notThis: 'Not this',
    add: '*They also ask for:*',
    language: (language) => `*Language of the letter:* ${language}`,
    otherLetter: '*Or another letter:*',
    moreLetters: 'More choices …',
    confirmLanguage: 'The letter is written anew in the other language. What you have typed into the fields is lost.',
    confirmLetter: 'What you have typed into the fields is lost.',
    preview: 'Preview',
    previewTitle: 'The mail as it goes',
    previewNote: 'This is the whole mail, as it is sent when you approve.',
    back: 'Back',
    from: 'From',
    attachments: '*Attachments.* They are in the mailbox and are not opened from here.',
    verdicts: { not_scanned: 'not scanned for viruses', identity_copy: 'copy of an identity document, removed' },
    namelessFile: 'without a name',
  },
  errors: {
    tooLong: (most) => `This is too long. There is room for ${most} characters.`,
    date: 'Choose a date.',
    nothingAnswered: 'Choose an answer to at least one thing. The rest can wait.',
    cannotJoin: 'That case is answered, or its letter is on its way. Only a case still to be answered can take in another.',
  },
};
