/** The headers of a mail as they stand in it, unfolded, topmost first. What a parser makes of them is not enough to tell a forgery. */
export type Headers = {
  all(name: string): readonly string[];
  /** The first one, lower-cased and trimmed. */
  first(name: string): string | undefined;
  has(name: string): boolean;
  readonly names: readonly string[];
};

export function readHeaders(lines: readonly { readonly key: string; readonly line: string }[]): Headers {
  const values = new Map<string, string[]>();
  for (const { key, line } of lines) {
    const name = key.toLowerCase();
    const value = line.slice(line.indexOf(':') + 1).slice(0, 20_000);
    values.set(name, [...(values.get(name) ?? []), value.replace(/\r?\n[ \t]/g, ' ').trim()]);
  }
  const all = (name: string) => values.get(name.toLowerCase()) ?? [];
  return { all, first: (name) => all(name)[0]?.toLowerCase(), has: (name) => all(name).length > 0, names: [...values.keys()] };
}
