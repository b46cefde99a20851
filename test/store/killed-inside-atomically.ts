// Run as a process of its own: keeps one mail, then dies without a chance to clean up while it keeps the second.
// Arguments: the path of the database and the master key in hexadecimal.
import { openStore } from '../../src/store/open-store.ts';
import { arrivedMail, noon } from './made-up-case.ts';

const [, , file = '', masterKey = ''] = process.argv;
const store = await openStore({ file, masterKey: Buffer.from(masterKey, 'hex'), migrate: true });
await store.records.mails.keep(arrivedMail({ uid: 1 }));
await store.atomically(async ({ mails, outbox }) => {
  await mails.keep(arrivedMail({ uid: 2, raw: Buffer.alloc(8_000_000, 'large enough to spill into the log before the end') }));
  await outbox.enqueue({ key: 'e', task: { kind: 'draw_card', caseId: 'c1' }, notBefore: noon });
  process.stdout.write('halfway\n', () => process.kill(process.pid, 'SIGKILL'));
  await new Promise(() => setInterval(() => undefined, 1000));
});
