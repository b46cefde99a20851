import { expect, vi } from 'vitest';
import type { Act, ActOptions } from '../../src/cli/case-acts/act.ts';
import { settleRights } from '../../src/cli/case-acts/settle.ts';
import { showCase } from '../../src/cli/case-acts/show-case.ts';
import { mail } from './mail.ts';
import { ingrid } from './people.ts';
import { openTestWorld, type TestWorld } from './world.ts';

export const access = mail({
  text: 'Hei, jeg ønsker innsyn i alle personopplysninger dere har lagret om meg.\r\n\r\nHilsen Kari',
});

/** Runs one act on the only case as Ingrid would on the command line, and gives what it printed. */
export async function act(
  { world, verbs, onlyCase }: TestWorld,
  doIt: (act: Act) => Promise<void>,
  options: ActOptions = {},
  what?: string,
): Promise<string> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await doIt({ world, verbs, caseFile: await onlyCase(), by: { id: ingrid }, what, options });
    return print.mock.calls.map(([line]) => String(line)).join('\n');
  } finally {
    print.mockRestore();
  }
}

/** An access request has come; `rights` are settled where they are given. */
export async function openAccess(rights = ''): Promise<TestWorld> {
  const frist = await openTestWorld({ receipts: 'never' });
  await frist.arrive(access);
  if (rights) await act(frist, settleRights, { rights });
  return frist;
}

/** The case as `--json` prints it. */
export const shown = async (frist: TestWorld) => JSON.parse(await act(frist, showCase, { json: true }));

/** The act is refused in these words, and the log of the case is as long as before. */
export async function expectRefused(frist: TestWorld, acting: () => Promise<string>, words: string) {
  const before = (await frist.onlyCase()).revision;

  await expect(acting()).rejects.toThrow(words);
  await frist.deliver();

  expect((await frist.onlyCase()).revision).toBe(before);
  expect(frist.smtp.mails).toEqual([]);
}
