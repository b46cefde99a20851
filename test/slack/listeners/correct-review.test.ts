import type { ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mailModal } from '../../../src/slack/views/mail.ts';
import { previewModal } from '../../../src/slack/views/preview.ts';
import { reviewModal } from '../../../src/slack/views/review.ts';
import { triageModal } from '../../../src/slack/views/triage.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import type { Preview, StaffVerbs } from '../../../src/workflow/staff-verbs.ts';
import { lintView } from '../../support/block-kit-linter.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { ingrid, kari } from '../../support/people.ts';
import { caseView, endless, linesFor, readableMail, review } from '../../support/slack-cases.ts';
import { openDesk } from '../../support/slack-desk.ts';

const nb = wordsFor('nb');
const asked = caseView({ lines: linesFor(['access', 'erasure']) });
const shown = review({ view: asked });
const preview: Preview = {
  kind: 'preview',
  from: { name: 'DigFo', address: 'contact@digfo.example' },
  to: kari.address,
  subjectLine: 'Sv: Mine opplysninger',
  text: 'Hei Kari Lunde,\n\nVi fant navnet ditt.\n\nDu kan klage til Datatilsynet.',
};

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(() => slack.stop());

/** Values of the buttons in a view whose action begins like this. */
function valuesOf(view: ModalView, start: string): readonly string[] {
  const buttons = JSON.stringify(view).matchAll(/"action_id":"([^"]+)","text":\{[^}]*\},"value":"((?:[^"\\]|\\.)*)"/g);
  return [...buttons].filter(([, id]) => id?.startsWith(start)).map(([, , value]) => JSON.parse(`"${value}"`) as string);
}

function desk(verbs: Partial<StaffVerbs> = {}) {
  const settleRights = vi.fn<StaffVerbs['settleRights']>(async () => ({ kind: 'done' }));
  const all = {
    caseNow: async () => ({ kind: 'case', view: asked }) as const,
    reviewCase: async () => shown,
    settleRights,
    ...verbs,
  };
  return { ...openDesk(slack, all), settleRights };
}

describe('what is asked, put right in the review', () => {
  it('"Ikke dette" takes one right out with one press, at the revision that was seen, and shows the review anew', async () => {
    const { click, settleRights } = desk();
    const [value = ''] = valuesOf(reviewModal(shown, nb), 'case.not_this:erasure');

    await click('case.not_this:erasure', value, { viewId: 'V0REVIEW' });

    expect(settleRights).toHaveBeenCalledExactlyOnceWith(
      { caseId: 'case-1', revision: 1, rights: ['access'] },
      expect.objectContaining({ id: ingrid }),
    );
    expect(slack.calls.at(-1)).toMatchObject({ method: 'views.update', args: { view: reviewModal(shown, nb) } });
  });

  it('each right that is not there yet is one press away', async () => {
    const { click, settleRights } = desk();
    const buttons = valuesOf(reviewModal(shown, nb), 'case.also_this:');
    expect(buttons).toHaveLength(9);

    await click('case.also_this:objection', '{"c":"case-1","r":1,"q":"objection","l":"nb"}', { viewId: 'V0REVIEW' });

    expect(settleRights.mock.calls[0]?.[0].rights).toEqual(['access', 'erasure', 'objection']);
  });

  it('keeps what somebody had said of an objection', async () => {
    const lines = linesFor(['objection', 'erasure']).map((line) => ({ ...line, marketing: false }));
    const { click, settleRights } = desk({ caseNow: async () => ({ kind: 'case', view: caseView({ lines }) }) });

    await click('case.not_this:erasure', '{"c":"case-1","r":1,"q":"erasure","l":"nb"}', { viewId: 'V0REVIEW' });

    expect(settleRights.mock.calls[0]?.[0]).toMatchObject({ rights: ['objection'], notMarketing: true });
  });

  it('asks what it is then, where nothing would be left', async () => {
    const { click } = desk({ settleRights: async () => ({ kind: 'refused', why: 'no_rights' }) });

    await click('case.not_this:access', '{"c":"case-1","r":1,"q":"access","l":"nb"}', { viewId: 'V0REVIEW' });

    expect(slack.calls.at(-1)).toMatchObject({ args: { view: triageModal(shown, nb) } });
  });

  it('is not offered for what is answered, nor once an answer is on its way', () => {
    const answered = asked.caseFile.lines.map((line) => ({ ...line, answered: { outcome: 'granted', at: asked.now } as const }));

    expect(valuesOf(reviewModal(review({ view: caseView({ lines: answered }) }), nb), 'case.not_this')).toEqual([]);
  });
});

describe('the letter in the review', () => {
  it('is had in another language with one press', async () => {
    const chooseLanguage = vi.fn<StaffVerbs['chooseLanguage']>(async () => ({ kind: 'done' }));
    const { click } = desk({ chooseLanguage });
    const buttons = valuesOf(reviewModal(shown, nb), 'case.language:');
    expect(buttons.map((value) => JSON.parse(value).g)).toEqual(['nn', 'en']);

    await click('case.language:nn', buttons[0] ?? '', { viewId: 'V0REVIEW' });

    expect(chooseLanguage).toHaveBeenCalledExactlyOnceWith(
      { caseId: 'case-1', revision: 1, language: 'nn' },
      expect.objectContaining({ id: ingrid }),
    );
    expect(slack.calls.at(-1)).toMatchObject({ args: { view: reviewModal(shown, nb) } });
  });

  it('can be another letter: the usual ones here, the others in the menu', () => {
    const view = reviewModal(review({ letters: ['answer', 'clarification', 'extension', 'fee'] }), nb);
    const text = JSON.stringify(view);

    expect(valuesOf(view, 'case.letter:').map((value) => JSON.parse(value).k)).toEqual(
      expect.arrayContaining(['clarification', 'extension']),
    );
    expect(text).toContain('case.more');
    expect(text).not.toContain('case.letter:fee');
  });
});

describe('"Forhåndsvis"', () => {
  it('lies on top of the review, with the words that stand in its fields, and closing it leads back', async () => {
    const previewReply = vi.fn(async () => preview);
    const { click } = desk({ previewReply });
    const view = reviewModal(shown, nb);
    const field = view.blocks.find((block) => block.block_id?.startsWith('body:'))?.block_id ?? '';
    const typed = { ...view, state: { values: { [field]: { v: { value: 'Vi fant navnet ditt.' } } } } };

    await click('case.preview', '{"c":"case-1","r":1,"k":"answer","l":"nb"}', { viewId: 'V0REVIEW', view: typed });

    expect(previewReply).toHaveBeenCalledExactlyOnceWith('case-1', 'Vi fant navnet ditt.', { id: ingrid, saw: 1 });
    expect(slack.calls).toMatchObject([{ method: 'views.push', args: { view: previewModal(preview, nb) } }]);
    expect(previewModal(preview, nb).close?.text).toBe('Tilbake');
  });

  it('shows whom it goes to, from whom, under which subject, and every word', () => {
    const text = JSON.stringify(previewModal(preview, nb));

    for (const said of [kari.address, 'DigFo <contact@digfo.example>', preview.subjectLine, 'Vi fant navnet ditt.'])
      expect(text).toContain(said);
  });

  it('takes the place of the review where the click came without it, with a button that leads back', async () => {
    const { click } = desk({ previewReply: async () => preview });

    await click('case.preview', '{"c":"case-1","r":1,"l":"nb"}');

    expect(slack.calls).toMatchObject([{ method: 'views.open', args: { view: previewModal(preview, nb, 'case-1') } }]);
    expect(JSON.stringify(slack.calls[0]?.args.view)).toContain('case.review');
  });

  it('is what Slack takes, also of the longest letter', () => {
    const long = { ...preview, to: undefined, subjectLine: endless(2000), text: endless(200_000) };

    expect([previewModal(preview, nb), previewModal(long, nb, 'case-1')].flatMap((view) => lintView(view))).toEqual([]);
  });
});

describe('the files of a mail', () => {
  const file = { fileName: 'fullmakt.pdf', contentType: 'application/pdf', size: 84_000, sha256: 'ab12'.repeat(16) };

  it('are named with type, size, checksum and what is known of them', () => {
    const text = JSON.stringify(mailModal(readableMail({ attachments: [file], identityCopyRemoved: true }), nb));

    expect(text).toContain('fullmakt.pdf · application/pdf · 83 kB · sha256 ab12ab12ab12 · ikke skannet for virus');
    expect(text).toContain('kopi av legitimasjon, fjernet');
  });

  it('are counted where there are very many', () => {
    const text = JSON.stringify(mailModal(readableMail({ attachments: Array.from({ length: 30 }, () => file) }), nb));

    expect(text.match(/fullmakt\.pdf/g)).toHaveLength(10);
    expect(text).toContain('… og 20 til');
  });
});
