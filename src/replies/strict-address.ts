import { domainToASCII } from 'node:url';

/**
 * The one form of address that mail is sent to: `name@domain`, nothing quoted, nothing beside it. Anything else can be read as another
 * recipient by one program or the next: `"a@b.no, c"@evil.example` is delivered to evil.example.
 * @returns the address with its domain in ASCII, or undefined for what a person has to look at
 */
export function strictAddress(text: string): string | undefined {
  const [, local = '', domain = ''] = /^([A-Za-z0-9._%+'-]{1,64})@([^\s@]{1,253})$/.exec(text) ?? [];
  const ascii = domainToASCII(domain);
  const isDomain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(ascii);
  return local && isDomain ? `${local}@${ascii}` : undefined;
}
