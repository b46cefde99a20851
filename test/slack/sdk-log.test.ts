import { LogLevel } from '@slack/bolt';
import { expect, it } from 'vitest';
import { sdkLog } from '../../src/slack/sdk-log.ts';
import { kari } from '../support/people.ts';

const payload = { view: { state: { values: { body: { value: `Hei, jeg er ${kari.name}` } } } } };

it('the debug level of the SDK, which prints whole payloads, cannot be switched on', () => {
  const written: unknown[] = [];
  const write = (...said: unknown[]) => void written.push(said);
  const log = sdkLog({ info: write, warn: write, error: write });

  log.setLevel(LogLevel.DEBUG);
  log.debug('Received a message on the WebSocket:', JSON.stringify(payload));
  log.info(JSON.stringify(payload));

  expect(log.getLevel()).toBe(LogLevel.WARN);
  expect(written).toEqual([]);
});

it('a warning is kept without its payload, its tokens and its addresses', () => {
  const written: unknown[] = [];
  const write = (...said: unknown[]) => void written.push(said);
  const log = sdkLog({ info: write, warn: write, error: write });

  log.warn(
    `xoxb-1-secret said no to ${kari.address} at wss://wss-primary.slack.com/link?ticket=1`,
    payload,
    new Error(kari.name),
  );

  expect(JSON.stringify(written)).toContain('x… said no to …@… at wss://… ');
  for (const secret of ['secret', kari.address, kari.name, 'ticket']) expect(JSON.stringify(written)).not.toContain(secret);
});
