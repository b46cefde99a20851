import type { Words } from '../words.ts';

/** Why something was not done, in English; the same table as in bokmål. */
export const enRefusals: Words['refusal'] = {
  not_found: 'The case or the mail is no longer there, or it belongs to a company that is not yours to see.',
  not_an_approver: (who) => `*You cannot approve answers.* These can: ${who}. Nothing has been sent.`,
  nobodyCanApprove: '*You cannot approve answers.* Nobody has been set up to approve yet. Nothing has been sent.',
  groups_unread:
    '*Slack did not say who is in the group or the channel that may do this.* Nothing was done. Try again in a moment.',
  stale:
    '*The case has changed since you opened it.* A new mail may have come, or a colleague was faster. What you just did was not carried out.',
  already_approved: (who, time) => `*Somebody was first.* ${who} approved the answer ${time}. Nothing is sent twice.`,
  already_closed: '*The case is closed already.* What you just did was not carried out.',
  too_late: '*It is too late.* The answer is with the mail server or further and cannot be called back.',
  nothing_to_approve: '*There is no answer to approve.* Say first what they ask for.',
  nothing_to_undo: '*Nothing is on its way out.* The letter was sent before, or the sending has been undone already.',
  text_changed:
    '*The text is not the one you saw.* The template or the case has changed. Nothing has been sent. Review the new text.',
  not_confirmed: 'Tick everything before you approve.',
  gap_left: (gap) => `Something is missing here: ${gap}`,
  empty_answer: 'The answer is empty.',
  no_recipient: '*The answer cannot be sent from here.* It is unclear who the mail is from.',
  no_rights: 'Tick at least one thing.',
  field_missing: 'Something that has to be filled in is missing.',
  wrong_stage: 'This letter does not fit where the case is now.',
  already_answered: (right) => `*${right} has been answered already.*`,
  access_first:
    '*Access has to be answered first.* They ask for both access and erasure. What is erased can no longer be shown. Choose “Answer in another way”: answer access now, and leave erasure for later.',
  cannot_be_refused: (right) =>
    `*${right} cannot be refused.* Marketing, and use that rests on consent, stops when the person says so. If it is about something else, say so first under “They ask for something else”.`,
  outcome_not_possible: (right) => `${right} cannot be answered like that here.`,
  may_not_wait: (right) => `*${right} may not wait.* It stops when the person says so.`,
  reason_removed: (piece) => `This has to stand in the answer: “${piece}”`,
  assessment_missing: (right) =>
    `*The assessment is missing.* The company has promised to assess each request. Write how you assessed: ${right}.`,
  not_done_yet: (task) => `*It is not done yet.* First this has to be reported done: ${task}.`,
  eraseAfterAccess: 'If they ask for access too, answer that first and leave erasure for later.',
  identity_missing: {
    light: '*It does not say how you know who is asking.* Say it in the identity field, or ask the person.',
    strong: '*This needs a strong proof of identity.* Choose BankID, or a code and one more proof.',
  },
  authority_missing: '*Somebody writes for another person.* Say that you have seen the authority, or ask for it.',
  address_proves_nothing:
    '*The address does not prove who is asking.* The sender is not confirmed, or the address is new. Use another way.',
  identity_not_needed: '*This needs no proof of identity.* Do not ask for more than you need.',
  nobody_was_asked: 'The person has not been asked yet.',
  already_asked: 'The person has been asked already and has not answered.',
  no_question_open: 'No question is waiting for an answer.',
  month_is_over: (date) =>
    `*It is too late to extend.* The notice had to leave by ${date}, within the first month. Answer as soon as you can.`,
  extended_already: '*The limit has been extended once.* The law gives no more.',
  no_fees: '*The company charges nothing.* It has promised so.',
  not_a_processor: 'This company decides on the data itself. There is nobody to send the request to.',
  not_in_writing: '*The person has not written that they withdraw.* Nobody withdraws a request by silence.',
  nothing_to_snooze: 'The reminder no longer holds. There is nothing to put off.',
  too_close_to_snooze: '*It is too close to the limit.* In the last two days nobody can put the reminder off.',
  snoozed_already: '*You have put this reminder off before.* That can be done once.',
  responsible_needed: (who) => `*This needs the yes of ${who}.*`,
  another_person: '*The cases have different requesters.* Only cases of one person can be put together.',
  nothing_to_split: 'Tick what is to become a case of its own.',
  nothing_left: 'Something has to stay in this case. If all of it is about another person, use “Whom the answer goes to”.',
  nothing_was_sent: '*Nothing has been sent from this case yet.* So nothing can have reached the wrong person from here.',
  no_such_colleague: '*That colleague is not known here.* Let them press “Take the case” themselves.',
  no_reason: 'Write why.',
  too_long_ago: 'That is more than a year ago. Look at the date again.',
  in_the_future: 'That day has not come yet.',
  no_such_task: 'The task is done already, or is no longer there.',
  task_is_binding: (task) => `*This one has to be done:* ${task}. The law or the company’s own promise leaves no choice.`,
  secret: '*The person is not to know.* The disclosure is noted as secret.',
  letter_first: (letter) => `*Another letter has to go first.* Send “${letter}”.`,
  tell_the_person_first: (letter) => `*The person has to be told first.* Send the letter “${letter}”.`,
};
