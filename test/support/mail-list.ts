import { readFileSync } from 'node:fs';

/** A file of short mails beside the test: a heading after `===`, then the words. Lines before the first heading are a note to the reader. */
export function mailList(url: URL): readonly { readonly heading: readonly string[]; readonly text: string }[] {
  const [, ...blocks] = readFileSync(url, 'utf8').split(/^=== /m);
  return blocks.map((block) => {
    const [first = '', ...lines] = block.split('\n');
    return { heading: first.split(' | '), text: lines.join('\n').trim() };
  });
}
