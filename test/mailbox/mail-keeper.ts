import type { MailboxState } from '../../src/mailbox/watch-mailbox.ts';
import type { ArrivedMail, MailCursor } from '../../src/workflow/ports.ts';

/** Stands in for the store: keeps mails and cursor together, and lets a test wait for either a mail or a state. */
export type MailKeeper = {
  readonly mails: readonly ArrivedMail[];
  readonly states: readonly MailboxState[];
  readonly cursor: () => Promise<MailCursor | undefined>;
  readonly receive: (mail: ArrivedMail) => Promise<void>;
  readonly onState: (state: MailboxState) => void;
  /** Runs before a mail is kept; where it throws, the mail is not kept. */
  beforeKeeping: (mail: ArrivedMail) => Promise<void> | void;
  /** Resolves as soon as so many mails are kept. */
  has(count: number): Promise<void>;
  /** Resolves as soon as the state has been reported so many times, those in the past included. */
  reported(kind: MailboxState['kind'], times?: number): Promise<MailboxState>;
};

export function createMailKeeper(cursor?: MailCursor): MailKeeper {
  const mails: ArrivedMail[] = [];
  const states: MailboxState[] = [];
  let kept = cursor;
  const waiting = new Set<() => void>();
  const look = () => {
    for (const check of [...waiting]) check();
  };
  const until = <T>(result: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const check = () => {
        const value = result();
        if (value === undefined) return;
        waiting.delete(check);
        resolve(value);
      };
      waiting.add(check);
      check();
    });

  const keeper: MailKeeper = {
    mails,
    states,
    cursor: async () => kept,
    async receive(mail) {
      await keeper.beforeKeeping(mail);
      mails.push(mail);
      kept = { uidValidity: mail.uidValidity, lastUid: mail.uid };
      look();
    },
    onState(state) {
      states.push(state);
      look();
    },
    beforeKeeping: () => {},
    has: async (count) => {
      await until(() => (mails.length >= count ? true : undefined));
    },
    reported: (kind, times = 1) => until(() => states.filter((state) => state.kind === kind)[times - 1]),
  };
  return keeper;
}
