/** Whether what stands in Slack is what is so: one card a case, as it would be drawn now, and each line in its thread once. */
import type { CaseEvent } from '../../../src/cases/case-event.ts';
import type { CaseFile } from '../../../src/cases/case-file.ts';
import { caseCard } from '../../../src/slack/cards/case-card.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import { caseView } from '../../../src/workflow/case-view.ts';
import type { TestWorld } from '../world.ts';
import type { Kept } from './web-api.ts';

/** The card as it should be now; a mere look counts the revision up without a redraw. */
export function wrongCards({ world }: TestWorld, caseFile: CaseFile, messages: readonly Kept[]): readonly string[] {
  const cards = messages.filter(({ metadata, thread_ts, ts }) => isAbout(metadata, caseFile) && (!thread_ts || thread_ts === ts));
  const [card] = cards;
  if (cards.length !== 1 || !card) return [`${caseFile.number}: ${cards.length} cards`];
  const drawn = (card.blocks as readonly { block_id: string }[]).map((block) => ({
    ...block,
    block_id: block.block_id.split('~')[0],
  }));
  const revision = Number(drawn[0]?.block_id?.split(':')[1]);
  const expected = caseCard(caseView(world, { ...caseFile, revision }), wordsFor('nb'));
  const isRight =
    JSON.stringify({ text: card.text, blocks: drawn }) === JSON.stringify({ text: expected.text, blocks: expected.blocks });
  return isRight ? [] : [`${caseFile.number}: the card says ${card.text}, and should say ${expected.text}`];
}

/** Events that have a line of the same name. */
const toldOf = new Set<string>(['receipt_sent', 'reply_approved', 'reply_undone', 'reply_sent']);

/** One line each and in their order, however often an answer of Slack was lost. */
export function wrongLines(caseFile: CaseFile, events: readonly CaseEvent[], messages: readonly Kept[]): readonly string[] {
  const lines = messages
    .filter(({ metadata, thread_ts, ts }) => isAbout(metadata, caseFile) && thread_ts && thread_ts !== ts)
    .toSorted((a, b) => Number(a.ts) - Number(b.ts))
    .map(({ metadata }) => payloadOf(metadata));
  const ids = lines.map(({ delivery_id }) => delivery_id);
  const twice = ids.length === new Set(ids).size ? [] : [`${caseFile.number}: a line stands twice`];
  const told = lines.flatMap(({ line = '' }) => (toldOf.has(line) ? [line] : []));
  const happened = events.flatMap(({ type }) => (toldOf.has(type) ? [type] : []));
  const missing = told.join() === happened.join() ? [] : [`${caseFile.number}: told ${told}, happened ${happened}`];
  return [...twice, ...missing];
}

type Payload = { readonly case_id?: string; readonly delivery_id?: string; readonly line?: string };
const payloadOf = (metadata: unknown): Payload => (metadata as { event_payload?: Payload } | undefined)?.event_payload ?? {};
const isAbout = (metadata: unknown, { id }: CaseFile) => payloadOf(metadata).case_id === id;
