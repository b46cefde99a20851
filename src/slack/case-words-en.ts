import type { ProofMethod } from '../cases/identity.ts';
import type { LetterKind } from '../cases/letters.ts';
import type { TaskKind, TaskOutcome } from '../cases/tasks.ts';

/** The names of letters, tasks and proofs of identity, in English. */
export const enCaseWords = {
  letters: {
    answer: 'Answer',
    identity_request: 'Ask who they are',
    identity_code: 'Send a one-time code to the address on record',
    clarification: 'Ask what they mean',
    clock_resumed: 'Say that the clock runs again',
    extension: 'Take more time',
    fee: 'Announce a fee',
    to_controller: 'Send on to the customer',
    forwarded: 'Say that it was sent on',
    withdrawn: 'Confirm that it is withdrawn',
    merged: 'Say that it joined the case',
    backup_purged: 'Say that the backups are gone',
    restriction_lifting: 'Tell before the restriction is lifted',
    breach_notice: 'Tell about the breach',
    freedom_of_information: 'Point to the freedom of information act',
    no_request: 'Say that it is no request',
    id_copy_deleted: 'Say that the ID copy is deleted',
    disclosure: 'Tell of a disclosure to an authority',
  } satisfies Record<LetterKind, string>,
  tasks: {
    stop: 'stop the use',
    rectify: 'correct the data',
    erase: 'erase the data',
    restrict: 'lock the data',
    delete_identity_copy: 'delete the ID copy from the mailbox',
    judge_breach: 'judge the breach',
    notify_authority: 'notify Datatilsynet of the breach',
    inform_affected: 'inform everyone affected',
    tell_recipient: 'tell the recipient',
    purge_backups: 'make sure the backups are gone',
    confirm_purge: 'tell the person that the backups are gone',
    erase_kept: 'erase what was kept',
    review_restriction: 'look at the restriction again',
    suppress: 'put the address on the suppression list',
    controller_confirms: 'get the customer’s confirmation',
  } satisfies Record<TaskKind, string>,
  taskOutcomes: {
    done: 'done',
    not_needed: 'not needed',
    impossible: 'not possible',
    goes_on: 'goes on',
  } satisfies Record<TaskOutcome, string>,
  proofs: {
    registered_address: 'The address is on record, and the sender is confirmed',
    known_fact: 'The person knew something only they and we know',
    code: 'The one-time code came back',
    bankid: 'BankID on Min Side',
    authority: 'The authority to act has been seen',
  } satisfies Record<ProofMethod, string>,
};
