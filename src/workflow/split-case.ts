import type { CaseFile } from '../cases/case-file.ts';
import { decide } from '../cases/decide.ts';
import { applyDecision, repeatOnConflict } from './change-case.ts';
import { openCase, type WrittenDown } from './open-case.ts';
import type { Records, StoredMail } from './ports.ts';
import { type Reading, readMail } from './read-mail.ts';
import type { Actor, Refusal, SplitCase } from './staff-verbs.ts';
import { type Installation, installationOf, type World } from './world.ts';

type Opened = { readonly kind: 'opened'; readonly number: string };

/**
 * Makes two cases of one: what was chosen gets a number of its own, the sender of its own first mail as its requester. Its clock starts
 * when the old one's did; with mails alone, at the receipt of the first of them. Nobody is thereby known: proofs do not come along. All of it in one transaction.
 */
export async function splitCase(world: World, { caseId, ...chosen }: SplitCase, by: Actor): Promise<Opened | Refusal> {
  const before = await world.store.records.cases.find(caseId);
  if (!before) return { kind: 'refused', why: 'not_found' };
  const installation = installationOf(world, before.organisation);
  const firstId = before.mails.map(({ id }) => id).find((id) => chosen.mailIds.includes(id)) ?? before.mails[0]?.id;
  const mail = firstId === undefined ? undefined : await world.store.records.mails.get(firstId);
  if (!mail) return { kind: 'refused', why: 'not_found' };
  // Outside of the transaction, since a signature may have to be looked up.
  const reading = mail.byHand ? writtenDown(before) : await readMail(world, mail, installation);
  const outcome = await repeatOnConflict(() =>
    world.store.atomically((records) => attempt(world, records, installation, { ...chosen, caseId }, { mail, reading }, by)),
  );
  world.wake('outbox');
  return outcome;
}

function writtenDown({ language, requester, receiptSource }: CaseFile): WrittenDown {
  return { kind: 'by_hand', language, requester: requester ?? null, source: receiptSource };
}

async function attempt(
  world: World,
  records: Records,
  installation: Installation,
  { caseId, revision, rights, mailIds }: SplitCase,
  { mail, reading }: { readonly mail: StoredMail; readonly reading: Reading | WrittenDown },
  by: Actor,
): Promise<Opened | Refusal> {
  const { organisation } = installation;
  const source = await records.cases.find(caseId);
  if (!source) return { kind: 'refused', why: 'not_found' };
  const command = { type: 'split', revision, rights, mailIds, into: '', organisation, by: by.id } as const;
  const { refusal } = decide(source, command, world.clock());
  if (refusal) return refusal;

  const opening = await openingMail(records, source, mail);
  if (!opening) return { kind: 'refused', why: 'not_found' };
  const triage = rights.length === 0 || source.triage ? 'split_off' : null;
  const { caseId: newId } = await openCase(world, records, installation, opening, reading, triage, {
    by: by.id,
    splitFrom: {
      number: source.number,
      // With mails alone, what the rules see in the first of them is proposed.
      found: rights.length > 0 ? source.lines.filter(({ right }) => rights.includes(right)) : undefined,
      // A right was asked when the case says, whichever mail comes along: a later start would let the limit pass (Art. 12(3)).
      receipt: opening === mail && rights.length === 0 ? undefined : { at: source.receivedAt, source: source.receiptSource },
    },
  });
  const opened = await found(records, newId);
  const split = decide(source, { ...command, into: opened.number }, world.clock());
  const done = await applyDecision(world, records, source, split);
  if (done.kind === 'refused') return done;
  await records.mails.settle(opening.id, { kind: 'case', caseId: newId }, undefined);
  await moveOthers(
    world,
    records,
    source,
    newId,
    mailIds.filter((id) => id !== mail.id),
  );
  return { kind: 'opened', number: opened.number };
}

/** The mail that opened the old case stays there, sealed with its key; the new one opens on a copy. Any other mail leaves. */
async function openingMail(records: Records, source: CaseFile, mail: StoredMail): Promise<StoredMail | undefined> {
  if (mail.id === source.mails[0]?.id) return records.mails.keepCopy(mail.id);
  await records.mails.giveOwnKey(mail.id);
  return mail;
}

/** The other mails that were chosen follow; what they ask was said with the rights. */
async function moveOthers(
  world: World,
  records: Records,
  source: CaseFile,
  newId: string,
  mailIds: readonly string[],
): Promise<void> {
  for (const { id: mailId, receivedAt } of source.mails.filter(({ id }) => mailIds.includes(id))) {
    const target = await found(records, newId);
    const joined = decide(target, { type: 'join_mail', mailId, receivedAt, found: [] }, world.clock());
    await applyDecision(world, records, target, joined, {
      lines: [{ type: 'mail_in', mailId, receivedAt: receivedAt.toString(), attachments: 0, newRights: [] }],
    });
    await records.mails.settle(mailId, { kind: 'case', caseId: newId }, undefined);
  }
}

async function found(records: Records, caseId: string): Promise<CaseFile> {
  const caseFile = await records.cases.find(caseId);
  if (!caseFile) throw new Error(`Case ${caseId} has disappeared`);
  return caseFile;
}
