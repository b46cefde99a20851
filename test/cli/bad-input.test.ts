import { describe, expect, it } from 'vitest';
import { installation } from '../support/program.ts';

/** A process of its own each time: on a busy machine that takes a while. */
const slow = { timeout: 120_000 };
const call = ['--source', 'call', '--at', '2026-01-05T10:00:00+01:00', '--note', 'Wants to see what we have.'];
const openCall = ['case', 'new', '--organisation', 'digfo', ...call];

/** Ends with 1 and these sentences, one each; and every table is as it was, so that nothing happened and nothing will be sent. */
async function expectNothing(
  frist: ReturnType<typeof installation>,
  args: readonly string[],
  sentences: readonly (string | RegExp)[],
) {
  const before = await frist.everything();

  const ended = await frist.run(args);

  expect(ended.err).toEqual(
    sentences.map((sentence) => (typeof sentence === 'string' ? sentence : expect.stringMatching(sentence))),
  );
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(await frist.everything()).toEqual(before);
}

describe('bad input ends with a plain sentence and changes nothing:', () => {
  it('a refusal without a ground', slow, async () => {
    const frist = installation();
    await frist.openCase(['access'], 3);

    await expectNothing(
      frist,
      ['case', 'DIGFO-2026-0001', 'plan', 'answer', '--outcome', 'access=refused', '--set', 'access.reason=We would rather not.'],
      [
        'frist: Nothing was done: the letter needs access.legal_basis; fill in with --set NAME=VALUE, "frist case DIGFO-2026-0001 fields …" says what is allowed.',
      ],
    );
  });

  it('an extension after the first month', slow, async () => {
    const frist = installation();
    await frist.openCase(['access'], 45);

    await expectNothing(
      frist,
      ['case', 'DIGFO-2026-0001', 'plan', 'extension', '--set', 'cause=complex', 'reason=There are many archives.'],
      [
        /^frist: Nothing was done: the notice of an extension had to leave by 20\d\d-\d\d-\d\d, within the first month \(Art\. 12\(3\)\); answer as soon as you can\.$/,
      ],
    );
  });

  it('an organisation that does not exist', slow, async () => {
    const frist = installation();
    await frist.openCase(['access'], 3);

    await expectNothing(
      frist,
      ['case', 'new', '--organisation', 'digof', ...call],
      ['frist: --organisation: found "digof", allowed: digfo'],
    );
  });

  it('a template that uses a field nobody declared', slow, async () => {
    const frist = installation({
      file: 'templates/nb/letters/extension.liquid',
      change: (text) => text.replace('{{ fields.reason }}', '{{ fields.raeson }}'),
    });
    await frist.openCase(['access'], 3);

    await expectNothing(frist, openCall, [/^frist: templates\/nb\/letters\/extension\.liquid, line \d+.*raeson/]);
  });

  it('a promise of -3 days', slow, async () => {
    const frist = installation({
      file: 'organisations/digfo.yaml',
      change: (text) => text.replace(/^promise_days: .*$/m, 'promise_days: -3'),
    });
    await frist.openCase(['access'], 3);

    await expectNothing(frist, openCall, [
      /^frist: organisations\/digfo\.yaml, line \d+, promise_days: found -3; allowed: a whole number of days from 1 to 90, or null for no promise$/,
    ]);
  });
});

describe('the program', () => {
  it('opens a case for a call, and prints nothing but its number', slow, async () => {
    const frist = installation();

    const ended = await frist.run(['case', 'new', '--organisation', 'digfo', ...call]);

    expect(ended).toMatchObject({ code: 0, out: expect.stringMatching(/^DIGFO-20\d\d-0001\n$/), err: [] });
    expect(await frist.cases()).toMatchObject([
      { number: ended.out.trim(), receiptSource: 'call', triage: 'by_hand', stage: { status: 'awaiting_triage' } },
    ]);
  });
});
