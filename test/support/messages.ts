import type { Message } from '../../src/message/message.ts';
import { kari } from './people.ts';

/** A message from Kari as parsing would give it; change what the test is about. */
export const messageWith = (text: string, more: Partial<Message> = {}): Message => ({
  messageId: undefined,
  inReplyTo: [],
  references: [],
  sender: { kind: 'single', mailbox: kari },
  throughForm: false,
  replyTo: [],
  to: [],
  subjectLine: '',
  text,
  cut: [],
  attachments: [],
  automatic: undefined,
  bounced: undefined,
  doNotAutoReply: undefined,
  authentication: { verdict: 'none', why: '' },
  ...more,
});
