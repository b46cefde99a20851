/** Why something was not done, in bokmål: what is the matter, and what to do. */
export const nbRefusals = {
  not_found: 'Saken eller e-posten finnes ikke lenger.',
  not_an_approver: (who: string) => `*Du kan ikke godkjenne svar.* Det kan ${who}. Ingenting er sendt.`,
  nobodyCanApprove: '*Du kan ikke godkjenne svar.* Ingen er satt opp til å godkjenne ennå. Ingenting er sendt.',
  stale:
    '*Saken har endret seg siden du åpnet den.* Det kan ha kommet en ny e-post, eller en kollega var raskere. Det du gjorde nå, er ikke utført.',
  already_approved: (who: string, time: string) =>
    `*Noen kom deg i forkjøpet.* ${who} godkjente svaret ${time}. Ingenting blir sendt to ganger.`,
  already_closed: '*Saken er allerede lukket.* Det du gjorde nå, er ikke utført.',
  too_late: '*Det er for sent.* Svaret er hos e-postserveren eller lenger og kan ikke kalles tilbake.',
  nothing_to_approve: '*Det er ikke noe svar å godkjenne.* Si først hva de ber om.',
  nothing_to_undo: '*Ingenting er på vei ut.* Brevet ble sendt før, eller sendingen er alt angret.',
  text_changed:
    '*Teksten er en annen enn den du så.* Malen eller saken har endret seg. Ingenting er sendt. Se over den nye teksten.',
  not_confirmed: 'Kryss av for alt før du godkjenner.',
  gap_left: (gap: string) => `Her mangler noe: ${gap}`,
  empty_answer: 'Svaret er tomt.',
  no_recipient: '*Svaret kan ikke sendes herfra.* Det er uklart hvem e-posten kommer fra.',
  no_rights: 'Kryss av for minst én ting.',
  field_missing: 'Noe som må fylles ut, mangler.',
  wrong_stage: 'Dette brevet passer ikke der saken er nå.',
  already_answered: (right: string) => `*${right} er allerede besvart.*`,
  access_first:
    '*Innsyn må besvares først.* De ber om både innsyn og sletting. Det som er slettet, kan ingen få innsyn i. Velg «Svar på en annen måte»: svar på innsyn nå, og la slettingen vente.',
  cannot_be_refused: (right: string) =>
    `*${right} kan ikke avslås.* Reklame og bruk som bygger på samtykke, skal stoppe når personen sier fra. Gjelder det noe annet, si det først under «De ber om noe annet».`,
  outcome_not_possible: (right: string) => `Slik kan ikke ${right} besvares her.`,
  may_not_wait: (right: string) => `*${right} kan ikke vente.* Det skal stoppe når personen sier fra.`,
  reason_removed: (piece: string) => `Dette må stå i svaret: «${piece}»`,
  assessment_missing: (right: string) =>
    `*Vurderingen mangler.* Selskapet har lovet å vurdere hver henvendelse konkret. Skriv hvordan dere vurderte: ${right}.`,
  not_done_yet: (task: string) => `*Det er ikke gjort ennå.* Først må dette meldes gjort: ${task}.`,
  eraseAfterAccess: 'Ber de også om innsyn, svarer du på det først og lar slettingen vente.',
  identity_missing: {
    light: '*Det står ikke hvordan dere vet hvem som spør.* Si det i feltet for identitet, eller spør personen.',
    strong: '*Dette krever sterk identitet.* Velg BankID, eller kode og ett bevis til.',
  },
  authority_missing: '*Noen skriver for en annen.* Si at dere har sett fullmakten, eller be om den.',
  address_proves_nothing:
    '*Adressen beviser ikke hvem som spør.* Avsenderen er ikke bekreftet, eller adressen er ny. Bruk en annen måte.',
  identity_not_needed: '*Dette krever ikke identitet.* Spør ikke om mer enn dere trenger.',
  nobody_was_asked: 'Personen er ikke spurt ennå.',
  already_asked: 'Personen er allerede spurt og har ikke svart.',
  no_question_open: 'Det er ikke noe spørsmål som venter på svar.',
  month_is_over: (date: string) =>
    `*Det er for sent å forlenge.* Beskjeden måtte gå ut innen ${date}, i den første måneden. Svar så snart dere kan.`,
  extended_already: '*Fristen er forlenget én gang.* Mer gir ikke loven.',
  no_fees: '*Selskapet tar ikke betalt.* Det har det lovet.',
  not_a_processor: 'Dette selskapet bestemmer selv over opplysningene. Det er ingen å sende henvendelsen til.',
  not_in_writing: '*Personen har ikke skrevet at henvendelsen trekkes.* Ingen trekker en henvendelse ved å tie.',
  second_person_needed: '*Det må to til.* Legg fram svaret, og la en kollega godkjenne det.',
  responsible_needed: (who: string) => `*Dette må ${who} si ja til.*`,
  another_person: '*Sakene har ikke samme avsender.* Bare saker fra samme person kan slås sammen.',
  no_reason: 'Skriv hvorfor.',
  too_long_ago: 'Det er mer enn ett år siden. Se på datoen en gang til.',
  in_the_future: 'Datoen er ikke kommet ennå.',
  no_such_task: 'Oppgaven er allerede gjort, eller den finnes ikke lenger.',
  task_is_binding: (task: string) => `*Denne må gjøres:* ${task}. Loven eller selskapets eget løfte gir ikke noe valg.`,
  secret: '*Personen skal ikke få vite det.* Utleveringen er ført som hemmelig.',
  letter_first: (letter: string) => `*Et annet brev må gå først.* Send «${letter}».`,
  tell_the_person_first: (letter: string) => `*Personen skal ha beskjed først.* Send brevet «${letter}».`,
};
