/**
 * The tables as knex sees them, column for column as the migrations made them. Numbers that a database may hand out as text
 * (64-bit columns on PostgreSQL) are `number | string` and pass through `Number` on the way in.
 */
export type KeyRow = { id: string; wrapped: Buffer; master_key_id: string; created_at: string };

export type CaseCounterRow = { prefix: string; year: number; last_number: number };

export type CaseFileRow = {
  id: string;
  number: string;
  organisation: string;
  key_id: string | null;
  revision: number;
  status: string;
  outcome: string | null;
  language: string;
  received_at: string;
  opened_at: string;
  closed_at: string | null;
  promise_days: number | null;
  requester_hmac: string | null;
};

export type RequestLineRow = { case_id: string; right: string; chosen_by: string };

export type CaseEventRow = {
  case_id: string;
  seq: number;
  at: string;
  by: string;
  type: string;
  data: string;
  sealed: Buffer | null;
  sealed_sha256: string | null;
  hash: string;
};

export type MailboxCursorRow = { organisation: string; folder: string; uid_validity: string; last_uid: number | string };

export type MailRow = {
  id: string;
  organisation: string;
  folder: string;
  uid_validity: string;
  uid: number | string;
  received_at: string;
  kept_at: string;
  size: number;
  sha256: string;
  key_id: string | null;
  raw: Buffer;
  message_id_hmac: string | null;
  fate: 'case' | 'sorted_away' | null;
  case_id: string | null;
  disposition: 'other' | 'automatic' | null;
  mail_kind: string | null;
  reason: string | null;
  settled_at: string | null;
};

export type DraftRow = {
  id: string;
  case_id: string;
  purpose: 'receipt' | 'identity_reminder' | 'code_expired' | 'answer';
  mail: Buffer;
  message_id_hmac: string;
  created_at: string;
};

export type OutboxRow = {
  id: number;
  key: string;
  task: string;
  state: 'waiting' | 'unrecorded' | 'claimed' | 'done' | 'parked' | 'cancelled';
  attempts: number;
  first_due_at: string;
  not_before: string;
  created_at: string;
  claimed_at: string | null;
  ended_at: string | null;
  problem: string | null;
};

export type BoardPostRow = { key: string; channel: string; ts: string };

export type CaseThreadRow = { channel: string; ts: string; case_id: string; seen_until: string | null };

export type DigestRunRow = { id: string; organisation: string; digest_on: string; digest: string; kept_at: string };

declare module 'knex/types/tables.js' {
  interface Tables {
    keys: KeyRow;
    case_counters: CaseCounterRow;
    case_files: CaseFileRow;
    request_lines: RequestLineRow;
    case_events: CaseEventRow;
    mailbox_cursors: MailboxCursorRow;
    mails: MailRow;
    drafts: DraftRow;
    outbox: OutboxRow;
    board_posts: BoardPostRow;
    case_threads: CaseThreadRow;
    digest_runs: DigestRunRow;
  }
}
