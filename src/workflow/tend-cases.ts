import type { CaseFile } from '../cases/case-file.ts';
import { obstacleTo } from '../cases/letter-rules.ts';
import type { LetterKind, Outcomes } from '../cases/letters.ts';
import { type Alert, type Chore, dueAlerts, dueChores, isForManagers, isSnoozable } from '../cases/reminders.ts';
import { isSnoozed, snoozeUntil } from '../cases/snoozes.ts';
import { caseView } from './case-view.ts';
import { changeCase } from './change-case.ts';
import { alertKey, mailAlert, postAlert, sendMail } from './effects.ts';
import { inPortions } from './in-portions.ts';
import { peopleNow } from './people-now.ts';
import type { Draft, ThreadLine } from './ports.ts';
import { whyNoNotice } from './queue-receipt.ts';
import { replyFacts } from './reply-facts.ts';
import { messageIdFor } from './reply-headers.ts';
import { type Installation, installationOf, type World } from './world.ts';

/**
 * Looks at every open case once a minute: what people have to be told, and what the machine does when its day has come. Everything is
 * keyed by its cause, so that a restart, or a second process, never tells or sends it twice; what was missed is told at the start.
 * One bad case never keeps the limits of the others from being told.
 */
export async function tendCases(world: World): Promise<void> {
  const due: { readonly caseFile: CaseFile; readonly alerts: readonly Alert[] }[] = [];
  for await (const caseFile of inPortions(await world.store.records.cases.list({ openOnly: true }))) {
    await guarded(world, caseFile, async ({ organisation }) => {
      due.push({ caseFile, alerts: dueAlerts(caseFile, organisation, world.clock()) });
    });
  }
  // One question for all: with hundreds of cases near their limit, most has been told before.
  const keys = due.flatMap(({ caseFile, alerts }) => alerts.map(({ key }) => alertKey(caseFile.id, key)));
  const told = await world.store.records.outbox.known(keys);
  for await (const { caseFile, alerts } of inPortions(due)) {
    await guarded(world, caseFile, async (installation) => {
      for (const alert of alerts)
        if (!told.has(alertKey(caseFile.id, alert.key))) await raise(world, installation, caseFile, alert);
      for (const chore of dueChores(caseFile, installation.organisation, world.clock()))
        await carryOut(world, installation, caseFile, chore);
    });
  }
  world.wake('outbox');
}

async function guarded(world: World, caseFile: CaseFile, work: (installation: Installation) => Promise<void>): Promise<void> {
  try {
    await work(installationOf(world, caseFile.organisation));
  } catch (error) {
    world.log.error(
      { case: caseFile.number, error: error instanceof Error ? error.name : 'unknown' },
      'tending a case failed; it is tried again in a minute',
    );
  }
}

/** In the thread, for whoever has the case; the last ones also by mail, for Slack may be down (promise 4 of the design). */
async function raise(
  world: World,
  { responsible, approvers, managers }: Installation,
  caseFile: CaseFile,
  alert: Alert,
): Promise<void> {
  const handlers = caseFile.handler ? [caseFile.handler] : approvers;
  const isLate = alert.to === 'handler_and_responsible';
  const everybody = isLate ? [...new Set([...handlers, ...responsible])] : handlers;
  const { key, about, days, only } = alert;
  const now = world.clock();
  // Of a group in which somebody has put it off, the others are named one by one.
  const people = caseFile.snoozes.length > 0 ? await peopleNow(world, everybody) : everybody;
  const to = only ? [only] : people.filter((person) => !isSnoozed(caseFile, person, about, now));
  // All of them have put it off: it is told when the first wants to hear of it again. What managers are mailed waits for nobody.
  if (people.length > 0 && to.length === 0 && !isForManagers(alert)) return;
  const until = only || !isSnoozable(alert) ? undefined : snoozeUntil(caseFile, now);
  const line: ThreadLine = { type: 'alert', about, days, to, ...(until && { snooze: { alert: key, until: until.toString() } }) };
  await world.store.atomically(async ({ outbox }) => {
    await outbox.enqueue(postAlert(caseFile, key, line, now));
    for (const manager of isForManagers(alert) ? managers.keys() : [])
      await outbox.enqueue(mailAlert(caseFile, alert, manager, now));
  });
}

async function carryOut(world: World, installation: Installation, caseFile: CaseFile, chore: Chore): Promise<void> {
  switch (chore.kind) {
    case 'expire_code':
      await changeCase(world, caseFile.id, { type: 'expire_code' });
      return;
    case 'tell_code_expired':
      return queueNotice(world, installation, caseFile, 'code_expired', `${caseFile.id}:${chore.key}`);
    case 'close':
      await changeCase(world, caseFile.id, { type: 'close_if_done', organisation: installation.organisation });
      return;
    case 'remind_of_identity':
      return queueNotice(world, installation, caseFile, 'identity_reminder', `${caseFile.id}:${chore.key}`);
    case 'draft_not_identified':
      return prepare(world, installation, caseFile, 'answer', chore.outcomes);
    case 'offer_copy_deleted':
      return prepare(world, installation, caseFile, 'id_copy_deleted', {});
  }
}

/** For a person to review, change, approve or put aside. */
async function prepare(
  world: World,
  { organisation }: Installation,
  { id, revision }: CaseFile,
  letter: LetterKind,
  outcomes: Outcomes,
): Promise<void> {
  const plan = { type: 'plan_letter', revision, letter, outcomes, values: {}, body: undefined } as const;
  await changeCase(world, id, { ...plan, organisation, by: 'frist' });
}

/**
 * One of the few mails that leave without a yes; never more often than its key, and only where a receipt could go. Of a code that has
 * expired nobody is told where another could not be sent.
 */
async function queueNotice(
  world: World,
  installation: Installation,
  caseFile: CaseFile,
  notice: 'identity_reminder' | 'code_expired',
  key: string,
): Promise<void> {
  const { requester } = caseFile;
  const id = draftIdOf(key);
  if (!requester || (await world.store.records.drafts.get(id))) return;
  if (notice === 'code_expired' && obstacleTo('identity_code', {}, caseFile, installation.organisation, world.clock())) return;
  if (await whyNoNotice(world, installation, caseFile)) return;
  const { subjectLine, text } = world.writer.automatic(notice, replyFacts(caseView(world, caseFile)));
  const draft: Draft = {
    id,
    caseId: caseFile.id,
    purpose: notice,
    mail: {
      messageId: messageIdFor(id, installation),
      to: requester.address,
      subjectLine,
      text,
      inReplyTo: undefined,
      references: [],
      autoSubmitted: 'auto-generated',
    },
  };
  await world.store.atomically(async (records) => {
    await records.drafts.save(draft);
    await records.outbox.enqueue(sendMail(draft, world.clock()));
  });
}

/** The same notice is the same draft, so that it is written once. */
const draftIdOf = (key: string) => key.replace(/[^a-z0-9-]+/gi, '.');
