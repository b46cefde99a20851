/** Takes a picture of each sample as the local Slack page shows it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Sample } from '../../src/slack/samples/samples.ts';
import type { LocalSlack } from '../demo-parts/slack-server.ts';
import type { BareApp } from './bare-app.ts';

export type Picture = { readonly name: string; readonly file: string };

/** The page scrolls inside of itself; a picture is of the whole. What hovers would lie over it. */
const wholeLength = `
  html, body, #root, .app { height: auto !important; overflow: visible !important; }
  .body, .main, .messages, .home { overflow: visible !important; height: auto !important; min-height: 0 !important; }
  .modal-overlay { position: absolute !important; align-items: flex-start !important; background: none !important; }
  .modal { max-height: none !important; box-shadow: none !important; border: 1px solid #ccc; }
  .modal-body { overflow: visible !important; }
  /* Slack keeps the line breaks of plain text; this page does not. */
  .plain { white-space: pre-line; }
  .msg-hover-actions, .composer, .toast { display: none !important; }
`;

/** @param folder is made where it is not there; a picture is called after its sample */
export async function drawSamples(
  all: readonly Sample[],
  {
    page,
    slack,
    app,
    folder,
  }: { readonly page: Page; readonly slack: LocalSlack; readonly app: BareApp; readonly folder: string },
): Promise<readonly Picture[]> {
  await mkdir(folder, { recursive: true });
  await page.goto(slack.url);
  await page.addStyleTag({ content: wholeLength });
  await page.getByText('ui live').waitFor();
  const pictures: Picture[] = [];
  for (const sample of all) {
    const picture = { name: sample.name, file: join(folder, `${sample.name}.png`) };
    await drawOne(sample, picture.file);
    pictures.push(picture);
  }
  return pictures;

  async function drawOne(sample: Sample, path: string): Promise<void> {
    switch (sample.kind) {
      case 'message': {
        const { channel } = slack;
        const { ts } = await app.call('chat.postMessage', { channel, text: sample.text, blocks: sample.blocks });
        await page.locator(`.msg[data-ts="${ts}"] .msg-body`).screenshot({ path });
        await app.call('chat.delete', { channel, ts });
        return;
      }
      case 'modal': {
        const overlay = page.locator('.modal-overlay');
        await app.call('views.open', { trigger_id: app.trigger, view: sample.view });
        await page.locator('.modal').screenshot({ path });
        await page.locator('.modal-x').click();
        await overlay.waitFor({ state: 'detached' });
        return;
      }
      case 'home': {
        await app.call('views.publish', { user_id: slack.approver.id, view: sample.view });
        await page.locator('.sidebar-item', { hasText: 'Frist' }).click();
        await page.locator('.home-inner').screenshot({ path });
        await page.locator('.sidebar-item', { hasText: slack.channelName }).click();
        return;
      }
    }
  }
}
