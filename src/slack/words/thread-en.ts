import type { nbThreadWords } from './thread-nb.ts';

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const enThreadWords: typeof nbThreadWords = {
  told: {
    anotherDraft: (who, letter) => `📝 ${who} has changed the draft: ${letter}. It has to be reviewed and approved.`,
    planDropped: (who) => `🗑️ ${who} has dropped the draft. Nothing was sent.`,
    reopened: {
      taken_back: (who) => `🔓 ${who} has taken the case back: it was a request. The limit is the same as before.`,
      wrote_again: (who) => `🔓 ${who} has opened the case again. It has to be answered anew, by the same limit as before.`,
    },
    mergedInto: (number) => `☑️ The case has joined case ${number}, of the same person. Go on writing in the thread there.`,
    mergedHere: (who, number) => `🔗 ${who} has put case ${number}, of the same person, together with this one.`,
    disclosed: (who) => `🏛️ ${who} has noted that an authority got data. The person is to be told.`,
    wentOut: (who) => `✅ ${who} has looked: it went out.`,
    notSent: (who) => `↩️ ${who} has looked: it did not go out. Review the case and approve again.`,
    noteWritten: {
      call: (who) => `☎️ ${who} has noted a call. The note can be read under “Review”.`,
      other: (who) => `🗒️ ${who} has written a note. It can be read under “Review”.`,
    },
    cardAgain: (thread) => `📌 The card has been posted again, here. What stands in ${thread} still belongs to the case.`,
    threadBefore: 'the earlier thread',
  },
  notes: {
    title: (count) =>
      `*Notes by colleagues* · ${counted(count, 'note', 'notes')}. Frist does not send them; on a request for access they may have to be given.`,
    sources: { thread: 'in the thread', call: 'about a call', other: 'in the form' },
    head: (who, source, moment) => `${who} ${source}, on ${moment}`,
    edited: 'changed since',
    files: (count) => `${counted(count, 'file lies', 'files lie')} in the thread`,
    purged: 'The content is deleted.',
    older: (count) => `${counted(count, 'older note is', 'older notes are')} under “More …”.`,
    readAll: (count) => `Read ${counted(count, 'note', 'notes')}`,
    modalTitle: 'Notes',
    none: 'Nobody has noted anything on the case.',
    hint: 'This is a note, and the person does not get it. Answers are sent from “Review” only.',
    button: 'Write a note',
    done: 'The note is on the case. It can be read under “Review”. Frist never sends it.',
  },
  noteForm: {
    title: 'Write a note',
    submit: 'Add to the case',
    intro:
      'The note is for colleagues, and Frist never sends it. Write it so that the person may read it: on a request for access it may have to be given. The thread is told that it exists, but not what it says.',
    source: 'What is it about?',
    sources: { call: 'A telephone call', other: 'Something else' },
    date: 'Which day was it?',
    time: 'Time of day, for example 14:05',
    text: 'Note',
    textHint: 'Write what the next colleague has to know. Never a national number.',
  },
};
