import type { ProofMethod } from '../cases/identity.ts';
import type { LetterKind } from '../cases/letters.ts';
import type { TaskKind, TaskOutcome } from '../cases/tasks.ts';

/** The names of letters, tasks and proofs of identity, in bokmål. */
export const nbCaseWords = {
  letters: {
    answer: 'Svar',
    identity_request: 'Spør hvem det er',
    identity_code: 'Send engangskode til adressen vi har',
    clarification: 'Spør hva de mener',
    clock_resumed: 'Si at fristen løper igjen',
    extension: 'Be om mer tid',
    fee: 'Varsle om gebyr',
    to_controller: 'Send videre til kunden',
    forwarded: 'Si at den er sendt videre',
    withdrawn: 'Bekreft at den er trukket',
    merged: 'Si at den er lagt til saken',
    backup_purged: 'Si at sikkerhetskopiene er borte',
    restriction_lifting: 'Si fra før begrensningen oppheves',
    breach_notice: 'Varsle om bruddet',
    freedom_of_information: 'Vis til offentleglova',
    no_request: 'Si at det ikke er en henvendelse',
    id_copy_deleted: 'Si at legitimasjonen er slettet',
    disclosure: 'Varsle om utlevering til myndighet',
  } satisfies Record<LetterKind, string>,
  tasks: {
    stop: 'stopp bruken',
    rectify: 'rett opplysningene',
    erase: 'slett opplysningene',
    restrict: 'sperr opplysningene',
    delete_identity_copy: 'slett kopien av legitimasjonen fra postkassen',
    judge_breach: 'vurder bruddet',
    notify_authority: 'meld bruddet til Datatilsynet',
    inform_affected: 'varsle alle berørte',
    tell_recipient: 'si fra til mottakeren',
    purge_backups: 'sjekk at sikkerhetskopiene er borte',
    confirm_purge: 'si til personen at sikkerhetskopiene er borte',
    erase_kept: 'slett det som ble beholdt',
    review_restriction: 'se på begrensningen på nytt',
    suppress: 'legg adressen på sperrelisten',
    controller_confirms: 'få bekreftet at kunden har fått den',
  } satisfies Record<TaskKind, string>,
  taskOutcomes: {
    done: 'gjort',
    not_needed: 'ikke nødvendig',
    impossible: 'ikke mulig',
    goes_on: 'fortsetter',
  } satisfies Record<TaskOutcome, string>,
  proofs: {
    registered_address: 'Adressen står hos oss, og avsenderen er bekreftet',
    known_fact: 'Personen kjente til noe som bare de og vi vet',
    code: 'Engangskoden kom tilbake',
    bankid: 'BankID på Min Side',
    authority: 'Fullmakten er sett',
  } satisfies Record<ProofMethod, string>,
};
