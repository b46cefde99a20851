import { approveReply } from './approve-reply.ts';
import { assignCase, colleaguesFor } from './assign-case.ts';
import { readNotes, writeNote } from './case-notes.ts';
import { caseNow } from './case-view.ts';
import { changeCase } from './change-case.ts';
import { keepMessage, messageGone } from './keep-message.ts';
import { casesNumbered, findCases, statisticsNow } from './look-up-cases.ts';
import { mergeInto } from './merge-case.ts';
import { officeOf } from './office-view.ts';
import { openByHand } from './open-by-hand.ts';
import { onlyOwnCompany } from './own-company.ts';
import { dropPlan, fieldsOf, planLetter } from './plan-letter.ts';
import { previewReply } from './preview-reply.ts';
import { readableMail, reviewCase } from './review-case.ts';
import {
  answerQuestion,
  chooseLanguage,
  correctReceipt,
  endTask,
  markNotARequest,
  nameRequester,
  recordDisclosure,
  reopen,
  settleRights,
  settleUncertain,
  showIdentity,
  snoozeAlert,
  takeCase,
  undoReply,
} from './settle-case.ts';
import { splitCase } from './split-case.ts';
import type { Actor, ReadableMail, Refusal, StaffVerbs } from './staff-verbs.ts';
import { takeBack } from './take-back.ts';
import type { World } from './world.ts';
import { reportWrongRecipient } from './wrong-recipient.ts';

/** The verbs of staff, tied to this world: what Slack and the command line are given. */
export function staffVerbs(world: World): StaffVerbs {
  return {
    office: (wish, by) => officeOf(world, wish, by),
    casesNumbered: (number, by) => casesNumbered(world, number, by),
    findCases: (terms, by) => findCases(world, terms, by),
    statistics: (by) => statisticsNow(world, by),
    keepMessage: (message) => keepMessage(world, message),
    messageGone: (gone) => messageGone(world, gone),
    ...onlyOwnCompany(world, {
      reviewCase: (caseId, by) => reviewCase(world, caseId, by),
      caseNow: (caseId, _by) => caseNow(world, caseId),
      approveReply: (approval, by) => approveReply(world, approval, by),
      previewReply: (caseId, body, by) => previewReply(world, caseId, body, by),
      undoReply: (caseId, by) => undoReply(world, caseId, by),
      settleRights: (settled, by) => settleRights(world, settled, by),
      takeCase: (caseId, by) => takeCase(world, caseId, by),
      snoozeAlert: (caseId, alert, by) => snoozeAlert(world, caseId, alert, by),
      colleaguesFor: (caseId, by) => colleaguesFor(world, caseId, by),
      assignCase: (assigned, by) => assignCase(world, assigned, by),
      splitCase: (split, by) => splitCase(world, split, by),
      reportWrongRecipient: (caseId, report, by) => reportWrongRecipient(world, caseId, report, by),
      chooseLanguage: (chosen, by) => chooseLanguage(world, chosen, by),
      fieldsOf: (caseId, letter, outcomes, _by) => fieldsOf(world, caseId, letter, outcomes),
      planLetter: (plan, by) => planLetter(world, plan, by),
      dropPlan: (caseId, by) => dropPlan(world, caseId, by),
      showIdentity: (caseId, identity, by) => showIdentity(world, caseId, identity, by),
      answerQuestion: (caseId, about, by) => answerQuestion(world, caseId, about, by),
      endTask: (caseId, task, by) => endTask(world, caseId, task, by),
      recordDisclosure: (caseId, disclosure, by) => recordDisclosure(world, caseId, disclosure, by),
      correctReceipt: (caseId, at, reason, by) => correctReceipt(world, caseId, at, reason, by),
      nameRequester: (caseId, requester, by) => nameRequester(world, caseId, requester, by),
      mergeInto: (caseId, number, by) => mergeInto(world, caseId, number, by),
      reopen: (caseId, by) => reopen(world, caseId, by),
      openByHand: (request, by) => openByHand(world, request, by),
      markNotARequest: (caseId, revision, by) => markNotARequest(world, caseId, revision, by),
      takeBack: (mailId, by) => takeBack(world, mailId, by),
      readMail: (mailId, by) => readMail(world, mailId, by),
      writeNote: (caseId, note, by) => writeNote(world, caseId, note, by),
      readNotes: (caseId, by) => readNotes(world, caseId, by),
      settleUncertain: (caseId, wentOut, by) => settleUncertain(world, caseId, wentOut, by),
    }),
  };
}

/** Reading is logged on the case where there is one; a sorted-away mail has no case, so that the log itself keeps it. */
async function readMail(world: World, mailId: string, by: Actor): Promise<ReadableMail | Refusal> {
  const mail = await world.store.records.mails.get(mailId);
  const readable = mail && (await readableMail(world, mailId));
  if (!readable) return { kind: 'refused', why: 'not_found' };
  if (mail.fate?.kind === 'case') await changeCase(world, mail.fate.caseId, { type: 'look_at_mail', mailId, by: by.id });
  else world.log.info({ mailId, by: by.id }, 'sorted-away mail viewed');
  return readable;
}
