import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startBrowser } from '../../scripts/gallery-parts/browser.ts';
import { makeDueDigests } from '../../src/workflow/post-digest.ts';
import type { Installation } from '../../src/workflow/world.ts';
import { letters } from '../support/handling.ts';
import { mail } from '../support/mail.ts';
import { kari } from '../support/people.ts';
import { type Office, openOffice } from '../support/slack-double/office.ts';
import { openSlackPage, type SlackPage } from '../support/slack-page.ts';
import type { TestWorld } from '../support/world.ts';

/** What a handler does in a day, at the local Slack page in a real browser, with the whole of Frist behind it. */
vi.setConfig({ testTimeout: 60_000 });
let browser: Browser;
let office: Office;
let frist: TestWorld;
let slack: SlackPage;

beforeAll(async () => {
  browser = await startBrowser();
  office = await openOffice();
});
afterEach(async () => {
  expect(office.slack.complaints).toEqual([]);
  await slack.end();
});
afterAll(async () => {
  await office.close();
  await browser.close();
});

const number = 'DIGFO-2026-0001';
const access = mail({ text: 'Hei!\r\n\r\nHva har dere på meg? Jeg vil ha innsyn i alle opplysningene.\r\n\r\nHilsen Kari' });

async function startDay(letter: string, changes: Partial<Installation> = {}): Promise<void> {
  frist = await office.serve(changes);
  slack = await openSlackPage(browser, office, frist);
  await frist.arrive(letter);
  await slack.sees(number);
  // The first mail is read slowly, and a socket that hears nothing meanwhile is given up for another.
  await office.quiet();
  await office.slack.sockets.connected();
}

it('reads the mail, reviews, edits, approves, undoes, and approves again: it is sent once', async () => {
  await startDay(access);

  await slack.press('Ta saken', number);
  await slack.sees('@Ingrid Moe');
  await slack.press('Se over', number);
  await slack.reads('Hva har dere på meg?');
  await answerInFull();
  await slack.sees('Svaret sendes');
  await slack.press('Angre sendingen', number);
  await slack.sees('må godkjennes');
  await slack.later(120);
  expect(letters(frist)).toHaveLength(0);

  // Who asks is known by now, and need not be said again.
  await approveAsItStands();

  await slack.sees('besvart');
  expect(letters(frist).map(({ to, text }) => [to, text.includes('navnet ditt og et kurs i mai')])).toEqual([
    [kari.address, true],
  ]);
});

it('refuses: one prepares it, and another one has to say yes', async () => {
  await startDay(access, {
    approvers: [office.slack.approver.id, office.slack.colleague.id],
    responsible: [office.slack.colleague.id],
  });

  await slack.press('Mer …', number);
  await slack.pressInModal('Avslå');
  await slack.reads('Velg svar på hver ting');
  await slack.select('Innsyn', 'Nei, avslag');
  await slack.submit();
  await slack.reads('Innsyn: avslått');
  await slack.select('Hjemmel', '§ 16 d: Taushetsplikt i lov (skriv hvilken lov)');
  await slack.fillTheRest('Opplysningene er undergitt taushetsplikt etter barnevernsloven § 13-1');
  await slack.submit();
  await slack.reads('Svaret sier: innsyn: avslått');
  await slack.tickAll('Jeg bekrefter at');
  await slack.submit();
  await slack.reads('ingenting er sendt ennå');
  await slack.close();
  await slack.later(120);
  expect(letters(frist)).toEqual([]);

  await slack.actAs(office.slack.colleague);
  await approveAsItStands();

  await slack.sees('besvart');
  expect(letters(frist).map(({ text }) => text.includes('barnevernsloven § 13-1'))).toEqual([true]);
});

it('says who may approve to whoever may not, and sends nothing', async () => {
  await startDay(access);
  await slack.actAs(office.slack.colleague);

  await slack.press('Se over', number);
  await fillInFully();
  await slack.submit();

  await slack.reads('@Ingrid Moe');
  await slack.later(120);
  expect(letters(frist)).toEqual([]);
});

it('says what else they ask for', async () => {
  await startDay(access);

  await slack.press('Se over', number);
  await slack.pressInModal('De ber om noe annet');
  await slack.tick('Rettigheter', 'Innsyn: hva vi har om dem, eller en kopi');
  await slack.tick('Rettigheter', 'Sletting: opplysninger, bruker eller konto skal bort');
  await slack.submit();
  await slack.gone();

  await slack.sees('Innsyn og sletting');
});

it('extends the limit', async () => {
  await startDay(access);

  await slack.press('Mer …', number);
  await slack.pressInModal('Forleng fristen');
  await slack.choose('Hva bygger forlengelsen på?', 'Saken er komplisert (12 nr. 3)');
  await slack.fill('Grunnen i denne saken', 'Opplysningene ligger i tre gamle systemer som må søkes i for hånd.');
  await slack.submit();
  await slack.reads('Forleng fristen, med emnet');
  await slack.submit();
  await slack.gone();
  await slack.sees('sendes kl.');
  await slack.later(120);

  await slack.sees('92 dager igjen');
  expect(letters(frist).map(({ text }) => text.includes('tre gamle systemer'))).toEqual([true]);
});

it('finds a request among the mails that were sorted away', async () => {
  await startDay(access);
  await frist.arrive(
    mail({ subject: 'Møte', text: 'Hei! Passer det med et møte på tirsdag?', messageId: '<2@mail.example.no>' }),
  );

  await slack.press('Les', 'sortert bort');
  await slack.reads('Passer det med et møte på tirsdag?');
  await slack.close();
  await slack.press('Dette var en henvendelse', 'sortert bort');
  await slack.reads('DIGFO-2026-0002');

  await slack.sees('sak DIGFO-2026-0002');
});

it('opens a case from the morning’s digest', async () => {
  await startDay(access);
  frist.turnTo('2026-12-14T08:05');
  await makeDueDigests(frist.world);

  await slack.press(`Åpne ${number}`, 'Frist innen sju dager (1)');

  await slack.reads('Hva har dere på meg?');
});

/** A letter that lies ready: every box ticked, and the undo delay over. */
async function approveAsItStands(): Promise<void> {
  await slack.press('Se over og godkjenn', number);
  await slack.tickAll('Jeg bekrefter at');
  await slack.submit();
  await slack.gone();
  await slack.sees('Svaret sendes');
  await slack.later(120);
}

/** As a handler does: own words, every box ticked, and how they know who asks. */
async function answerInFull(): Promise<void> {
  await fillInFully();
  await slack.submit();
  await slack.gone();
}

async function fillInFully(): Promise<void> {
  await slack.fill('Svar', 'Vi har funnet navnet ditt og et kurs i mai.');
  await slack.tickAll('Jeg bekrefter at');
  await slack.choose('Slik vet vi hvem som spør', 'Personen kjente til noe som bare de og vi vet');
  await slack.fill('Hva dere så eller spurte om', 'Kursdatoen');
}
