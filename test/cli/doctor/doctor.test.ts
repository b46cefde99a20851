import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkAuthority } from '../../../src/cli/doctor/check-authority.ts';
import { checkServed } from '../../../src/cli/doctor/check-served.ts';
import { examine } from '../../../src/cli/doctor.ts';
import type { Config } from '../../../src/config.ts';
import { loadOrganisations } from '../../../src/load-organisations.ts';
import { startFakeSlack } from '../../support/fake-slack.ts';
import { installation, runFrist } from '../../support/program.ts';

const slow = { timeout: 120_000 };
const known = loadOrganisations();

describe('the doctor', () => {
  it('finds nothing wrong with what is shipped', slow, async () => {
    const findings = await examine('no-such-frist.yaml', false);

    expect(findings.filter(({ kind }) => kind === 'wrong')).toEqual([]);
    expect(findings[0]?.text).toBe('There is no no-such-frist.yaml yet; what Frist ships is checked.');
    expect(findings.map(({ text }) => text)).toContain(
      'The organisations can be read: defero, defigo, digfo, digitools, metafocus.',
    );
  });

  it('says what is wrong in one part and goes on to the next', slow, async () => {
    const frist = installation({
      file: 'organisations/digfo.yaml',
      change: (text) => text.replace(/^promise_days: .*$/m, 'promise_days: -3'),
    });

    const { code, out } = await frist.run(['doctor']);

    expect(code).toBe(1);
    expect(out).toMatch(/\n {2}organisations\/digfo\.yaml, line \d+, promise_days: found -3; allowed: a whole number of days/);
    expect(out).toMatch(/\nThe rules can be read: \d+ rules, \d+ concepts\.\n/);
    expect(out).toMatch(/\n1 mistake\.\n$/);
  });

  it('has nothing good to say of a configuration that was named and is not there', slow, async () => {
    const { code, out } = await runFrist(['--config', '/no/such/frist.yaml', 'doctor']);

    expect(code).toBe(1);
    expect(out).toContain('\nWrong:\n  /no/such/frist.yaml: cannot be read.');
  });
});

describe('the doctor with --slack', () => {
  it('asks the workspace too, and says what is wrong there', slow, async () => {
    const slack = await startFakeSlack();
    slack.channels.set('C0123ABCD', { is_private: true, is_ext_shared: true });
    const frist = installation();
    const config = readFileSync(frist.config, 'utf8');
    writeFileSync(frist.config, config.replace('slack: { ', `slack: { api_url: "${slack.apiUrl}", `));

    const { code, out, err } = await frist.run(['doctor', '--slack']);
    await slack.stop();

    expect(code).toBe(1);
    expect(out).toContain('\nslack.bot_token: Slack takes it; Frist is in the workspace Frist.\n');
    expect(out).toContain('\nWrong:\n  organisations.digfo.channel (C0123ABCD): this channel is shared with another company');
    expect(err.at(-1)).toMatch(/^Asking Slack whether it takes \d+ messages and modals …$/);
  });

  it('asks nothing while the configuration is not in order', slow, async () => {
    const { code, out } = await runFrist(['--config', '/no/such/frist.yaml', 'doctor', '--slack']);

    expect(code).toBe(1);
    expect(out).toContain('Slack was not asked: the configuration has to be in order first.');
  });
});

describe('the old address of Datatilsynet', () => {
  it('is found where an organisation writes it into a template of its own', () => {
    const own = { name: 'organisations/digfo/templates/nb/answer-closing.liquid', text: 'Klag til\nPostboks 8177 Dep.\n' };

    expect(checkAuthority([own])).toEqual([
      {
        kind: 'wrong',
        text: 'organisations/digfo/templates/nb/answer-closing.liquid, line 2: found 8177, the old address of Datatilsynet, allowed: {{ authority.address }}, which comes from templates/authority.yaml',
      },
    ]);
  });

  it('may be quoted in a comment, and be part of another number', () => {
    const file = { name: 'organisations/digfo.yaml', text: '# Postboks 8177\nphone: "81770000" # not 8177\n' };

    expect(checkAuthority([file])).toEqual([]);
  });
});

describe('an organisation that is served', () => {
  const served = (change: Partial<Config['organisations'][string]>) => {
    const approvers = ['U0INGRID', 'U0ANNE'];
    const complete = {
      approvers,
      responsible: ['U0DAGLIG'],
      receipts: 'authenticated',
      authserv_id: 'mx.digfo.example',
      ...change,
    };
    return checkServed({ organisations: { digfo: complete } } as unknown as Config, known).map(({ text }) => text);
  };
  const questions = known.get('digfo')?.openQuestions.map((text) => `organisations/digfo.yaml, open_questions: ${text}`);

  it('shows what its policy leaves open', () => {
    expect(questions?.length).toBeGreaterThan(0);
    expect(served({})).toEqual(questions);
  });

  it('should name who is responsible', () => {
    expect(served({ responsible: [] })[0]).toMatch(/^frist\.yaml, organisations\.digfo\.responsible: nobody is named/);
  });

  it('says where one yes is enough because there is one approver, and where that leaves a letter waiting', () => {
    const both = [{ id: 'U0INGRID', cli: 'ingrid' }];

    expect(served({ approvers: both })[0]).toMatch(/^frist\.yaml, organisations\.digfo\.approvers: one person may approve/);
    expect(served({ approvers: both, four_eyes: true })[0]).toContain('a colleague has to hand in each of them');
    expect(served({ approvers: ['S0PRIVACY'] })).toEqual(questions);
  });

  it('should say how its mail server signs, where receipts go to authenticated senders only', () => {
    expect(served({ authserv_id: undefined })[0]).toMatch(/^frist\.yaml, organisations\.digfo\.authserv_id: is missing/);
    expect(served({ authserv_id: undefined, receipts: 'always' })).toEqual(questions);
  });
});
