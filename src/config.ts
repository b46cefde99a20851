/**
 * `frist.yaml`: what belongs to one installation. Hosts, channels, people who may approve; secrets only by reference. Everything is
 * checked at start, and every mistake is told at once.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { Mistakes } from './mistakes.ts';
import { readStrictYaml } from './strict-yaml.ts';

/** A secret never stands in the file: it would end up in a backup, a chat or a repository. */
const secret = z
  .string()
  .regex(
    /^(\$\{[A-Z][A-Z0-9_]*\}|file:.+)$/,
    'a secret is a reference to the environment or to a file (file:/path), never written here itself',
  );
const port = z.int().min(1).max(65535);
const security = z.enum(['tls', 'starttls', 'none']);
const seconds = z.int().min(0).max(600);

const imap = z.strictObject({
  host: z.string().min(1),
  port: port.default(993),
  user: z.string().min(1),
  password: secret,
  security: security.default('tls'),
  folder: z.string().default('INBOX'),
  /** Only where the server does not mark its Sent folder itself. */
  sent_folder: z.string().optional(),
  poll_seconds: z.int().min(5).max(3600).default(300),
});

const smtp = z.strictObject({
  host: z.string().min(1),
  port: port.default(587),
  user: z.string().min(1).optional(),
  password: secret.optional(),
  security: security.default('starttls'),
});

/** Checked, because a name that is nobody's would lock everybody out without a word. */
const person = z
  .string()
  .regex(
    /^([UWS][A-Z0-9]+|cli:.+)$/,
    'a person is a Slack user id (U…, in their profile under ⋮), a Slack user group (S…) or cli:<login> for the command line',
  );
/**
 * `confidentiality`: the day on which they signed that they keep secret what they see here. `cli`: their login on the command line, so
 * that one person with two names never counts as two.
 */
const approver = z.union([
  person,
  z.strictObject({
    id: person,
    confidentiality: z.iso.date('write a day as 2026-01-05').optional(),
    cli: z
      .string()
      .regex(/^[^:\s]+$/, 'a login as the system knows it, without "cli:" in front')
      .optional(),
  }),
]);

const installation = z.strictObject({
  /** Needed where the organisation's own policy names no address. */
  address: z.email().optional(),
  channel: z.string().regex(/^[CG][A-Z0-9]+$/, 'a channel is named by its id (C…), found at the bottom of its details in Slack'),
  approvers: z.array(approver).min(1),
  /** Who answers for the cases: refusals, who is not told of a breach, and the last alerts go to them. */
  responsible: z.array(person).default([]),
  /** Every letter needs two people, and not only what gives data away, erases or refuses. */
  four_eyes: z.boolean().default(false),
  managers: z.array(z.email()).default([]),
  receipts: z.enum(['authenticated', 'always', 'never']).default('authenticated'),
  /** The name our own mail server signs Authentication-Results with; without it only senders whose domain signs its mail count as authenticated. */
  authserv_id: z.string().optional(),
  imap,
  smtp,
});

const schema = z.strictObject({
  database: z.string().min(1),
  master_key: secret,
  slack: z.strictObject({ app_token: secret, bot_token: secret, api_url: z.url().optional() }),
  undo_seconds: seconds.default(60),
  /** Folders with a company's own rules, wording or organisations instead of the shipped ones. */
  organisations_folder: z.string().optional(),
  intents_folder: z.string().optional(),
  templates_folder: z.string().optional(),
  organisations: z
    .record(z.string(), installation)
    .refine((all) => Object.keys(all).length > 0, 'at least one organisation is needed'),
});

type Written = z.infer<typeof schema>;
export type InstallationConfig = Written['organisations'][string];

/** The settings with every secret in its place and every path absolute. `masterKey`: 32 bytes. */
export type Config = Omit<Written, 'master_key'> & { readonly masterKey: Buffer };

/**
 * Reads and checks the configuration.
 * @throws Mistakes with one sentence for everything that is wrong
 */
export function readConfig(file: string, env: NodeJS.ProcessEnv): Config {
  const written = readStrictYaml(textOf(file), file, schema);
  if (!written.ok) throw new Mistakes(written.mistakes);
  const mistakes: string[] = [];
  const config = withSecrets(written.value, file, env, mistakes);
  const masterKey = Buffer.from(config.master_key, 'base64');
  if (mistakes.length === 0 && masterKey.length !== 32) {
    mistakes.push(
      `${file}, master_key: found ${masterKey.length} bytes, allowed: 32 bytes in base64 (make one with: openssl rand -base64 32)`,
    );
  }
  if (mistakes.length > 0) throw new Mistakes(mistakes);
  const from = (path: string) => resolve(dirname(file), path);
  return {
    ...config,
    masterKey,
    database: from(config.database),
    ...(config.organisations_folder && { organisations_folder: from(config.organisations_folder) }),
    ...(config.intents_folder && { intents_folder: from(config.intents_folder) }),
    ...(config.templates_folder && { templates_folder: from(config.templates_folder) }),
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Mistakes([
      `${file}: cannot be read. Name the configuration with --config FILE or FRIST_CONFIG; README.md shows one to start from`,
    ]);
  }
}

function withSecrets(written: Written, file: string, env: NodeJS.ProcessEnv, mistakes: string[]): Written {
  const fill = (reference: string, path: string) => secretOf(reference, file, path, env, mistakes);
  return {
    ...written,
    master_key: fill(written.master_key, 'master_key'),
    slack: {
      ...written.slack,
      app_token: fill(written.slack.app_token, 'slack.app_token'),
      bot_token: fill(written.slack.bot_token, 'slack.bot_token'),
    },
    organisations: Object.fromEntries(
      Object.entries(written.organisations).map(([id, one]) => [
        id,
        {
          ...one,
          imap: { ...one.imap, password: fill(one.imap.password, `organisations.${id}.imap.password`) },
          smtp: one.smtp.password
            ? { ...one.smtp, password: fill(one.smtp.password, `organisations.${id}.smtp.password`) }
            : one.smtp,
        },
      ]),
    ),
  };
}

function secretOf(reference: string, file: string, path: string, env: NodeJS.ProcessEnv, mistakes: string[]): string {
  if (reference.startsWith('file:')) {
    const secretFile = resolve(dirname(file), reference.slice('file:'.length));
    try {
      return readFileSync(secretFile, 'utf8').trim();
    } catch {
      mistakes.push(`${file}, ${path}: the file ${secretFile} cannot be read`);
      return '';
    }
  }
  const name = reference.slice(2, -1);
  const value = env[name];
  if (!value) mistakes.push(`${file}, ${path}: the environment variable ${name} is not set`);
  return value ?? '';
}
