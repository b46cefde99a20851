import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { carry } from '../../../src/slack/button-value.ts';
import type { Standing } from '../../../src/slack/people.ts';
import { reviewModal } from '../../../src/slack/views/review.ts';
import { en } from '../../../src/slack/words/en.ts';
import { nb } from '../../../src/slack/words/nb.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { ingrid } from '../../support/people.ts';
import { review } from '../../support/slack-cases.ts';
import { openDesk } from '../../support/slack-desk.ts';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(() => slack.stop());

const onCase = carry({ c: 'case-1', r: 3, l: 'nb' });
const is = (standing: Standing) => ({ standingOf: async () => standing });
const shown = () => slack.calls.map(({ method, args }) => [method, JSON.stringify(args.view)] as const);

describe.each(['guest', 'deactivated', 'bot', 'other_workspace', 'unknown'] as const)('whoever is %s', (standing) => {
  it('may click nothing, and is told why in a modal', async () => {
    const desk = openDesk(slack, {}, is(standing));

    await desk.click('case.undo', onCase);

    expect(desk.answers).toEqual([undefined]);
    expect(shown()).toEqual([['views.open', expect.stringContaining(nb.door[standing])]]);
  });

  it('may hand in nothing', async () => {
    const desk = openDesk(slack, {}, is(standing));

    const answer = await desk.submit(reviewModal(review(), en), {});

    // At a field Slack shows plain text.
    const sentence = standing === 'unknown' ? en.door.unknown.replaceAll('*', '') : en.door[standing];
    expect(JSON.stringify(answer)).toContain(sentence);
    expect(slack.calls).toEqual([]);
  });

  it('may give no command, and is answered unseen by others', async () => {
    const desk = openDesk(slack, {}, is(standing));

    await desk.command('ny');

    expect(desk.answers).toEqual([{ response_type: 'ephemeral', text: nb.door[standing] }]);
    expect(slack.calls).toEqual([]);
  });
});

describe('while Slack takes its time to say who somebody is', () => {
  /** A Slack that answers when the test says so. */
  function slowly() {
    let answer: (standing: Standing) => void = () => {};
    const asked = new Promise<Standing>((resolve) => {
      answer = resolve;
    });
    return { people: { standingOf: () => asked }, answer: (standing: Standing) => answer(standing) };
  }

  it('a click is answered at once with a modal that waits, and goes on when they are known', async () => {
    const { people, answer } = slowly();
    const undoReply = vi.fn(async () => ({ kind: 'refused', why: 'too_late' }) as const);
    const desk = openDesk(slack, { undoReply }, people, 0);

    const clicked = desk.click('case.undo', onCase);
    await slack.called('views.open');
    const before = undoReply.mock.calls.length;
    answer('staff');
    await clicked;

    expect(before).toBe(0);
    expect(undoReply).toHaveBeenCalledExactlyOnceWith('case-1', { id: ingrid, saw: 3 });
    expect(shown()).toEqual([
      ['views.open', expect.stringContaining(nb.modal.waiting)],
      ['views.update', expect.stringContaining('Det er for sent')],
    ]);
  });

  it('the modal that waits does not go on waiting where all went well and nothing is to say', async () => {
    const { people, answer } = slowly();
    const desk = openDesk(slack, { undoReply: async () => ({ kind: 'done' }) }, people, 0);

    const clicked = desk.click('case.undo', onCase);
    await slack.called('views.open');
    answer('staff');
    await clicked;

    expect(shown()[1]).toEqual(['views.update', expect.stringContaining(nb.door.finished)]);
  });

  it('whoever turns out to be a guest is told so in the same modal', async () => {
    const { people, answer } = slowly();
    const desk = openDesk(slack, {}, people, 0);

    const clicked = desk.click('case.undo', onCase);
    await slack.called('views.open');
    answer('guest');
    await clicked;

    expect(shown()[1]).toEqual(['views.update', expect.stringContaining(nb.door.guest)]);
  });

  it('a click in a modal is turned away on top of it, so that what was typed stays', async () => {
    const desk = openDesk(slack, {}, slowly().people, 0);

    await desk.click('case.hand_in', onCase, { viewId: 'V1', view: reviewModal(review(), nb) });

    expect(shown()).toEqual([['views.push', expect.stringContaining(nb.door.unknown)]]);
  });

  it('a form stays open with all that was typed, and says so at its first field', async () => {
    const desk = openDesk(slack, {}, slowly().people, 0);
    const modal = reviewModal(review(), nb);
    const firstField = modal.blocks.find(({ type }) => type === 'input')?.block_id;

    const answer = await desk.submit(modal, {});

    expect(answer).toEqual({
      response_action: 'errors',
      errors: { [String(firstField)]: nb.door.unknown.replaceAll('*', '') },
    });
  });
});

it('there is one file where listeners are tied to Slack, so that none is without the door', () => {
  const folder = join(import.meta.dirname, '../../../src/slack');
  const tying = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      path.endsWith('.ts') && /\bapp\.(action|view|command|shortcut|options)\b/.test(readFileSync(join(folder, path), 'utf8')),
  );

  expect(tying).toEqual(['listeners/register.ts']);
});
