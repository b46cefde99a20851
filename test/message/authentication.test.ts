import { expect, it } from 'vitest';
import { readAuthentication } from '../../src/message/authentication.ts';

const verdict = (headers: readonly string[], authservId: string | undefined = 'mx.digfo.example') =>
  readAuthentication(headers, authservId).verdict;

it.each<[string, string[], string]>([
  ['a pass by our own server', ['mx.digfo.example; spf=pass; dmarc=pass (p=NONE) header.from=example.no'], 'pass'],
  ['a fail by our own server', ['mx.digfo.example; dmarc=fail'], 'fail'],
  ['no policy at the sender', ['mx.digfo.example; dmarc=none'], 'none'],
  ['a pass inside a comment', ['mx.digfo.example; spf=pass (; dmarc=pass); dmarc=fail'], 'fail'],
  ['a pass by somebody else', ['mx.example.net; dmarc=pass'], 'none'],
  ['a pass below the header of another', ['mx.example.net; spf=pass', 'mx.digfo.example; dmarc=pass'], 'none'],
  ['two results that differ', ['mx.digfo.example; dmarc=fail; dmarc=pass'], 'none'],
  ['a name that only begins like ours', ['mx.digfo.example.net; dmarc=pass'], 'none'],
  ['our name in capitals with a version', ['MX.digfo.example 1; dmarc=pass'], 'pass'],
])('%s: %s gives %s', (_, headers, expected) => {
  expect(verdict(headers)).toBe(expected);
});

it('nothing is believed where our own server has no name', () => {
  expect(readAuthentication(['mx.digfo.example; dmarc=pass'], undefined).verdict).toBe('none');
});
