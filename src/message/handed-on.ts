import type { AttachedMail } from './attached-mail.ts';
import { onlyHandsOn } from './hand-on.ts';
import type { HandedOn, Sender } from './message.ts';

/** Where the company's own people are, and what its mail server is called. */
type Company = { readonly authservId: string | undefined; readonly ownAddresses: readonly string[] };

/**
 * What a colleague hands on as an attached mail: who wrote it and when it reached the company, by the topmost Received of the attached
 * mail, which our own server wrote when it delivered it to the colleague. Below that line anybody may have written anything.
 *
 * Only from an address of the company's own domain. Whether such an address may be believed is for the caller to ask
 * (`Message.authentication`): a stranger who writes a colleague's name into From must not choose who gets the answer.
 * @param words the newest own words of the outer mail; a question or a task of the colleague's own makes it their mail
 */
export function readHandedOn(
  outer: Sender,
  words: string,
  attached: readonly AttachedMail[],
  company: Company,
): HandedOn | undefined {
  const [inner] = attached;
  if (inner?.sender.kind !== 'single' || outer.kind !== 'single' || !onlyHandsOn(words)) return undefined;
  if (!isOwnDomain(domainOf(outer.mailbox.address), company) || isOwnDomain(domainOf(inner.sender.mailbox.address), company))
    return undefined;
  const { subjectLine, messageId, sender } = inner;
  return { sender: sender.mailbox, messageId, subjectLine, arrivedAt: arrival(inner.received, company) };
}

/** Everybody at Gmail is no colleague of a company that has its mailbox there. */
const open =
  /^(?:(?:gmail|googlemail|icloud|me|protonmail|proton|gmx|zoho|aol)\.|(?:outlook|hotmail|live|msn|yahoo)\.|online\.no$|broadpark\.no$|lyse\.net$|getmail\.no$)/;

function isOwnDomain(domain: string, { ownAddresses }: Company): boolean {
  return !open.test(domain) && ownAddresses.some((address) => domainOf(address) === domain);
}

/** @returns an instant as text (RFC 3339); undefined where the line is not our own server's */
function arrival(received: string | undefined, company: Company): string | undefined {
  const line = withoutComments(received ?? '');
  const by = /(?:^|\s)by\s+([a-z0-9.-]{1,255})(?=[\s;])/i.exec(line)?.[1]?.toLowerCase();
  const isOurs =
    by !== undefined && (by === company.authservId?.toLowerCase() || isOwnDomain(by.replace(/^[^.]*\./, ''), company));
  const at = isOurs ? Date.parse(line.slice(line.lastIndexOf(';') + 1).trim()) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** What stands in brackets the other side has said of itself. */
const withoutComments = (line: string) =>
  line
    .slice(0, 2000)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\([^()]*\)/g, ' ');
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
