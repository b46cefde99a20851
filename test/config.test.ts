import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../src/config.ts';
import { Mistakes } from '../src/mistakes.ts';

const env = {
  FRIST_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  SLACK_APP_TOKEN: 'xapp-1',
  SLACK_BOT_TOKEN: 'xoxb-1',
  DIGFO_IMAP: 'one',
  DIGFO_SMTP: 'two',
};

const good = `
database: frist.db
master_key: \${FRIST_MASTER_KEY}
slack:
  app_token: \${SLACK_APP_TOKEN}
  bot_token: \${SLACK_BOT_TOKEN}
organisations:
  digfo:
    channel: C0123ABCD
    approvers: [U0INGRID]
    imap: { host: imap.example.no, user: contact, password: "\${DIGFO_IMAP}" }
    smtp: { host: smtp.example.no, user: contact, password: "\${DIGFO_SMTP}" }
`;

function written(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'frist-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'frist.yaml');
  writeFileSync(file, text);
  return file;
}

function mistakesOf(text: string, environment: NodeJS.ProcessEnv = env): readonly string[] {
  const file = written(text);
  try {
    readConfig(file, environment);
  } catch (error) {
    if (error instanceof Mistakes) return error.list.map((mistake) => mistake.replace(file, 'frist.yaml'));
    throw error;
  }
  return [];
}

it('secrets come from the environment, and what is left out has a safe default', () => {
  const config = readConfig(written(good), env);

  expect(config.organisations.digfo?.imap).toMatchObject({ password: 'one', port: 993, security: 'tls', folder: 'INBOX' });
  expect(config.organisations.digfo?.smtp).toMatchObject({ password: 'two', port: 587, security: 'starttls' });
  expect(config.organisations.digfo?.receipts).toBe('authenticated');
  expect(config.undo_seconds).toBe(60);
});

it('a secret may stand in a file of its own, named relative to the configuration', () => {
  const file = written(good.replace(/\$\{SLACK_BOT_TOKEN\}/, 'file:bot-token'));
  writeFileSync(join(file, '..', 'bot-token'), 'xoxb-from-file\n');

  expect(readConfig(file, env).slack.bot_token).toBe('xoxb-from-file');
});

it('an approver is a plain id, or one with the day on which they signed that they keep secrets', () => {
  const text = good.replace('[U0INGRID]', '[U0INGRID, { id: U0PER, confidentiality: 2026-01-05 }]');

  expect(readConfig(written(text), env).organisations.digfo?.approvers).toEqual([
    'U0INGRID',
    { id: 'U0PER', confidentiality: '2026-01-05' },
  ]);
});

it('approvers and the responsible may be user groups, and people of the command line', () => {
  const text = good.replace('[U0INGRID]', '[S0PRIVACY, "cli:ingrid"]\n    responsible: [S0BOSSES, W0BOSS]');

  expect(readConfig(written(text), env).organisations.digfo).toMatchObject({
    approvers: ['S0PRIVACY', 'cli:ingrid'],
    responsible: ['S0BOSSES', 'W0BOSS'],
  });
});

it.each([
  [
    'a secret that is not set',
    good,
    { ...env, DIGFO_IMAP: undefined },
    ['frist.yaml, organisations.digfo.imap.password: the environment variable DIGFO_IMAP is not set'],
  ],
  [
    'a secret in the file itself',
    good.replace(/\$\{SLACK_BOT_TOKEN\}/, 'xoxb-123'),
    env,
    [
      'frist.yaml, line 6, slack.bot_token: found a value that is not shown; a secret is a reference to the environment or to a file (file:/path), never written here itself',
    ],
  ],
  [
    'a master key of the wrong length',
    good,
    { ...env, FRIST_MASTER_KEY: 'c2hvcnQ=' },
    [expect.stringContaining('master_key: found 5 bytes, allowed: 32 bytes')],
  ],
  ['an unknown key', `${good}colour: red\n`, env, [expect.stringContaining('unknown key "colour"')]],
  [
    'a day of signing that no calendar has',
    good.replace('[U0INGRID]', '[{ id: U0INGRID, confidentiality: 2026-02-30 }]'),
    env,
    [expect.stringContaining('organisations.digfo.approvers')],
  ],
  [
    'an approver who is nobody in Slack',
    good.replace('[U0INGRID]', '[ingrid]'),
    env,
    [expect.stringContaining('organisations.digfo.approvers')],
  ],
  ['no approver', good.replace('[U0INGRID]', '[]'), env, [expect.stringContaining('organisations.digfo.approvers')]],
])('%s is named with its place', (_, text, environment, mistakes) => {
  expect(mistakesOf(text, environment)).toEqual(mistakes);
});

it('all mistakes are told at once', () => {
  const text = good.replace('C0123ABCD', '"#personvern"').replace('database: frist.db', 'undo_seconds: soon');

  expect(mistakesOf(text)).toHaveLength(3);
});

it('a configuration that is not there is said to be so, with what to do', () => {
  expect(() => readConfig('/nowhere/frist.yaml', env)).toThrow(
    /cannot be read. Name the configuration with --config FILE or FRIST_CONFIG/,
  );
});
