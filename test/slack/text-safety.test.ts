import fc from 'fast-check';
import { expect, it } from 'vitest';
import { capped, esc, foreign, harmless, pieces, withoutAddresses } from '../../src/slack/text-safety.ts';

it('a mention, a link or a channel call in our own markup loses its brackets', () => {
  expect(esc('<!channel> & <https://evil.example|bank>')).toBe('&lt;!channel&gt; &amp; &lt;https://evil.example|bank&gt;');
});

it('foreign text is plain text in which :tada: stays what it is', () => {
  expect(foreign('<!channel> :tada:', 100)).toEqual({ type: 'plain_text', text: '<!channel> :tada:', emoji: false });
});

it('foreign text of nothing but spaces becomes a dash, because Slack refuses an empty text', () => {
  expect(foreign(' \n\u202e', 100).text).toBe('–');
});

it('characters that turn text around, control characters and torn surrogates go; æøå, tabs and line ends stay', () => {
  expect(harmless('faktura\u202egnp.exe\u0007\r\n\tblåbærsyltetøy\ud83d')).toBe('fakturagnp.exe\n\tblåbærsyltetøy');
});

it('a cap counts characters and never cuts an emoji in half', () => {
  expect(capped('😀😀😀😀', 3)).toBe('😀😀…');
  expect(capped('😀😀😀', 3)).toBe('😀😀😀');
});

it('an address that a mail server quotes is not repeated', () => {
  expect(withoutAddresses('550 5.1.1 <kari.lunde@example.no>: user unknown')).toBe('550 5.1.1 <…@…>: user unknown');
});

it('a text is cut at the end of a line, else between words, and inside a word only where there is no other place', () => {
  expect(pieces('en linje\nog en til', 14)).toEqual(['en linje\n', 'og en til']);
  expect(pieces('hva dere har om meg', 12)).toEqual(['hva dere ', 'har om meg']);
  expect(pieces('a'.repeat(15), 10)).toEqual(['a'.repeat(10), 'a'.repeat(5)]);
});

it('a text in pieces is the same text again when they are put together, and no piece is too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 10, max: 40 }), (text, size) => {
      const cut = pieces(text, size);

      expect(cut.join('')).toBe(text);
      expect(cut.every((piece) => piece.length <= size && !/\p{Cs}/u.test(piece))).toBe(true);
    }),
  );
});
