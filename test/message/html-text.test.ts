import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../src/message/html-text.ts';

const wish = 'Slett alt om meg.';
const megabyte = 'A'.repeat(1_000_000);

describe('the words of an HTML mail are read', () => {
  it.each([
    ['below a picture written into the text', `<p>Hei</p><img src="data:image/png;base64,${megabyte}"><p>${wish}</p>`],
    ['below a megabyte of styles', `<style>${'a{b:c}'.repeat(170_000)}</style><p>${wish}</p>`],
    ['below styles in capitals, with a letter that grows when written small', `<p>İ</p><STYLE>a</STYLE ><p>${wish}</p>`],
    ['below a long comment', `<!-- ${megabyte} --><p>${wish}</p>`],
    ['below a script', `<script>if (a < b) alert("<p>")</script><p>${wish}</p>`],
    ['inside of a hundred and fifty parts', `${'<div>'.repeat(150)}${wish}${'</div>'.repeat(150)}`],
    ['inside of sixty tables', `${'<table><tr><td>'.repeat(60)}${wish}${'</td></tr></table>'.repeat(60)}`],
  ])('%s', (_, html) => {
    expect(htmlToText(html)).toContain(wish);
  });
});

it('styles, scripts and comments are no words', () => {
  expect(htmlToText(`<!-- a --><style>b</style><script>c</script><p>${wish}</p><style>d`).trim()).toBe(wish);
});

it('a page of beginnings without an end is no work', () => {
  expect(htmlToText(`<p>${wish}</p>${'<style><!--'.repeat(90_000)}`).trim()).toBe(wish);
});
