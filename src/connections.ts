/** How the connections of this process are, as whoever keeps them has said last. */
import type { Connections } from './workflow/ports.ts';

type MailboxIs = ReturnType<Connections['mailbox']>;
type SlackIs = ReturnType<Connections['slack']>;

export type ConnectionStates = Connections & {
  mailboxIs(organisation: string, state: MailboxIs): void;
  slackIs(state: SlackIs): void;
};

/** Nothing is known before it is told: `idle`. */
export function connectionStates(): ConnectionStates {
  const mailboxes = new Map<string, MailboxIs>();
  let slack: SlackIs = 'idle';
  return {
    mailbox: (organisation) => mailboxes.get(organisation) ?? 'idle',
    slack: () => slack,
    mailboxIs: (organisation, state) => void mailboxes.set(organisation, state),
    slackIs: (state) => {
      slack = state;
    },
  };
}
