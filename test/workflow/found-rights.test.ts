import { expect, it } from 'vitest';
import { foundRights } from '../../src/workflow/found-rights.ts';

it('the words that led to a right are kept with national numbers masked', () => {
  const rights = [
    { right: 'access', confidence: 0.9, evidence: [{ text: 'innsyn, 311299 12345', rule: 'access/see' }] },
  ] as const;

  expect(foundRights({ rights })).toEqual([{ right: 'access', evidence: [{ text: 'innsyn, ******', rule: 'access/see' }] }]);
});
