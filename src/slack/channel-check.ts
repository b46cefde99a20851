/** Whether a channel may hold cases: private, shared with nobody outside, and Frist in it. Asked before anything is posted. */
import type { WebClient } from '@slack/web-api';
import type { DeliveryProblem } from '../workflow/ports.ts';
import { deliveryProblem, forAPerson } from './delivery-problem.ts';
import type { SlackLog } from './slack-log.ts';

/** Rejects with the `DeliveryProblem` that says why nothing is posted there, and what to do. */
export type ChannelCheck = (organisation: string, channel: string) => Promise<void>;

/** What `conversations.info` says of a channel, as far as it matters (docs.slack.dev/reference/objects/conversation-object). */
export type ChannelInfo = {
  readonly is_private?: boolean;
  readonly is_member?: boolean;
  readonly is_archived?: boolean;
  readonly is_shared?: boolean;
  readonly is_ext_shared?: boolean;
  readonly is_org_shared?: boolean;
  readonly is_pending_ext_shared?: boolean;
};

/** A fit channel is asked about again after this long, in case somebody opens it up. */
const fitFor = 3 * 60_000;
/** One that is not, before the next attempt of the outbox, so that hundreds of waiting cards ask once. */
const unfitFor = 30_000;

type Verdict = { readonly until: number; readonly problem: DeliveryProblem | undefined };

/** @param now milliseconds of a clock that never goes back */
export function createChannelCheck(client: WebClient, log: SlackLog, now: () => number = () => performance.now()): ChannelCheck {
  const verdicts = new Map<string, Verdict>();
  return async (organisation, channel) => {
    const before = verdicts.get(channel);
    const verdict = before && now() < before.until ? before : await ask(organisation, channel, before);
    if (verdict.problem) throw verdict.problem;
  };

  /** What passes by itself is thrown and not remembered. */
  async function ask(organisation: string, channel: string, before: Verdict | undefined): Promise<Verdict> {
    const problem = await problemOf(organisation, channel);
    const verdict = { until: now() + (problem ? unfitFor : fitFor), problem };
    verdicts.set(channel, verdict);
    if (problem && problem.message !== before?.problem?.message) log.error({ channel }, problem.message);
    if (!problem && before?.problem) log.info({ channel }, 'the channel is in order again; what waited for it is posted now');
    return verdict;
  }

  async function problemOf(organisation: string, channel: string): Promise<DeliveryProblem | undefined> {
    try {
      const { channel: info } = await client.conversations.info({ channel });
      const sentence = unfit(info ?? {});
      return sentence === undefined ? undefined : forAPerson(`organisations.${organisation}.channel (${channel}): ${sentence}`);
    } catch (error) {
      const problem = deliveryProblem(error, organisation, channel);
      if (problem.forAPerson) return problem;
      throw problem;
    }
  }
}

/** Why nothing may be posted in such a channel, and what to do; undefined where it may. What Slack does not say is not believed. */
export function unfit(channel: ChannelInfo): string | undefined {
  if (channel.is_archived) return 'this channel is archived. Bring it back, or name another';
  if (channel.is_private !== true)
    return 'this channel is not private, so that the whole company could read along. Nothing is posted. Make it private in its settings, or name another';
  const isOfOneCompany = channel.is_org_shared && !channel.is_ext_shared && !channel.is_pending_ext_shared;
  if (!isOfOneCompany && (channel.is_pending_ext_shared || channel.is_ext_shared || channel.is_shared))
    return 'this channel is shared with another company, or is about to be. Nothing is posted. Stop sharing it, or name another';
  if (channel.is_org_shared)
    return 'this channel is shared with other workspaces. Nothing is posted. Keep it to this one, or name another';
  if (channel.is_member === false) return 'Frist is not in this channel. Write /invite @Frist in it';
  return undefined;
}
