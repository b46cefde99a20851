import type { ApproveCommand } from '../../src/cases/approval.ts';
import { noon } from './case-files.ts';
import { ingrid, kari } from './people.ts';
import { digfo } from './slack-cases.ts';

/** Ingrid's yes at DIGFO, to a text with nothing wanting; change what the test is about. */
export function approveCommand(changes: Partial<ApproveCommand> = {}): ApproveCommand {
  return {
    type: 'approve_reply',
    revision: 1,
    by: ingrid,
    organisation: digfo,
    approvers: [ingrid],
    responsible: [],
    fourEyes: 'single_approver',
    sameAs: {},
    channel: 'mail',
    mustStay: [],
    missing: [],
    draftId: 'draft-1',
    sha256: 'abc',
    body: 'Her er svaret.',
    bodyEdited: false,
    recipient: kari.address,
    unchangedSinceShown: true,
    confirmed: ['done'],
    confirmationsNeeded: [],
    sendAfter: noon.add({ seconds: 60 }),
    ...changes,
  };
}
