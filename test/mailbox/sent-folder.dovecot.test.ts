import { afterAll, beforeAll, describe } from 'vitest';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { sentScenarios } from './sent-scenarios.ts';

describe('the Sent folder of Dovecot', () => {
  let server: Dovecot;

  beforeAll(async () => {
    server = await startDovecot();
  });
  afterAll(() => server.stop());

  sentScenarios(() => server);
});
