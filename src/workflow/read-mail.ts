import type { Classification } from '../intents/classification.ts';
import type { Message } from '../message/message.ts';
import type { StoredMail } from './ports.ts';
import type { Installation, World } from './world.ts';

/** What a kept mail says and is, or why a person has to open it. */
export type Reading =
  | { readonly kind: 'read'; readonly message: Message; readonly classification: Classification }
  | { readonly kind: 'unreadable'; readonly problem: string };

/**
 * Reads and classifies a kept mail. Where our own mail server has said nothing about the sender, their signature is looked up; that may
 * take a few seconds, and so happens here and not when staff look at the mail.
 */
export async function readMail(world: World, { raw }: StoredMail, installation: Installation): Promise<Reading> {
  const parsed = await world.parse(raw, installation);
  if (!parsed.ok) return { kind: 'unreadable', problem: parsed.problem };
  const classification = world.classify(parsed.message);
  const message = classification.disposition === 'automatic' ? parsed.message : await withSignature(world, raw, parsed.message);
  return { kind: 'read', message, classification };
}

/** A verdict of our own server stands. A contact form is left to it alone: whether the site signs says nothing about the person. */
async function withSignature(world: World, raw: Buffer, message: Message): Promise<Message> {
  if (message.authentication.verdict !== 'none' || message.throughForm) return message;
  const authentication = await world.checkSignature(raw, message.sender);
  return authentication.verdict === 'none' ? message : { ...message, authentication };
}
