import { expect, it } from 'vitest';
import { withoutDeepTags } from '../../src/message/html-depth.ts';

it.each([
  ['tags that are closed', '<div><p>Hei</p></div>'.repeat(5000)],
  [
    'paragraphs, lists and tables whose ends are left out',
    '<p>Hei<ul><li>én<li>to</ul><table><tr><td>1<td>2<tr><td>3</table>'.repeat(1000),
  ],
  ['tags that are never closed because nothing stands in them', 'Hei<br>på<img src="x">deg'.repeat(5000)],
  ['tags closed by the one around them', '<div><font>Hei</div>'.repeat(5000)],
])('%s are left as they are', (_, html) => {
  expect(withoutDeepTags(html, 50)).toBe(html);
});

it.each(['<div>', '<table><tr><td>', '<td><p>', '<div></span>', '<o:p>'])(
  '%s within itself is read to the depth allowed',
  (tags) => {
    expect(withoutDeepTags(`Slett meg${tags.repeat(100_000)}`, 50).match(/<\w/g)).toHaveLength(50);
  },
);
