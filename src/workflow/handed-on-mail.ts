import type { HandedOn, Message } from '../message/message.ts';

/**
 * The mail that a colleague hands on to the mailbox, where our own server, or the signature of the company's domain, vouches for the
 * colleague. A stranger who only says to be one chooses neither who gets the answer nor when the limit began.
 */
export function handedOnByColleague({ handedOn, authentication, throughForm }: Message): HandedOn | undefined {
  return authentication.verdict === 'pass' && !throughForm ? handedOn : undefined;
}
