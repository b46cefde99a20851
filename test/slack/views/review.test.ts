import { describe, expect, it } from 'vitest';
import { reviewModal } from '../../../src/slack/views/review.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import { lintView, mrkdwnIn } from '../../support/block-kit-linter.ts';
import { kari } from '../../support/people.ts';
import { answer, caseView, hugeReview, linesFor, readableMail, review, stages } from '../../support/slack-cases.ts';

const nb = wordsFor('nb');

it('the review shows recipient, limit, the words that led here with their rule, the mail, and the whole answer', () => {
  const shown = JSON.stringify(reviewModal(review(), nb));

  expect(shown).toContain(kari.address);
  expect(shown).toContain('torsdag 17. desember 2026 (25 dager igjen)');
  expect(shown).toContain('«hva har dere på meg» (access/asks)');
  expect(shown).toContain('Hei! Hva har dere på meg?');
  expect(shown).toContain('Du ba om innsyn 17. november 2026.');
  expect(shown).toContain('Vi har lett og funnet: [[hva vi fant]].');
  expect(shown).toContain('Du kan klage til Datatilsynet.');
  expect(shown).toContain('vi har lett i alle systemene våre');
});

it('only the body can be edited, and a gap in it is pointed out', () => {
  const inputs = reviewModal(review(), nb).blocks.filter(({ type }) => type === 'input');

  expect(inputs).toMatchObject([
    {
      element: { type: 'plain_text_input', multiline: true, initial_value: answer.body },
      hint: { text: expect.stringContaining('[[…]]') },
    },
    { element: { type: 'checkboxes', options: [{ value: 'searched' }] } },
    { element: { type: 'radio_buttons', initial_option: { value: 'mail' } } },
  ]);
});

it('it carries the case, its revision and the mark of the draft, and nothing else', () => {
  const view = reviewModal(review({ view: caseView({ id: 'case-7', revision: 12 }) }), nb);

  expect(view.callback_id).toBe('case.approve');
  expect(view.submit?.text).toBe('Godkjenn og send');
  expect(JSON.parse(view.private_metadata ?? '')).toEqual({ c: 'case-7', r: 12, s: 'b'.repeat(64), l: 'nb' });
});

describe('there is nothing to submit', () => {
  it.each([
    ['while there is no draft', review({ draft: undefined })],
    ['once it is approved', review({ view: caseView({ stage: stages.approved }) })],
    ['while it is unclear whether it went out', review({ view: caseView({ stage: stages.send_uncertain }) })],
  ])('%s', (_, shown) => {
    const view = reviewModal(shown, nb);

    expect(view.submit).toBeUndefined();
    expect(lintView(view)).toEqual([]);
  });
});

it('an answer that failed can be approved again', () => {
  expect(reviewModal(review({ view: caseView({ stage: stages.send_failed }) }), nb).submit).toBeDefined();
});

it('a confirmation too long for a box is shown in full beside the boxes', () => {
  const text = `vi har slettet ${'alt vi fant i systemene våre, også i '.repeat(3)}arkivet`;

  const shown = JSON.stringify(reviewModal(review({ draft: { ...answer, confirmations: [{ id: 'erased', text }] } }), nb));

  expect(shown).toContain(`• ${text}`);
});

it('a new draft has new block ids, so that Slack does not bring back what was typed into the old one', () => {
  const idsOf = (shown: string) =>
    reviewModal(review({ shown }), nb).blocks.flatMap(({ type, block_id }) => (type === 'input' ? [block_id] : []));

  const [before, after] = [idsOf('aaaaaaaa1'), idsOf('cccccccc2')];

  expect(after.filter((id) => before.includes(id))).toEqual([]);
});

it('what was cut from the mail is counted, not shown among the sender’s own words', () => {
  const shown = JSON.stringify(reviewModal(review({ mails: [readableMail({ cut: 'Sitat fra før' })] }), nb));

  expect(shown).not.toContain('Sitat fra før');
  expect(shown).toContain('er utelatt (13 tegn)');
});

describe('the longest review that may come', () => {
  it.each(['nb', 'en'] as const)('is taken by Slack (%s)', (language) => {
    expect(lintView(reviewModal(hugeReview(), wordsFor(language)))).toEqual([]);
  });

  it('says what was left out', () => {
    const shown = JSON.stringify(reviewModal(hugeReview(), nb));

    const [, leftOut] = /(\d+) e-poster i midten vises ikke her/.exec(shown) ?? [];
    expect(shown.split('*E-posten* ·').length - 1 + Number(leftOut)).toBe(20);
    expect(shown).toContain('Teksten er forkortet her.');
  });

  it('puts nothing that the sender wrote into markup', () => {
    const markup = mrkdwnIn(reviewModal(hugeReview(), nb)).join('\n');

    for (const foreign of ['channel', 'evil.example', 'banken', ':tada:']) expect(markup).not.toContain(foreign);
  });

  it('has no character left that turns text around or rings a bell', () => {
    expect(JSON.stringify(reviewModal(hugeReview(), nb))).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\\u0007|\\ud83d"/);
  });
});

it('evidence is shown as the sender wrote it, without becoming markup', () => {
  const lines = linesFor(['erasure'], '<!channel> *slett* alt');

  const view = reviewModal(review({ view: caseView({ lines }) }), nb);

  expect(JSON.stringify(view)).toContain('«<!channel> *slett* alt» (erasure/asks)');
  expect(mrkdwnIn(view).join()).not.toContain('channel');
});
