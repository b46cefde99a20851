/** One line in the thread of a card for whatever a colleague must notice. An edited card notifies nobody; a line does. */
import type { KnownBlock } from '@slack/types';
import { Temporal } from 'temporal-polyfill';
import { osloDate } from '../../cases/calendar.ts';
import type { LetterKind } from '../../cases/letters.ts';
import { rights } from '../../intents/classification.ts';
import type { CaseView, Place, ThreadLine } from '../../workflow/ports.ts';
import { actionRow, areYouSure, button, note, section } from '../blocks.ts';
import { actions, carry } from '../button-value.ts';
import { writtenDay, writtenMoment, writtenSecond } from '../dates.ts';
import { esc, foreign, withoutAddresses } from '../text-safety.ts';
import { colleague, listedRights, type Words } from '../words.ts';
import type { Card } from './case-card.ts';

/**
 * The line as a message: no words of a mail in it, and what a mail server said only without the addresses it quotes.
 * @param workspaceUrl of Slack, ending in a slash, for a link to another message; without it there is none
 */
export function threadLine(line: ThreadLine, view: CaseView, words: Words, workspaceUrl?: string): Card {
  const [first, ...more] = blocksOf(line, view, words, workspaceUrl);
  const text = first.text.text.replaceAll('*', '');
  return { text, blocks: [first, ...more] };
}

type Blocks = readonly [ReturnType<typeof section> & { text: { text: string } }, ...KnownBlock[]];

function blocksOf(line: ThreadLine, view: CaseView, words: Words, workspaceUrl: string | undefined): Blocks {
  const { caseFile } = view;
  const { line: say, forms, told, language } = words;
  switch (line.type) {
    case 'mail_in':
      return [...mailIn(line, words), ...reopenRow(caseFile, words)];
    case 'receipt_sent':
      return [said(say.receiptSent)];
    case 'rights_settled':
      return [said(say.rightsSettled(colleague(line.by, words), listedRights(line.rights, words)))];
    case 'case_taken':
      return [said(say.caseTaken(colleague(line.by, words)))];
    case 'case_assigned':
      return [said(forms.line.assigned(colleague(line.by, words), colleague(line.to, words)))];
    case 'case_split':
      return [said(forms.line.split(colleague(line.by, words), esc(line.into)))];
    case 'split_from':
      return [said(forms.line.splitFrom(colleague(line.by, words), esc(line.from)))];
    case 'wrong_recipient':
      return [said(forms.line.wrongRecipient(colleague(line.by, words)))];
    case 'language_chosen':
      return [said(forms.line.languageChosen(colleague(line.by, words), forms.languages[line.language]))];
    case 'receipt_corrected':
      return [
        said(say.receiptCorrected(colleague(line.by, words), writtenMoment(Temporal.Instant.from(line.receivedAt), language))),
      ];
    case 'requester_named':
      return [said(say.requesterNamed(colleague(line.by, words)))];
    case 'letter_planned':
      return [said((line.again ? told.anotherDraft : say.letterPlanned)(colleague(line.by, words), plannedLetter(line, words)))];
    case 'plan_dropped':
      return [said(told.planDropped(colleague(line.by, words)))];
    case 'identity_shown':
      return [said(say.identityShown(colleague(line.by, words), words.proofs[line.method]))];
    case 'question_answered':
      return [said(say.questionAnswered[line.about](colleague(line.by, words)))];
    case 'code_wrong':
      return [said(say.codeWrong)];
    case 'code_expired':
      return [said(say.codeExpired)];
    case 'identity_copy_received':
      return [said(say.identityCopyReceived)];
    case 'task_ended':
      return [said(say.taskEnded(colleague(line.by, words), words.tasks[line.task], words.taskOutcomes[line.how]))];
    case 'notice_sent':
      return [said(say.noticeSent[line.notice])];
    case 'case_closed':
      return [said(line.into ? told.mergedInto(esc(line.into)) : say.caseClosed[line.outcome])];
    case 'case_reopened':
      return [said(told.reopened[line.why](colleague(line.by, words)))];
    case 'merged_here':
      return [said(told.mergedHere(colleague(line.by, words), esc(line.number)))];
    case 'disclosed':
      return [said(told.disclosed(colleague(line.by, words)))];
    case 'note_written':
      return [said(told.noteWritten[line.source](colleague(line.by, words)))];
    case 'card_again':
      return [said(told.cardAgain(linkTo(line.before, told.threadBefore, workspaceUrl)))];
    case 'reply_went_out':
      return [said(told.wentOut(colleague(line.by, words)))];
    case 'reply_not_sent':
      return [said(told.notSent(colleague(line.by, words)))];
    case 'alert':
      return [said(alertOf(line, words)), ...snoozeRow(line, view, words)];
    case 'alert_snoozed':
      return [said(words.alertSnoozed(colleague(line.by, words), writtenMoment(Temporal.Instant.from(line.until), language)))];
    case 'reply_approved':
      return [
        said(
          [
            say.replyApproved(
              colleague(line.by, words),
              writtenSecond(Temporal.Instant.from(line.sendAfter), language),
              otherThanAnswer(line.letter, words),
            ),
            ...(line.first ? [words.fourEyes.line.after(colleague(line.first, words))] : []),
            ...(line.singleApprover ? [words.fourEyes.line.singleApprover] : []),
          ].join(' '),
        ),
      ];
    case 'first_yes_given':
      return [said(firstYesOf(line, words))];
    case 'first_yes_voided':
      return [said(words.fourEyes.line.mailVoids(colleague(line.of, words)))];
    case 'reply_undone':
      return [said(say.replyUndone(colleague(line.by, words)))];
    case 'reply_sent':
      return [
        withWayToReport(
          said(
            line.by
              ? say.sentByHand(colleague(line.by, words))
              : say.replySent(otherThanAnswer(caseFile.sent.at(-1)?.letter, words)),
          ),
          caseFile,
          words,
        ),
      ];
    case 'reply_failed':
      return [said(say.replyFailed), { type: 'context', elements: [foreign(withoutAddresses(line.problem), 300)] }];
    case 'reply_uncertain':
      return [said(say.replyUncertain)];
    case 'not_a_request':
      return [said(say.notARequest(colleague(line.by, words))), ...takeBackRow(caseFile.mails[0]?.id, words)];
  }
}

/** What is prepared, and how an answer answers where it is not simply a yes. */
function plannedLetter({ letter, outcomes = {} }: Extract<ThreadLine, { type: 'letter_planned' }>, words: Words): string {
  const each = rights.flatMap((right) => {
    const outcome = outcomes[right];
    return outcome ? [`${words.rights[right]} ${words.outcomes[outcome]}`] : [];
  });
  return each.length > 0 ? `${words.letters[letter]} (${each.join(', ')})` : words.letters[letter];
}

/** The address of a message as Slack's own "Copy link" gives it. */
function linkTo({ channel, ts }: Place, name: string, workspaceUrl: string | undefined): string {
  return workspaceUrl ? `<${esc(workspaceUrl)}archives/${channel}/p${ts.replace('.', '')}|${name}>` : name;
}

/** The people it is for are mentioned, so that Slack tells them. */
function alertOf({ about, days, to }: Extract<ThreadLine, { type: 'alert' }>, words: Words): string {
  const left = words.daysLeft(days);
  const people = to.map((id) => colleague(id, words)).join(' ');
  return words.line.alert[about](about === 'limit' ? left : left.toLowerCase(), people).trim();
}

/** Each for themselves; where nothing may be put off, there is no button. */
function snoozeRow(
  { snooze }: Extract<ThreadLine, { type: 'alert' }>,
  { caseFile, now }: CaseView,
  words: Words,
): readonly KnownBlock[] {
  if (!snooze) return [];
  const until = osloDate(Temporal.Instant.from(snooze.until));
  const name = until.equals(osloDate(now).add({ days: 1 }))
    ? words.snooze.untilTomorrow
    : words.snooze.until(writtenDay(until, words.language));
  const value = carry({ c: caseFile.id, n: snooze.alert, l: words.language });
  return [actionRow(button(actions.snooze, name, value, { label: words.snooze.label(caseFile.number) }))];
}

/** Whoever may give the other yes is mentioned: an edited card tells nobody. */
function firstYesOf({ by, letter, to, voids }: Extract<ThreadLine, { type: 'first_yes_given' }>, words: Words): string {
  const { line: say } = words.fourEyes;
  const who = colleague(by, words);
  const name = words.letters[letter];
  const others = to.map((id) => colleague(id, words)).join(' ');
  const said = others ? say.firstYes(who, name, others) : say.firstYesAnybody(who, name);
  return voids !== undefined && voids !== by ? `${said} ${say.voids(colleague(voids, words))}` : said;
}

function otherThanAnswer(letter: LetterKind | undefined, words: Words): string | undefined {
  return letter && letter !== 'answer' ? words.letters[letter] : undefined;
}

function mailIn(line: Extract<ThreadLine, { type: 'mail_in' }>, words: Words): Blocks {
  const moment = writtenMoment(Temporal.Instant.from(line.receivedAt), words.language);
  const parts = [
    words.line.mailIn(moment),
    ...(line.attachments > 0 ? [words.attachments(line.attachments)] : []),
    ...(line.claimsCase ? [`*${words.claimsCase(esc(line.claimsCase))}*`] : []),
    ...(line.newRights.length > 0 ? [`*${words.line.newRights(listedRights(line.newRights, words))}*`] : []),
  ];
  const read = button(actions.read, words.button.read, carry({ m: line.mailId, l: words.language }), {
    label: words.label.read(moment),
  });
  return [{ ...said(parts.join(' · ')), accessory: read }, note(words.line.textStaysOut)];
}

/** They have written again, though all was answered: whether the matter is settled is for a person to say. */
function reopenRow({ id, revision, stage }: CaseView['caseFile'], words: Words): readonly KnownBlock[] {
  if (stage.status !== 'closed' || stage.outcome !== 'answered') return [];
  const value = carry({ c: id, r: revision, l: words.language });
  return [actionRow(button(actions.reopen, words.button.reopen, value, { confirm: areYouSure(words.confirm.reopen, words) }))];
}

/** Here, and not only on a card that may be closed by now: it is beside the letter that staff learn where it went. */
function withWayToReport(line: Blocks[0], { id, revision }: CaseView['caseFile'], words: Words): Blocks[0] {
  const value = carry({ c: id, r: revision, l: words.language });
  return { ...line, accessory: button(actions.wrongRecipient, words.forms.menu.wrongRecipient, value) };
}

/** The person who closed it may be wrong too, and one click mends it. */
function takeBackRow(mailId: string | undefined, words: Words): readonly KnownBlock[] {
  if (!mailId) return [];
  const value = carry({ m: mailId, l: words.language });
  return [
    actionRow(
      button(actions.takeBack, words.button.takeBackAfterAll, value, { confirm: areYouSure(words.confirm.takeBack, words) }),
    ),
  ];
}

function said(text: string): Blocks[0] {
  const block = section(text);
  return { ...block, text: block.text ?? { type: 'mrkdwn', text } };
}
