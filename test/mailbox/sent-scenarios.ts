import { expect, it } from 'vitest';
import { createSentFolder } from '../../src/mailbox/sent-folder.ts';
import type { SentFolder } from '../../src/workflow/ports.ts';
import { kari } from '../support/people.ts';
import { createMailKeeper } from './mail-keeper.ts';
import { optionsFor, type ServerUnderTest } from './watching-scenarios.ts';

/** Looking up what went out, with any mail server that files it in a folder marked as \Sent. */
export function sentScenarios(serverOf: () => ServerUnderTest): void {
  it('finds a mail by its Message-ID', async () => {
    await serverOf().deliver(answer('Message-ID: <svar-1@digfo.example.no>'), 'Sent');

    expect(await sentFolderOf(serverOf()).find('digfo', '<svar-1@digfo.example.no>')).toBe('found');
  });

  it('finds a mail whose Message-ID the provider has replaced, by our own header', async () => {
    await serverOf().deliver(
      answer('Message-ID: <AM0PR01@provider.example.com>\r\nX-Frist-Id:\r\n <svar-2@digfo.example.no>'),
      'Sent',
    );

    expect(await sentFolderOf(serverOf()).find('digfo', '<svar-2@digfo.example.no>')).toBe('found');
  });

  it('is not misled by an id that only contains the one looked for', async () => {
    await serverOf().deliver(answer('Message-ID: <ikke-svar-3@digfo.example.no>'), 'Sent');

    expect(await sentFolderOf(serverOf()).find('digfo', '<svar-3@digfo.example.no>')).toBe('absent');
  });

  it('says absent when the folder holds nothing of the kind', async () => {
    expect(await sentFolderOf(serverOf()).find('digfo', '<aldri-sendt@digfo.example.no>')).toBe('absent');
  });

  it('looks into the folder that is named, where one is', async () => {
    await serverOf().deliver(answer('Message-ID: <svar-4@digfo.example.no>'), 'INBOX');

    expect(await sentFolderOf(serverOf(), { folder: 'INBOX' }).find('digfo', '<svar-4@digfo.example.no>')).toBe('found');
  });

  it('says unknown when there is no such folder, no sign-in or no such organisation', async () => {
    const server = serverOf();

    const answers = await Promise.all([
      sentFolderOf(server, { folder: 'Finnes ikke' }).find('digfo', '<svar-5@digfo.example.no>'),
      sentFolderOf({ ...server, password: 'feil' }).find('digfo', '<svar-5@digfo.example.no>'),
      sentFolderOf(server).find('somebody-else', '<svar-5@digfo.example.no>'),
    ]);

    expect(answers).toEqual(['unknown', 'unknown', 'unknown']);
  });
}

function sentFolderOf(server: ServerUnderTest, { folder }: { folder?: string } = {}): SentFolder {
  const { connection } = optionsFor(server, createMailKeeper());
  return createSentFolder((organisation) => (organisation === 'digfo' ? { connection, folder } : undefined));
}

function answer(headers: string): string {
  return `From: personvern@digfo.example.no\r\nTo: ${kari.address}\r\nSubject: Svar\r\n${headers}\r\n\r\nHei.\r\n`;
}
