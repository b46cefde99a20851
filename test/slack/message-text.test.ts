import { expect, it } from 'vitest';
import { writtenText } from '../../src/slack/message-text.ts';

it.each([
  ['Ringte &lt;ingen&gt; &amp; ventet', 'Ringte <ingen> & ventet'],
  ['<@U0PER> ser du på den?', '@U0PER ser du på den?'],
  ['<@U0PER|per> og <#C1|personvern>', '@per og #personvern'],
  ['<!here> <!subteam^S1|@personvern> <!subteam^S2>', '@here @personvern @S2'],
  [
    '<https://frist.example/sak|saken> <https://frist.example>',
    'saken (https://frist.example) https://frist.example'.replace('example)', 'example/sak)'),
  ],
  ['<mailto:kari@example.no|kari@example.no> <tel:123|123>', 'kari@example.no tel:123'],
  ['&amp;lt; står som det sto', '&lt; står som det sto'],
  ['', ''],
])('%s was written as %s', (sent, written) => {
  expect(writtenText(sent)).toBe(written);
});
