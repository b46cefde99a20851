import { describe, expect, it } from 'vitest';
import { rights } from '../../../src/intents/classification.ts';
import { readChoice, triageModal } from '../../../src/slack/views/triage.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import { lintView, mrkdwnIn } from '../../support/block-kit-linter.ts';
import { caseView, hugeReview, linesFor, review, stages } from '../../support/slack-cases.ts';

const nb = wordsFor('nb');
const unsure = review({
  view: caseView({ stage: stages.awaiting_triage, lines: linesFor(['erasure'], 'fjern meg') }),
  draft: undefined,
});

it('the modal says why a person is needed, what it might be, and shows the mail', () => {
  const shown = JSON.stringify(triageModal(unsure, nb));

  expect(shown).toContain('Reglene er i tvil');
  expect(shown).toContain('«fjern meg» (erasure/asks)');
  expect(shown).toContain('Hei! Hva har dere på meg?');
});

it('every right can be chosen, none is ticked beforehand, and what the rules proposed is marked', () => {
  const options = optionsOf(triageModal(unsure, nb));

  expect(options.map(({ value }) => value).sort()).toEqual([...rights, 'not_marketing'].sort());
  expect(JSON.stringify(triageModal(unsure, nb))).not.toContain('initial_options');
  expect(options.filter(({ description }) => description).map(({ value }) => value)).toEqual(['erasure']);
});

it('the button for "not a request" carries what it needs itself, because a click in a modal may come without the modal', () => {
  const shown = triageModal(unsure, nb);

  expect(shown.blocks.at(-1)).toMatchObject({
    elements: [{ action_id: 'case.not_a_request', value: '{"c":"case-1","r":1,"l":"nb"}' }],
  });
});

it('rights that were settled wrongly can be settled anew', () => {
  expect(JSON.stringify(triageModal(review(), nb))).toContain('erstatter det reglene foreslo');
});

it('what is ticked in either group counts, in one order', () => {
  const tick = (...values: string[]) => ({ v: { selected_options: values.map((value) => ({ value })) } });

  const chosen = readChoice({ blocks: [], state: { values: { b: tick('complaint'), a: tick('erasure', 'access') } } });

  expect(chosen).toEqual(['access', 'erasure', 'complaint']);
});

describe('the longest case that may come', () => {
  it.each(['nb', 'en'] as const)('is taken by Slack (%s)', (language) => {
    const view = triageModal(hugeReview({ stage: stages.awaiting_triage }), wordsFor(language));

    expect(lintView(view)).toEqual([]);
    expect(mrkdwnIn(view).join()).not.toContain('channel');
  });
});

function optionsOf(view: { readonly blocks: readonly object[] }) {
  return view.blocks.flatMap((block) => {
    const { element } = block as { element?: { options?: { value: string; description?: object }[] } };
    return element?.options ?? [];
  });
}
