import { osloDate } from '../cases/calendar.ts';
import { changeCase } from './change-case.ts';
import { drawSortedAway } from './effects.ts';
import { openCase } from './open-case.ts';
import type { StoredMail } from './ports.ts';
import { readMail } from './read-mail.ts';
import type { Actor, Refusal } from './staff-verbs.ts';
import { installationOf, type World } from './world.ts';

type Opened = { readonly kind: 'opened'; readonly number: string };

/**
 * "This was a request": what the machine or a person sorted away becomes a case in triage. Its limit runs from the mail's own receipt;
 * our mistake gives us no more time.
 */
export async function takeBack(world: World, mailId: string, by: Actor): Promise<Opened | Refusal> {
  const mail = await world.store.records.mails.get(mailId);
  if (!mail?.fate) return { kind: 'refused', why: 'not_found' };
  return mail.fate.kind === 'case' ? reopen(world, mail.fate.caseId, by) : openAfterAll(world, mail, by);
}

async function reopen(world: World, caseId: string, by: Actor): Promise<Opened | Refusal> {
  const outcome = await changeCase(world, caseId, { type: 'take_back', by: by.id, saw: by.saw });
  if (outcome.kind === 'refused') return outcome;
  const caseFile = await world.store.records.cases.find(caseId);
  return caseFile ? { kind: 'opened', number: caseFile.number } : { kind: 'refused', why: 'not_found' };
}

async function openAfterAll(world: World, mail: StoredMail, by: Actor): Promise<Opened | Refusal> {
  const installation = installationOf(world, mail.organisation);
  const reading = await readMail(world, mail, installation);

  const opened = await world.store.atomically(async (records) => {
    const now = await records.mails.get(mail.id);
    if (now?.fate?.kind !== 'sorted_away') return undefined;
    const fate = await openCase(world, records, installation, mail, reading, 'taken_back', { by: by.id });
    await records.mails.settle(mail.id, fate, reading.kind === 'read' ? reading.message.messageId : undefined);
    await records.outbox.enqueue(drawSortedAway(mail.organisation, osloDate(mail.receivedAt), `${mail.id}:back`, world.clock()));
    return records.cases.find(fate.caseId);
  });

  world.log.info({ mailId: mail.id, by: by.id, case: opened?.number }, 'mail taken back');
  world.wake('outbox');
  return opened ? { kind: 'opened', number: opened.number } : { kind: 'refused', why: 'stale' };
}
