/** From the text to the mail server: `mail`, `draft`, `approve`, `undo`, and after a doubtful send `sent` and `not-sent`. */
import { proofMethods } from '../../cases/identity.ts';
import type { ShownIdentity } from '../../cases/proofs.ts';
import { Mistakes } from '../../mistakes.ts';
import type { LetterDraft } from '../../workflow/ports.ts';
import { osloTime } from '../clock-fields.ts';
import { oneOf } from '../read-options.ts';
import { type Act, type ActOptions, report, unlessRefused } from './act.ts';

/** What they wrote, and what colleagues have noted; the log tells who has read it. */
export async function printMails(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  for (const { id } of caseFile.mails) {
    const { from, receivedAt, subjectLine, text } = unlessRefused(await verbs.readMail(id, by), act);
    if (options.json)
      console.log(JSON.stringify({ mail: id, from, received: receivedAt.toString(), subject: subjectLine, text }));
    else console.log(`From: ${from}\nReceived: ${receivedAt}\nSubject: ${subjectLine}\n\n${text}\n`);
  }
  await printNotes(act);
}

async function printNotes(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  const { notes } = unlessRefused(await verbs.readNotes(caseFile.id, by), act);
  for (const { id, source, by: author, at, text = null } of notes) {
    if (options.json) console.log(JSON.stringify({ note: id, source, by: author, at: at.toString(), text }));
    else console.log(`Note by: ${author} (${source})\nWritten: ${at}\n\n${text ?? 'purged'}\n`);
  }
}

export async function printDraft(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  const { draft, recipient, letter, outcomes } = unlessRefused(await verbs.reviewCase(caseFile.id, by), act);
  if (!draft) throw noDraft(caseFile.number);
  const { subjectLine, confirmations, missing } = draft;
  const text = textOfLetter(draft);
  if (options.json) {
    const shown = { letter, outcomes, to: recipient ?? null, subject: subjectLine, text, confirmations, missing };
    return console.log(JSON.stringify(shown));
  }
  console.log(`To: ${recipient ?? 'nobody: the sender is unclear'}\nSubject: ${subjectLine}\n\n${text}`);
  for (const { text: claim } of confirmations) console.log(`\nTo be confirmed: ${claim}`);
  if (missing.length > 0) console.log(`\nTo be filled in: ${missing.join(', ')}`);
}

/** Approves the letter as `draft` shows it. By another channel the whole text is printed, for the person who sends it. */
export async function approve(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  const identity = identityOf(options);
  const { draft, shown, view } = unlessRefused(await verbs.reviewCase(caseFile.id, by), act);
  const approval = {
    caseId: caseFile.id,
    revision: view.caseFile.revision,
    shown,
    body: draft?.body ?? '',
    confirmed: options.confirm ? (draft?.confirmations.map(({ id }) => id) ?? []) : [],
    identity,
    channel: options.otherChannel ? ('other' as const) : ('mail' as const),
  };
  const outcome = unlessRefused(await verbs.approveReply(approval, by), act);
  if (outcome.kind === 'first_yes') return printFirstYes(act, outcome.asked);
  const { sendAfter } = outcome;
  if (options.json) return console.log(JSON.stringify({ number: caseFile.number, send_after: sendAfter.toString() }));
  if (options.otherChannel && draft)
    return console.log(`${textOfLetter(draft)}\n\nNoted as sent. Now send it: nothing leaves by mail.`);
  console.log(
    `Approved. The running Frist (frist run) sends it at ${osloTime(sendAfter)}; "frist case ${caseFile.number} undo" stops it until then.`,
  );
}

/** It takes two, and nothing is sent yet. */
function printFirstYes({ caseFile: { number }, options }: Act, asked: readonly string[]): void {
  const data = { number, send_after: null, second_yes_of: asked };
  const others = asked.length > 0 ? asked.join(', or ') : 'somebody else';
  const words = `Your yes is noted, and nothing is sent yet: it takes two. Now ${others} has to approve the same text.`;
  console.log(options.json ? JSON.stringify(data) : words);
}

export async function undo(act: Act): Promise<void> {
  await report(act, await act.verbs.undoReply(act.caseFile.id, act.by));
}

/** A person has looked whether a letter with an unclear end went out. */
export const settleUncertain = (wentOut: boolean) => async (act: Act) =>
  report(act, await act.verbs.settleUncertain(act.caseFile.id, wentOut, act.by));

const textOfLetter = ({ opening, body, closing }: LetterDraft) => [opening, body, closing].join('\n\n');

function identityOf({ identity, note = '' }: ActOptions): ShownIdentity | undefined {
  return identity === undefined ? undefined : { method: oneOf(proofMethods, identity, '--identity'), note };
}

function noDraft(number: string): Mistakes {
  const here = `frist case ${number}`;
  return new Mistakes([
    `${number}: there is no draft; say what is asked ("${here} rights --rights …") or which letter is next ("${here} plan …")`,
  ]);
}
