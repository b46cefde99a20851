/** What somebody is told whom Frist does not listen to, in bokmål. */
export const nbDoor = {
  guest: '*Gjester kan ikke behandle saker.* Be en kollega som er fullt medlem, om å gjøre det. Ingenting er gjort.',
  deactivated: '*Brukeren din er slått av i Slack.* Ingenting er gjort.',
  bot: '*Bare folk kan behandle saker.* Ingenting er gjort.',
  other_workspace: '*Du hører til et annet selskap i Slack.* Bare selskapets egne folk kan behandle saker. Ingenting er gjort.',
  unknown: '*Slack svarte ikke på hvem du er.* Ingenting er gjort. Prøv igjen om litt.',
  finished: 'Kortet viser hvordan saken står nå.',
};
