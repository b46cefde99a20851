/** Debian's Chromium, driven by playwright-core: for the pictures of the gallery, and for tests that use the local Slack page as people do. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Asks nobody outside, and leaves nothing behind: playwright gives each start a profile of its own. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws with what to do where there is no Chromium */
export async function startBrowser(): Promise<Browser> {
  const executablePath = places.find((place) => existsSync(place));
  if (!executablePath) throw new Error('Chromium is not here; install it with: sudo apt-get install chromium');
  return chromium.launch({ executablePath, args: flags });
}
