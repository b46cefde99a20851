import type { CaseFile } from '../../src/cases/case-file.ts';
import type { LetterKind, Outcomes } from '../../src/cases/letters.ts';
import type { ShownIdentity } from '../../src/cases/proofs.ts';
import type { Right } from '../../src/intents/classification.ts';
import type { Field } from '../../src/workflow/ports.ts';
import type { Review } from '../../src/workflow/staff-verbs.ts';
import { mail } from './mail.ts';
import { ingrid, kari } from './people.ts';
import type { TestWorld } from './world.ts';

/** What staff do with the only case, or the one of that number: each step as Slack would call it. */
export function handling(frist: TestWorld, number?: string) {
  const { verbs, world } = frist;

  async function caseFile(): Promise<CaseFile> {
    const found = number === undefined ? await frist.onlyCase() : await world.store.records.cases.findByNumber(number);
    if (!found) throw new Error(`there is no case ${number}`);
    return found;
  }

  async function plan(letter: LetterKind, more: { outcomes?: Outcomes; values?: Record<string, string>; by?: string } = {}) {
    const { id: caseId, revision } = await caseFile();
    const { outcomes = {}, by = ingrid } = more;
    const form = await verbs.fieldsOf(caseId, letter, outcomes, { id: by });
    if (form.kind === 'refused') return form;
    const values = { ...Object.fromEntries(form.fields.filter(({ required }) => required).map(filled)), ...more.values };
    return verbs.planLetter({ caseId, revision, letter, outcomes, values }, { id: by });
  }

  async function review(by = ingrid): Promise<Review> {
    const shown = await verbs.reviewCase((await caseFile()).id, { id: by });
    if (shown.kind === 'refused') throw new Error(shown.why);
    return shown;
  }

  async function approve(more: { by?: string; identity?: ShownIdentity; channel?: 'mail' | 'other'; body?: string } = {}) {
    const { by = ingrid, identity, channel, body } = more;
    const { view, shown, draft } = await review(by);
    return verbs.approveReply(
      {
        caseId: view.caseFile.id,
        revision: view.caseFile.revision,
        shown,
        // What the shipped templates leave for a person to write.
        body: body ?? (draft?.body ?? '').replace(/\[\[[^\]]*\]\]/g, 'etter søk i alle systemene'),
        confirmed: draft?.confirmations.map(({ id }) => id) ?? [],
        identity,
        ...(channel && { channel }),
      },
      { id: by },
    );
  }

  /** Approved, and out of the house once the undo delay is over. */
  async function send(more: Parameters<typeof approve>[0] = {}): Promise<void> {
    const outcome = await approve(more);
    if (outcome.kind === 'refused') throw new Error(`${outcome.why} ${JSON.stringify(outcome)}`);
    frist.passSeconds(61);
    await frist.deliver();
  }

  async function sendLetter(letter: LetterKind, more: Parameters<typeof plan>[1] & Parameters<typeof approve>[0] = {}) {
    const planned = await plan(letter, more);
    if (planned.kind === 'refused') throw new Error(`${planned.why} ${JSON.stringify(planned)}`);
    await send(more);
  }

  const endTask = async (id: string, how: 'done' | 'not_needed' | 'impossible' | 'goes_on' = 'done', note = '') =>
    verbs.endTask((await caseFile()).id, { id, how, note }, { id: ingrid });

  return {
    caseFile,
    plan,
    review,
    approve,
    send,
    sendLetter,
    endTask,
    events: async () => world.store.records.cases.events((await caseFile()).id),
  };
}

/** Something that the form takes, where the test is about something else. */
function filled({ key, type, choices }: Field): [string, string] {
  switch (type) {
    case 'choice':
      return [key, choices[0]?.id ?? ''];
    case 'date':
      return [key, '2026-11-17'];
    case 'address':
      return [key, ''];
    case 'text':
    case 'long_text':
      return [key, 'som avtalt'];
  }
}

/** What people outside got on a person's yes, and what left by itself. */
export const letters = ({ smtp }: TestWorld) => smtp.mails.filter(({ autoSubmitted }) => autoSubmitted === undefined);
export const notices = ({ smtp }: TestWorld) =>
  smtp.mails.filter(({ autoSubmitted, inReplyTo }) => autoSubmitted === 'auto-generated' && inReplyTo === undefined);

export const granted = (...rights: readonly Right[]): Outcomes => Object.fromEntries(rights.map((right) => [right, 'granted']));

export const wantsErasure = mail({
  text: 'Hei, jeg vil at dere sletter alle personopplysninger dere har om meg.\r\n\r\nHilsen Kari',
});

let sent = 0;
/** Written as an answer to a mail of ours, the last one unless it says otherwise; by Kari, unless somebody else writes. */
export function answerTo(
  frist: TestWorld,
  text: string,
  { from = kari, to = frist.smtp.mails.at(-1)?.messageId ?? '' }: { from?: { name: string; address: string }; to?: string } = {},
): string {
  return mail({ from, text, messageId: `<answer-${++sent}@mail.example.no>`, headers: [`In-Reply-To: ${to}`] });
}
