import { expect, it } from 'vitest';
import { lintMessage, lintView } from '../support/block-kit-linter.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

it('the linter finds what Slack refuses in a message', () => {
  const blocks = [
    ...Array.from({ length: 49 }, () => section('–')),
    section('x'.repeat(3001)),
    { type: 'header', text: { type: 'mrkdwn', text: 'Innsyn' } },
  ];

  expect(lintMessage({ text: '', blocks })).toEqual([
    'text: 0 characters, allowed 1 to 4000',
    'blocks: 51, allowed 1 to 50',
    'blocks[49] section.text: 3001 characters, allowed 1 to 3000',
    'blocks[50] header.text: mrkdwn is not allowed here',
  ]);
});

it('the linter finds what Slack refuses in a modal', () => {
  const title = { type: 'plain_text', text: 'Dette er en for lang tittel' };
  const element = { type: 'checkboxes', action_id: 'v', options: [] };
  const blocks = [{ type: 'input', block_id: 'a', label: { type: 'plain_text', text: 'Velg' }, element }];

  expect(lintView({ type: 'modal', title, blocks })).toEqual([
    'title: 27 characters, allowed 1 to 24',
    'blocks[0] input.element.options: 0, allowed 1 to 10',
    'submit: needed where there is an input',
  ]);
});
