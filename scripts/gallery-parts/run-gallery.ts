/**
 * `npm run gallery`: every surface of Frist in every state and both languages of the staff, as the local Slack page draws it, into
 * test/slack/gallery/, with a page of all of them. `npm run gallery -- WORD…` draws those only whose names have one of the words in them.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { samples } from '../../src/slack/samples/samples.ts';
import { startLocalSlack } from '../demo-parts/slack-server.ts';
import { startBareApp } from './bare-app.ts';
import { startBrowser } from './browser.ts';
import { writeContactSheet } from './contact-sheet.ts';
import { drawSamples, type Picture } from './draw-samples.ts';

const folder = join(import.meta.dirname, '../../test/slack/gallery');
const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.some((word) => name.includes(word));

const browser = await startBrowser();
const slack = await startLocalSlack();
const app = await startBareApp(slack);
try {
  await rm(folder, { recursive: true, force: true });
  const byLanguage: Record<string, readonly Picture[]> = {};
  for (const language of ['nb', 'en'] as const) {
    const all = samples(language).filter(({ name }) => isWanted(name));
    console.error(`${all.length} surfaces in ${language} …`);
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    byLanguage[language] = await drawSamples(all, { page, slack, app, folder: join(folder, language) });
    await page.close();
  }
  const sheet = join(folder, 'contact-sheet.html');
  await writeContactSheet(sheet, byLanguage);
  for (const { file } of Object.values(byLanguage).flat()) console.log(file);
  console.log(sheet);
} finally {
  await app.stop();
  await browser.close();
  await slack.stop();
}
