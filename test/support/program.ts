/** Frist as people start it: the real program in a process of its own, with a configuration and a database in a folder of their own. */
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { Right } from '../../src/intents/classification.ts';
import { shippedFolder } from '../../src/read-folder.ts';
import { openStore } from '../../src/store/open-store.ts';
import { keptMail } from '../store/made-up-case.ts';
import { caseId, caseOpened } from './case-files.ts';
import { behindTheStore, databaseFile, masterKey } from './database.ts';

const frist = join(import.meta.dirname, '../../scripts/frist');

export type Ended = { readonly code: number | null; readonly out: string; readonly err: readonly string[] };

/** What the program ended with. `err` is what it says to people: its log, which is JSON, is left out. */
export function runFrist(args: readonly string[], env: Record<string, string> = {}, input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(frist, args, { env: { ...process.env, ...env } });
    const texts = { out: '', err: '' };
    child.stdout.on('data', (part: Buffer) => {
      texts.out += part;
    });
    child.stderr.on('data', (part: Buffer) => {
      texts.err += part;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: texts.out, err: texts.err.split('\n').filter((line) => line !== '' && !line.startsWith('{')) }),
    );
    child.stdin.end(input);
  });
}

/**
 * An installation that serves DIGFO, with the database made; whoever runs the tests may approve.
 * @param edit changes one file of a copy of the shipped ones, as a lawyer would
 */
export function installation(edit?: { readonly file: string; readonly change: (text: string) => string }) {
  const database = databaseFile();
  const folder = dirname(database);
  const config = join(folder, 'frist.yaml');
  const own = edit?.file.split('/')[0] as 'templates' | 'organisations' | undefined;
  if (edit && own) {
    cpSync(shippedFolder(own), join(folder, own), { recursive: true });
    const path = join(folder, edit.file);
    const before = readFileSync(path, 'utf8');
    const after = edit.change(before);
    if (after === before) throw new Error(`Nothing was changed in ${edit.file}`);
    writeFileSync(path, after);
  }
  const server = `host: mail.digfo.example, user: contact, password: "\${ANY_SECRET}"`;
  writeFileSync(
    config,
    [
      `database: ${database}`,
      `master_key: \${MASTER_KEY}`,
      `slack: { app_token: "\${ANY_SECRET}", bot_token: "\${ANY_SECRET}" }`,
      ...(own ? [`${own}_folder: ${own}`] : []),
      'organisations:',
      '  digfo:',
      '    address: contact@digfo.example',
      '    channel: C0123ABCD',
      `    approvers: ["cli:${userInfo().username}"]`,
      `    imap: { ${server} }`,
      `    smtp: { ${server} }`,
      '',
    ].join('\n'),
  );
  const env = { MASTER_KEY: masterKey.toString('base64'), ANY_SECRET: 'not-a-real-one' };
  return {
    config,
    run: (args: readonly string[], input?: string) => runFrist(['--config', config, ...args], env, input),
    /** Kari's request, received so many days ago; its number is DIGFO-2026-0001. */
    async openCase(rights: readonly Right[], daysAgo: number): Promise<void> {
      const receivedAt = Temporal.Now.instant().subtract({ hours: 24 * daysAgo });
      await inStore(database, async (store) => {
        const mailId = await keptMail(store, { receivedAt });
        const opened = caseOpened({ mailId, receivedAt: receivedAt.toString(), rights });
        await store.atomically(async (records) => {
          await records.cases.append(caseId, 0, [{ ...opened, at: receivedAt }]);
          await records.mails.settle(mailId, { kind: 'case', caseId }, undefined);
        });
      });
    },
    cases: () => inStore(database, (store) => store.records.cases.list({ openOnly: false })),
    /** Every row of every table: events, outbox and all. */
    everything: () =>
      behindTheStore(database, async (tables) => {
        const names: { name: string }[] = await tables('sqlite_master').where({ type: 'table' }).select('name').orderBy('name');
        return Promise.all(names.map(async ({ name }) => [name, await tables(name).select('*')] as const));
      }),
  };
}

async function inStore<T>(file: string, act: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const store = await openStore({ file, masterKey, migrate: true, clock: () => Temporal.Now.instant() });
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}
