/**
 * Every row of the tables that read the five policies word by word, and where it is tested. A row's test is an `it` whose name starts
 * with the row's id. What a row asks for and no test holds is said in `left`, with the reason.
 */
export type Row = { readonly tests: readonly string[]; readonly left?: string };

/** What the company's own file says (`organisations/<id>.yaml`). */
const facts = 'test/organisations.test.ts';
/** What stops Frist from starting. */
const installations = 'test/installations.test.ts';
const defigo = 'test/companies/defigo.test.ts';
const digfo = 'test/companies/digfo.test.ts';
const digitools = 'test/companies/digitools.test.ts';
const metafocus = 'test/companies/metafocus.test.ts';
const defero = 'test/companies/defero.test.ts';

export const rows: Readonly<Record<string, Row>> = {
  'DEF-1': { tests: [facts, defigo] },
  'DEF-2': { tests: [facts, installations, defigo] },
  'DEF-3': {
    tests: [facts, defigo],
    left: 'An approver may write the passage anew. What keeps the app from standing in for the copy is their tick that the copy is ready.',
  },
  'DEF-4': {
    tests: [facts, defigo],
    left: 'The five kinds of data are one box to tick, not five: a form with five menus would be filled in without being read.',
  },
  'DEF-5': { tests: [facts, defigo] },
  'DEF-6': { tests: [facts, defigo] },
  'DEF-7': { tests: [facts, defigo] },
  'DEF-8': { tests: [facts, defigo] },
  'DEF-9': { tests: [facts, defigo] },
  'DEF-10': {
    tests: [installations, defigo],
    left: 'Who sees the cards is who is in the private channel, and that is decided in Slack; Frist keeps the list of who may approve.',
  },
  'DEF-11': { tests: [installations, defigo] },
  'DEF-12': { tests: [facts, defigo] },
  'DEF-13': { tests: [facts, defigo] },
  'DEF-14': { tests: [facts, defigo] },

  'DIG-1': { tests: [facts, installations, digfo] },
  'DIG-2': { tests: [facts, digfo] },
  'DIG-3': { tests: [facts, digfo] },
  'DIG-4': {
    tests: [facts, digfo],
    left: 'The ground of an erasure is written in a note and not chosen from the list of Article 17(1); that of a restriction is chosen.',
  },
  'DIG-5': { tests: [facts, digfo] },
  'DIG-6': { tests: [facts, digfo] },
  'DIG-7': { tests: [facts, digfo] },
  'DIG-8': { tests: [facts, digfo] },
  'DIG-9': {
    tests: [facts, installations, digfo],
    left: 'No attachment is scanned for viruses. Frist sends none, shows none and puts none into Slack; it reads the text of a mail that is attached, and no other file. The mail server of the company scans.',
  },
  'DIG-10': { tests: [facts, digfo] },
  'DIG-11': { tests: [facts, digfo] },
  'DIG-12': { tests: [facts, digfo] },
  'DIG-13': { tests: [facts, digfo] },

  'DGT-1': {
    tests: [facts, digitools],
    left: 'Nothing presses for the two working days before somebody has said that it is the customer who decides; the alarms on triage and on unassigned cases do.',
  },
  'DGT-2': {
    tests: [facts, digitools],
    left: 'Receipt is when the mail of the form arrived. A time that the form writes into the mail is not read; a handler corrects the receipt.',
  },
  'DGT-3': { tests: [facts, digitools] },
  'DGT-4': {
    tests: [facts, digitools],
    left: 'The review shows from the first moment what proof is missing; no alarm of its own says after a working day that nobody has asked.',
  },
  'DGT-5': { tests: [facts, digitools] },
  'DGT-6': { tests: [facts, digitools] },
  'DGT-7': { tests: [facts, digitools] },
  'DGT-8': { tests: [facts, digitools] },
  'DGT-9': { tests: [facts, digitools] },
  'DGT-10': { tests: [facts, digitools] },
  'DGT-11': { tests: [facts, digitools] },
  'DGT-12': { tests: [facts, digitools] },

  'MET-1': { tests: [facts, metafocus] },
  'MET-2': { tests: [facts, metafocus] },
  'MET-3': { tests: [facts, metafocus] },
  'MET-4': { tests: [facts, metafocus] },
  'MET-5': { tests: [facts, metafocus] },
  'MET-6': { tests: [facts, metafocus] },
  'MET-7': { tests: [facts, metafocus] },
  'MET-8': { tests: [facts, metafocus] },

  'DFO-1': { tests: [facts, defero] },
  'DFO-2': { tests: [facts, defero] },
  'DFO-3': { tests: [facts, defero] },
  'DFO-4': {
    tests: [facts, defero],
    left: 'The withdrawal does not add a line of erasure: its own answer says that what rested on the consent alone is erased, and an approver confirms it.',
  },
  'DFO-5': { tests: [facts, defero] },
  'DFO-6': { tests: [facts, defero] },
  'DFO-7': {
    tests: [facts, defero],
    left: 'The rules are sure that it is a request (94 %), not of which right (restriction: 9 %): a person says so. Where marketing is named they propose an objection.',
  },
  'DFO-8': { tests: [facts, defero] },
  'DFO-9': { tests: [facts, defero] },
  'DFO-11': { tests: [defero] },
  'DFO-12': { tests: [facts, defero] },
  'DFO-13': { tests: [facts, defero] },
};
