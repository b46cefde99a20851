/** What staff read where a letter takes two people, and where somebody else was faster; in bokmål. */
export const nbFourEyes = {
  status: (who: string) => `${who} har godkjent, én til må si ja`,
  nextStep: (who: string) => `${who} ser over det samme brevet og godkjenner det`,
  nextStepAnybody: 'En annen ser over det samme brevet og godkjenner det',
  approvedByTwo: (first: string, second: string, time: string) => `Godkjent av ${first} og ${second} ${time}.`,
  singleApprover: 'Én godkjenner: ingen andre kan godkjenne her.',
  digest: (count: number) => `👥 *Venter på den andre godkjenneren (${count})*`,
  or: 'eller',
  line: {
    firstYes: (who: string, letter: string, others: string) =>
      `👥 ${who} har godkjent «${letter}». *Det må to til.* ${others}: se over det samme brevet og godkjenn det. Ingenting er sendt.`,
    firstYesAnybody: (who: string, letter: string) =>
      `👥 ${who} har godkjent «${letter}». *Det må to til:* en annen må se over det samme brevet og godkjenne det. Ingenting er sendt.`,
    voids: (who: string) => `Teksten er en annen enn den ${who} godkjente. Det første jaet gjelder ikke lenger.`,
    mailVoids: (who: string) =>
      `⚠️ *Det kom ny e-post, så jaet fra ${who} gjelder ikke lenger.* Les e-posten, og se over brevet på nytt. Ingenting er sendt.`,
    after: (who: string) => `${who} hadde godkjent den samme teksten.`,
    singleApprover: 'Én godkjenner: det er ingen andre som kan si ja.',
  },
  modal: {
    first: (others: string) =>
      `*Ditt ja er notert, og ingenting er sendt ennå.* Dette brevet må to godkjenne. Nå må ${others} se over den samme teksten og godkjenne den. De får beskjed i tråden.`,
    firstAnybody:
      '*Ditt ja er notert, og ingenting er sendt ennå.* Dette brevet må to godkjenne. Nå må en annen se over den samme teksten og godkjenne den.',
    isSecond: (who: string, moment: string) =>
      `👥 *${who} har godkjent dette brevet* (${moment}). Godkjenner du den samme teksten, blir det sendt. Endrer du den, må en til se over det du skrev.`,
  },
  needed: (others: string) =>
    `*Det må to til.* Den som har skrevet eller godkjent et brev, kan ikke være den andre også. Nå må ${others} godkjenne det. Ingenting er sendt.`,
  neededNobody:
    '*Det må to til.* Den som har skrevet et brev, kan ikke være den som godkjenner det. La en kollega legge det fram, så kan du godkjenne. Ingenting er sendt.',
  since: {
    mail: (time: string) => `*Ny e-post kom ${time}.* Les den før du gjør noe mer.`,
    taken: (who: string, time: string) => `*Noen kom deg i forkjøpet.* ${who} tok saken ${time}.`,
    planned: (who: string, time: string) => `*Brevet er et annet nå.* ${who} gjorde det klart ${time}.`,
    planDropped: (who: string, time: string) => `*Utkastet er borte.* ${who} forkastet det ${time}.`,
    firstYes: (who: string, time: string) =>
      `*${who} godkjente ${time}.* Det må to til, og du kan være den andre. Se over brevet.`,
    approved: (who: string, time: string) => `*Noen kom deg i forkjøpet.* ${who} godkjente ${time}.`,
    undone: (who: string, time: string) => `*Godkjenningen er angret.* Det gjorde ${who} ${time}.`,
    sent: (time: string) => `*Et brev i saken ble sendt ${time}.*`,
    settled: (who: string, time: string) => `*${who} avklarte hva de ber om, ${time}.*`,
    requester: (who: string, time: string) => `*${who} bestemte hvem svaret går til, ${time}.*`,
    identity: (who: string, time: string) => `*${who} noterte hvem det er, ${time}.*`,
    receipt: (who: string, time: string) => `*${who} rettet når den kom, ${time}.*`,
    answered: (who: string, time: string) => `*${who} noterte at personen har svart, ${time}.*`,
    reopened: (who: string, time: string) => `*${who} åpnet saken igjen ${time}.*`,
    closed: (who: string, time: string) => `*${who} lukket saken ${time}.*`,
    ended: (who: string, time: string) => `*${who} meldte det gjort ${time}.*`,
    other: (who: string, time: string) => `*${who} endret saken ${time}.*`,
    notDone: 'Det du gjorde nå, er ikke utført.',
  },
};
