/** The local Slack page in a real browser, used as people use it: they look, press what they can read, write and tick. */
import type { Browser, Locator, Page } from 'playwright-core';
import { startSlackPage } from '../../scripts/demo-parts/slack-page.ts';
import type { Office } from './slack-double/office.ts';
import type { TestWorld } from './world.ts';

export type SlackPage = Awaited<ReturnType<typeof openSlackPage>>;

/** How long to wait for what should come at once; ample, because the machine may be busy. */
const patience = 15_000;

export async function openSlackPage(browser: Browser, office: Office, frist: TestWorld) {
  const page: Page = await browser.newPage({ viewport: { width: 1200, height: 2000 } });
  page.setDefaultTimeout(patience);
  const front = await startSlackPage({ url: office.slack.pageUrl, channel: office.slack.channel });
  await page.goto(front.url);
  await page.getByText('ui live').waitFor();
  const modal = page.locator('.modal');

  // As the running program does: what an act has queued goes out at once, and nobody has to ask for it.
  let work = Promise.resolve();
  const deliver = () => {
    work = work.then(() => frist.deliver());
    return work;
  };
  Object.assign(frist.world, { wake: () => void deliver() });

  /** The message, or the line in a thread, in which these words stand; the newest where there are several. */
  const message = (words: string): Locator => page.locator('.msg', { hasText: words }).last();

  const field = (label: string): Locator =>
    modal.locator('.bk-input').filter({ has: page.locator('.bk-label').getByText(label, { exact: true }) });

  return {
    /** Who sits at the screen. */
    async actAs({ id }: { readonly id: string }): Promise<void> {
      await page.locator('.actas select').selectOption(id);
    },
    /** A button of a message. */
    async press(button: string, on: string): Promise<void> {
      await message(on).getByRole('button', { name: button, exact: true }).click();
    },
    async pressInModal(button: string): Promise<void> {
      await modal.getByRole('button', { name: button, exact: true }).first().click();
    },
    /** The green button at the bottom. */
    async submit(): Promise<void> {
      await modal.locator('.modal-btn.primary').click();
    },
    async close(): Promise<void> {
      await modal.locator('.modal-x').click();
      await modal.waitFor({ state: 'detached' });
    },
    fill: (label: string, text: string) => field(label).locator('input').fill(text),
    choose: (label: string, choice: string) => field(label).getByText(choice, { exact: true }).click(),
    /** The page shows what is chosen beforehand as an empty choice of the same name. */
    async select(label: string, choice: string): Promise<void> {
      const value = await field(label).locator('option:not([value=""])').getByText(choice, { exact: true }).getAttribute('value');
      await field(label).locator('select').selectOption(value);
    },
    async tickAll(label: string): Promise<void> {
      const boxes = field(label).locator('input[type=checkbox]');
      await boxes.first().waitFor();
      for (const box of await boxes.all()) await box.check();
    },
    tick: (label: string, box: string) => field(label).getByText(box, { exact: true }).click(),
    /** Whatever the form still asks for, where the test is not about what it says. */
    async fillTheRest(words: string): Promise<void> {
      for (const input of await modal.locator('input.bk-plain-input:not([type=date])').all())
        if ((await input.inputValue()) === '') await input.fill(words);
      for (const list of await modal.locator('select').all())
        if ((await list.inputValue()) === '') await list.selectOption({ index: 1 });
    },
    /** Resolves when the words can be read in the modal. */
    reads: (words: string | RegExp) => modal.getByText(words).first().waitFor(),
    /** Resolves when the words can be read in a message of the channel. */
    sees: (words: string) => message(words).waitFor(),
    /** So much later, with all that is then due. */
    async later(seconds: number): Promise<void> {
      await office.quiet();
      frist.passSeconds(seconds);
      await deliver();
    },
    gone: () => modal.waitFor({ state: 'detached' }),
    async end(): Promise<void> {
      await office.quiet();
      await work;
      await page.close();
      await front.stop();
    },
  };
}
