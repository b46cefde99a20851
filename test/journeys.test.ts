/**
 * Every folder in `journeys/` is one situation: `mail.eml` comes in, and the files beside it hold what Frist makes of it, from the
 * classification to the drafted answer. `-day-25` at the end of a folder's name lets the case age first. After a wanted change,
 * `npx vitest run --config scripts/vitest.config.ts test/journeys.test.ts -u` writes them anew, to be read by eye.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { caseCard } from '../src/slack/cards/case-card.ts';
import { wordsFor } from '../src/slack/words.ts';
import { ingrid } from './support/people.ts';
import { openTestWorld, type TestWorld } from './support/world.ts';

const journeys = join(import.meta.dirname, 'journeys');

it.each(readdirSync(journeys))('%s', async (situation) => {
  const folder = join(journeys, situation);
  const frist = await openTestWorld({ receipts: 'authenticated' });

  await frist.arrive(readFileSync(join(folder, 'mail.eml')));
  frist.passSeconds(daysIn(situation) * 24 * 3600);

  const shows = (file: string, content: unknown) => expect(text(content)).toMatchFileSnapshot(join(folder, file));
  await shows('classification.json', await classificationOf(frist, folder));
  await shows('sent.txt', frist.smtp.mails.map(readable).join('\n') || 'nothing\n');
  const [caseFile] = await frist.world.store.records.cases.list({ openOnly: false });
  await shows(
    'case.json',
    caseFile ? { number: caseFile.number, stage: caseFile.stage, rights: caseFile.lines.map((line) => line.right) } : 'no case',
  );
  if (!caseFile) return;
  const review = await frist.verbs.reviewCase(caseFile.id, { id: ingrid });
  if (review.kind === 'refused') throw new Error(review.why);
  await shows('card.json', caseCard(review.view, wordsFor('nb')));
  await shows(
    'reply.txt',
    review.draft ? `${review.draft.opening}\n\n${review.draft.body}\n\n${review.draft.closing}\n` : 'no draft\n',
  );
});

const daysIn = (situation: string) => Number(/-day-(\d+)$/.exec(situation)?.[1] ?? 0);

const text = (content: unknown) => (typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);

async function classificationOf({ world }: TestWorld, folder: string) {
  const parsed = await world.parse(readFileSync(join(folder, 'mail.eml')), [...world.installations.values()][0] as never);
  return parsed.ok ? world.classify(parsed.message) : parsed;
}

const readable = (mail: TestWorld['smtp']['mails'][number]) => `To: ${mail.to}\nSubject: ${mail.subjectLine}\n\n${mail.text}\n`;
