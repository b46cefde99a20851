import { afterAll, beforeAll, describe } from 'vitest';
import { type DemoImapServer, startImapServer } from '../../scripts/demo-parts/imap-server.ts';
import { sentScenarios } from './sent-scenarios.ts';

describe('the Sent folder of the mail server of the demo', () => {
  let server: DemoImapServer;

  beforeAll(async () => {
    server = await startImapServer();
  });
  afterAll(() => server.stop());

  sentScenarios(() => server);
});
