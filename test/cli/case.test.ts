import { describe, expect, it } from 'vitest';
import { caseCommand } from '../../src/cli/case.ts';
import { newCaseCommand } from '../../src/cli/new-case.ts';

const noConfig = '/no/such/frist.yaml';

describe('words that do not go together are refused before anything is opened:', () => {
  it.each([
    ['an action that does not exist', 'anser', undefined, {}, 'found the action "anser", allowed: take, snooze, mail, rights, '],
    ['an option of another action', 'take', undefined, { how: 'done' }, '--how: take does not take it'],
    [
      'an option in two words',
      'plan',
      'answer',
      { notMarketing: true },
      '--not-marketing: plan does not take it, allowed: --outcome, --set, --body-file',
    ],
    ['an option without an action', undefined, undefined, { note: 'x' }, '--note: frist case without an action does not take it'],
    ['a word too many', 'undo', 'now', {}, 'found "now" after undo, which takes no further word'],
    ['a word too few', 'plan', undefined, {}, 'plan needs one more word: plan LETTER'],
  ])('%s', async (_, action, word, options, sentence) => {
    await expect(caseCommand(noConfig, 'DIGFO-2026-0001', action, word, options)).rejects.toThrow(sentence);
  });

  const call = { organisation: 'digfo', source: 'call', at: '2026-11-17T09:00:00+01:00', note: 'x' };

  it.each([
    ['a word after new', 'case', call, 'found "case" after new, which takes no further word'],
    [
      'an option that new does not take',
      undefined,
      { ...call, into: 'DIGFO-2026-0002' },
      '--into: new does not take it, allowed: --organisation, ',
    ],
    ['another source', undefined, { ...call, source: 'pigeon' }, '--source: found "pigeon", allowed: call, letter, colleague'],
    [
      'no time',
      undefined,
      { ...call, at: undefined },
      '--at: is missing, allowed: a time with its offset, like 2026-03-05T10:15:00+01:00',
    ],
    [
      'a time without its offset',
      undefined,
      { ...call, at: '2026-11-17' },
      '--at: found "2026-11-17", allowed: a time with its offset',
    ],
    [
      'a name without an address',
      undefined,
      { ...call, name: 'Kari' },
      '--address: is missing, allowed: the address of the person whose --name it is',
    ],
  ])('%s', async (_, word, options, sentence) => {
    await expect(newCaseCommand(noConfig, word, options as typeof call)).rejects.toThrow(sentence);
  });
});
