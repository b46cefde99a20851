import type { CaseFile } from '../cases/case-file.ts';
import type { Refusal } from '../cases/refusal.ts';
import { Mistakes } from '../mistakes.ts';

/** What is known of what was tried: the case as it was read before, and who it was. */
type Tried = { readonly caseFile?: CaseFile | undefined; readonly by?: string | undefined };

/**
 * A refusal as the mistake that the process ends with: one sentence on what is in the way, one on what to do.
 * @param tried for the commands that help; without a case they say NUMBER
 */
export function refusalOf(refusal: Refusal, tried: Tried = {}): Mistakes {
  return new Mistakes([`Nothing was done: ${reasonFor(refusal, tried)}.`]);
}

/** What is in the way, and what to do about it. */
function reasonFor(refusal: Refusal, { caseFile, by }: Tried): string {
  const here = `frist case ${caseFile?.number ?? 'NUMBER'}`;
  switch (refusal.why) {
    case 'not_found':
      return 'there is no such case or mail ("frist cases --all" and "frist cases --sorted-away" list them)';
    case 'not_an_approver':
      return `${notAmongApprovers(refusal.approvers, by)}; ask one of them, or add it to organisations.${caseFile?.organisation ?? '…'}.approvers in frist.yaml`;
    case 'groups_unread':
      return `those who may are named as a Slack user group (${refusal.groups.join(', ')}), and the command line cannot ask Slack who is in it; do it in Slack, or name ${by ?? 'them'} one by one in organisations.${caseFile?.organisation ?? '…'} of frist.yaml`;
    case 'stale':
      return caseFile?.stage.status === 'closed'
        ? whyClosed(caseFile)
        : `the case has changed in between${whatChanged(refusal.since)}, or there is nothing that this could be done to; look at it again ("${here}")`;
    case 'already_approved':
      return `${refusal.by} approved it at ${refusal.at}, and nothing is sent twice; "${here} undo" takes it back while it waits`;
    case 'already_closed':
      return whyClosed(caseFile);
    case 'too_late':
      return 'the letter is with the mail server already and cannot be called back; write another one';
    case 'nothing_to_approve':
      return `there is nothing to approve yet; first say what is asked ("${here} rights --rights …")`;
    case 'nothing_to_undo':
      return `no letter is on its way out: it was sent before, undone already, or never approved; "${here}" says where the case stands`;
    case 'text_changed':
      return `the text has changed since it was shown; read it again ("${here} draft")`;
    case 'not_confirmed':
      return `the letter claims what nobody has confirmed (${refusal.missing.join(', ')}); add --confirm when it is all true`;
    case 'gap_left':
      return `the text still has the gap ${refusal.gap}, which only a person can fill; plan the letter with --body-file`;
    case 'empty_answer':
      return 'the letter is empty; plan it with --body-file, or without for the drafted text';
    case 'no_recipient':
      return `nobody knows whom to answer; say it ("${here} requester --address …")`;
    case 'no_rights':
      return 'name at least one right (--rights access,erasure)';
    case 'field_missing':
      return `the letter needs ${refusal.missing.join(', ')}; fill in with --set NAME=VALUE, "${here} fields …" says what is allowed`;
    case 'wrong_stage':
      return `this does not fit a case that is ${refusal.status}; "${here}" says which letters do`;
    case 'already_answered':
      return `${refusal.right} has been answered already; leave it out`;
    case 'access_first':
      return 'they ask for access too, and what is erased can no longer be shown; answer both, or access first';
    case 'cannot_be_refused':
      return `${refusal.right} cannot be refused: marketing, and what rests on consent, stops when the person says so (Art. 21(3), 7(3)); if it is about neither, say so ("${here} rights --rights … --not-marketing")`;
    case 'may_not_wait':
      return `${refusal.right} may not wait: it stops when the person says so (Art. 21(3), 7(3))`;
    case 'reason_removed':
      return `this has to stand in the answer (Art. 12(4)): ${refusal.piece}`;
    case 'outcome_not_possible':
      return `${refusal.right} cannot be answered like that: it is not asked for, or the outcome has a letter of its own ("${here} plan withdrawn", or forwarded)`;
    case 'assessment_missing':
      return `the company has promised to assess each request; plan the answer with --set ${refusal.right}.assessment=…`;
    case 'not_done_yet':
      return `first ${refusal.task} has to be done and reported ("${here} task ${refusal.task}…")`;
    case 'identity_missing':
      return refusal.level === 'strong'
        ? `this needs a strong proof of who asks (BankID, or a code and one more proof); note it ("${here} identity --method bankid --note …") or ask ("${here} plan identity_request")`
        : `nobody has said how we know who asks; note it ("${here} identity --method … --note …") or ask ("${here} plan identity_request")`;
    case 'authority_missing':
      return `somebody writes for another person, and nobody has seen that they may; note it ("${here} identity --method authority --note …") or ask`;
    case 'address_proves_nothing':
      return 'the address proves nothing: the sender is not confirmed, or the address is new; use another proof';
    case 'identity_not_needed':
      return 'nothing that is asked for needs to know who asks (Art. 12(6)); answer without';
    case 'nobody_was_asked':
      return `the person has not been asked; ask first ("${here} plan identity_request", or clarification)`;
    case 'already_asked':
      return `the person has been asked already and has not answered; wait, or note the answer ("${here} answered identity", or clarification)`;
    case 'no_question_open':
      return 'no question is waiting for an answer; there is nothing to note';
    case 'month_is_over':
      return `the notice of an extension had to leave by ${refusal.on}, within the first month (Art. 12(3)); answer as soon as you can`;
    case 'extended_already':
      return 'the limit has been extended once, and the law gives no more (Art. 12(3)); answer by the new date';
    case 'no_fees':
      return 'the company charges no fees (fees_allowed in its file); answer without one';
    case 'not_a_processor':
      return 'the company is the controller itself (role in its file), and there is nobody to send it on to; answer it';
    case 'not_in_writing':
      return 'the person has not written that they withdraw, and silence withdraws nothing; answer the request';
    case 'nothing_to_snooze':
      return 'no reminder of the case stands that could be put off; there is nothing to do';
    case 'too_close_to_snooze':
      return 'it is too close to the limit: in the last two days nobody puts the reminder off; answer the case';
    case 'snoozed_already':
      return 'you have put this reminder off before, and that can be done once; answer the case';
    case 'second_person_needed':
      return secondPerson(refusal.asked);
    case 'responsible_needed':
      return `this needs the yes of ${refusal.responsible.join(', ') || noResponsible(caseFile)}`;
    case 'another_person':
      return 'the cases have different requesters, and only cases of one person are put together; handle each by itself';
    case 'nothing_to_split':
      return 'say what is to become a case of its own (--rights erasure, --mails 2); "frist case NUMBER mail" counts the mails';
    case 'nothing_left':
      return `something has to stay in this case; if all of it is about another person, name them ("${here} requester --address …")`;
    case 'nothing_was_sent':
      return 'nothing has been sent from this case, and so nothing has reached the wrong person from here';
    case 'no_such_colleague':
      return 'nobody of that name is among the approvers or the responsible, or has acted on a case of this company; let them take it themselves';
    case 'no_reason':
      return 'it does not say why; say it with --note';
    case 'too_long_ago':
      return 'that is more than a year ago; look at the date again';
    case 'in_the_future':
      return 'that time has not come yet; give the time it happened';
    case 'no_such_task':
      return `the task is done already, or does not exist; "${here}" lists the open ones`;
    case 'task_is_binding':
      return `${refusal.task} has to be done, and the law or the company's own promise leaves no choice; do it, and report it with --how done`;
    case 'secret':
      return 'the disclosure is noted as secret; the person is not to know';
    case 'letter_first':
      return `another letter has to go first ("${here} plan ${refusal.letter}")`;
    case 'tell_the_person_first':
      return `the person has to be told first ("${here} plan ${refusal.letter}")`;
  }
}

function notAmongApprovers(approvers: readonly string[], by: string | undefined): string {
  return `${by === undefined ? 'you are' : `you are ${by}, which is`} not among the approvers (${approvers.join(', ')})`;
}

/** `: mail_joined at 2026-…Z by frist`, in the words of the log that "frist case NUMBER" prints. */
function whatChanged(since: Extract<Refusal, { why: 'stale' }>['since']): string {
  return since ? ` (${since.what} at ${since.at} by ${since.by})` : '';
}

function secondPerson(asked: readonly string[]): string {
  const who =
    asked.length > 0
      ? `now ${asked.join(', or ')} has to approve the same text`
      : 'let a colleague prepare it ("plan"), and approve it';
  return `it takes two, and whoever prepared or approved the letter cannot be the second; ${who} (a name on the command line counts beside Slack users where frist.yaml says whose it is: {id: U0123ABCD, cli: name})`;
}

/** How a case came to its end decides whether a command opens it again, and which. */
function whyClosed(caseFile: CaseFile | undefined): string {
  if (caseFile?.stage.status !== 'closed') return 'the case is closed; "frist case NUMBER" says how it ended';
  const { number, stage } = caseFile;
  switch (stage.outcome) {
    case 'answered':
      return `the case is answered and closed; "frist case ${number} reopen" opens it again`;
    case 'not_a_request':
      return `the case is closed as not a request; "frist case ${number} take-back" opens it again`;
    case 'merged':
      return `the case is closed; ${stage.into ?? 'the case it joined'} goes on with its mails`;
    case 'withdrawn':
      return 'the case is closed, since the person has withdrawn the request';
    case 'forwarded':
      return 'the case is closed, since the request was sent on to whoever answers it';
  }
}

const noResponsible = (caseFile: CaseFile | undefined) =>
  `the responsible, and frist.yaml names none (organisations.${caseFile?.organisation ?? '…'}.responsible)`;
