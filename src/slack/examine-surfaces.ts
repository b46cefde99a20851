import { setTimeout as pause } from 'node:timers/promises';
import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { StaffLanguage } from './dates.ts';
import type { Examined } from './examine-workspace.ts';
import { type Sample, samples } from './samples/samples.ts';

/**
 * Every surface of Frist in every state, asked of Slack's own validator (docs.slack.dev/reference/methods/blocks.validate): it knows its
 * limits better than any linter, and shows nothing to anybody.
 * @returns one sentence for each surface that Slack does not take, or one that it takes them all
 */
export async function examineSurfaces(
  client: WebClient,
  languages: readonly StaffLanguage[],
  progress: (what: string) => void,
): Promise<readonly Examined[]> {
  const all = languages.flatMap((language) => samples(language).map((sample) => ({ language, sample })));
  progress(`Asking Slack whether it takes ${all.length} messages and modals …`);
  const findings: Examined[] = [];
  for (const { language, sample } of all) {
    const answer = await verdictOn(client, sample);
    if (answer === 'not_asked')
      return [{ kind: 'look', text: 'This Slack has no blocks.validate: what Frist draws was not held against its limits.' }];
    if (answer !== 'taken')
      findings.push({ kind: 'wrong', text: `Slack does not take ${sample.name} (${language}): ${answer}.` });
  }
  if (findings.length > 0) return findings;
  return [{ kind: 'in_order', text: `Slack takes all ${all.length} messages and modals that Frist draws.` }];
}

/** `taken`, `not_asked` where there is nothing to ask, or what Slack finds wrong. */
async function verdictOn(client: WebClient, sample: Sample, attempts = 5): Promise<string> {
  try {
    await client.blocks.validate(sample.kind === 'message' ? { message: { blocks: [...sample.blocks] } } : { view: sample.view });
    return 'taken';
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError && attempts > 1) {
      await pause(error.retryAfter * 1000);
      return verdictOn(client, sample, attempts - 1);
    }
    if (!(error instanceof WebAPIPlatformError)) return 'there was no answer';
    return error.data.error === 'unknown_method' ? 'not_asked' : mistakesIn(error.data);
  }
}

type Mistake = { readonly pointer?: unknown; readonly message?: unknown };

/** The samples are invented, so that what Slack quotes of them may be shown. */
function mistakesIn({ error, errors = [] }: { readonly error: string; readonly errors?: readonly Mistake[] }): string {
  const told = errors.slice(0, 3).map(({ pointer, message }) => `${String(pointer)} ${String(message)}`);
  return [error, ...told].join('; ');
}
