import type { IdentityStanding } from '../../cases/identity-standing.ts';

/** The names of what a card shows, in bokmål. */
export const nbCardWords = {
  field: {
    status: 'Status',
    limit: 'Frist',
    responsible: 'Ansvarlig',
    identity: 'Identitet',
    nextStep: 'Neste steg',
    received: 'Kom inn',
    lawfulLimit: 'Lovens frist',
  },
  nobodyYet: 'Ingen ennå',
  identityStanding: {
    unsettled: 'Vurderes når det er klart hva de ber om',
    not_needed: 'Trengs ikke for dette',
    shown: 'Vist',
    authority_missing: 'Vist, men fullmakten er ikke sett',
    one_more: 'Ett bevis til trengs',
    code_out: 'Engangskode er sendt',
    asked: 'Spurt, ikke svart',
    open: 'Ikke vist ennå',
  } satisfies Record<IdentityStanding, string>,
  /** On an alert in the thread. */
  snooze: {
    untilTomorrow: 'Utsett til i morgen',
    until: (day: string) => `Utsett til ${day}`,
    label: (number: string) => `Utsett påminnelsen om sak ${number}`,
  },
  alertSnoozed: (who: string, moment: string) => `💤 ${who} vil bli minnet på saken igjen ${moment}. Fristen er den samme.`,
  openAgain: 'Åpne på nytt',
  openAgainLabel: (number: string) => `Åpne sak ${number} på nytt`,
};
