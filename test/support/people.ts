/** The cast. All invented, all on example domains; each plays the same part in every test. */
export const kari = { name: 'Kari Lunde', address: 'kari.lunde@example.no' } as const; // data subject, writes bokmål
export const eirik = { name: 'Eirik Bø', address: 'eirik.bo@example.no' } as const; // data subject, writes nynorsk
export const priya = { name: 'Priya Nair', address: 'priya.nair@example.com' } as const; // data subject, writes English
export const jonas = { name: 'Jonas Vik', address: 'jonas.vik@advokat.example.no' } as const; // Kari's lawyer
export const mallory = { name: 'Kari Lunde', address: 'kari.lunde@example.net' } as const; // a stranger who calls herself Kari

/** Staff, by Slack user id: the ids that the local Slack of the tests and the demo gives to `kari` and `per` are its own. */
export const ingrid = 'U0INGRID'; // approver
export const per = 'U0PER'; // employee, may not approve
/** Who is in the channel of the company, under the ids that single tests give them. */
export const colleagues = [
  ingrid,
  per,
  'U0ANNE',
  'U0BOSS',
  'U0OLA',
  'U0SIV',
  'U0LEDER',
  'U0DPO',
  'U0RESPONSIBLE',
  'U0NEW',
] as const;
