import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalSlack } from './slack-server.ts';

/** Local-slack's page with buttons that work in modals too. */
export type SlackPage = { readonly url: string; stop(): Promise<void> };

/**
 * Serves the page on a free port of 127.0.0.1; all that it does goes to local-slack itself.
 * @param slack where local-slack is, and the channel that its people are in
 */
export async function startSlackPage({ url, channel }: Pick<LocalSlack, 'url' | 'channel'>): Promise<SlackPage> {
  const script = readFileSync(new URL('modal-buttons.js', import.meta.url), 'utf8').replace(
    'SLACK',
    JSON.stringify({ url, channel }),
  );
  const server = createServer(async (request, response) => {
    // Its other paths (uploads) are its own.
    if (request.url !== '/') return response.writeHead(307, { location: new URL(request.url ?? '/', url).href }).end();
    const page = await fetch(url).then((answer) => answer.text());
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    return response.end(page.replace('<head>', () => `<head><script>${script}</script>`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
