import type { Knex } from 'knex';

/**
 * The first tables. A migration is never edited once it has been committed: a database made by it must open for ever; what
 * changes later comes as a new file in this folder and a new line in `src/store/migrate-store.ts`.
 *
 * Names: `…_at` is a UTC instant as text of fixed width (`2026-03-05T09:15:00.000Z`, so that text order is time order),
 * `…_on` an ISO calendar date, `…_hmac` a keyed hash. Columns of type binary that hold something personal are sealed with the
 * key that `key_id` (of the row, or of its case) names; a key that is gone leaves `key_id` null and the content unreadable.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('keys', (table) => {
    table.string('id', 36).primary();
    table.binary('wrapped').notNullable();
    table.string('master_key_id', 16).notNullable();
    table.string('created_at', 24).notNullable();
  });

  await knex.schema.createTable('case_counters', (table) => {
    table.string('prefix').notNullable();
    table.integer('year').notNullable();
    table.integer('last_number').notNullable();
    table.primary(['prefix', 'year']);
  });

  await knex.schema.createTable('case_files', (table) => {
    table.string('id').primary();
    table.string('number').notNullable().unique();
    table.string('organisation').notNullable();
    // Unique: destroying one key purges exactly one case.
    table.string('key_id', 36).unique().references('id').inTable('keys').onDelete('SET NULL');
    table.integer('revision').notNullable();
    table.string('status').notNullable();
    table.string('outcome');
    table.string('language').notNullable();
    table.string('received_at', 24).notNullable();
    table.string('opened_at', 24).notNullable();
    table.string('closed_at', 24);
    table.integer('promise_days');
    // Outlives the key: shows that a person purged here is imported again (and finds their older cases).
    table.string('requester_hmac', 64).index();
    table.index(['organisation', 'status']);
  });

  await knex.schema.createTable('request_lines', (table) => {
    table.string('case_id').notNullable().references('id').inTable('case_files').onDelete('CASCADE');
    table.string('right').notNullable();
    table.string('chosen_by').notNullable();
    table.primary(['case_id', 'right']);
  });

  await knex.schema.createTable('case_events', (table) => {
    table.string('case_id').notNullable().references('id').inTable('case_files');
    table.integer('seq').notNullable();
    table.string('at', 24).notNullable();
    table.string('by').notNullable();
    table.string('type').notNullable();
    table.text('data').notNullable();
    table.binary('sealed');
    table.string('sealed_sha256', 64);
    table.string('hash', 64).notNullable();
    table.primary(['case_id', 'seq']);
  });

  await knex.schema.createTable('mailbox_cursors', (table) => {
    table.string('organisation').notNullable();
    table.string('folder').notNullable();
    table.string('uid_validity').notNullable();
    // 64 bits: a UID may be any unsigned 32-bit number, which PostgreSQL's `integer` cannot hold.
    table.bigInteger('last_uid').notNullable();
    table.primary(['organisation', 'folder']);
  });

  await knex.schema.createTable('mails', (table) => {
    table.string('id', 36).primary();
    table.string('organisation').notNullable();
    table.string('folder').notNullable();
    table.string('uid_validity').notNullable();
    table.bigInteger('uid').notNullable();
    table.string('received_at', 24).notNullable();
    table.string('kept_at', 24).notNullable();
    table.integer('size').notNullable();
    table.string('sha256', 64).notNullable();
    table.string('key_id', 36).index().references('id').inTable('keys').onDelete('SET NULL');
    table.binary('raw').notNullable();
    table.string('message_id_hmac', 64).index();
    table.string('fate');
    table.string('case_id').index().references('id').inTable('case_files');
    table.string('disposition');
    table.string('mail_kind');
    table.text('reason');
    table.string('settled_at', 24);
    table.unique(['organisation', 'sha256']);
    table.index(['fate', 'received_at']);
  });

  await knex.schema.createTable('drafts', (table) => {
    table.string('id').primary();
    table.string('case_id').notNullable().index().references('id').inTable('case_files');
    table.string('purpose').notNullable();
    table.binary('mail').notNullable();
    table.string('message_id_hmac', 64).notNullable().index();
    table.string('created_at', 24).notNullable();
  });

  await knex.schema.createTable('outbox', (table) => {
    table.increments('id');
    table.string('key').notNullable().unique();
    table.text('task').notNullable();
    table.string('state').notNullable();
    table.integer('attempts').notNullable();
    table.string('first_due_at', 24).notNullable();
    table.string('not_before', 24).notNullable();
    table.string('created_at', 24).notNullable();
    table.string('claimed_at', 24);
    table.string('ended_at', 24);
    table.text('problem');
    table.index(['state', 'not_before']);
  });

  await knex.schema.createTable('board_posts', (table) => {
    table.string('key').primary();
    table.string('channel').notNullable();
    table.string('ts').notNullable();
  });

  await knex.schema.createTable('digest_runs', (table) => {
    table.string('id', 36).primary();
    table.string('organisation').notNullable();
    table.string('digest_on', 10).notNullable();
    table.text('digest').notNullable();
    table.string('kept_at', 24).notNullable();
    table.unique(['organisation', 'digest_on']);
  });
}

export async function down(knex: Knex): Promise<void> {
  const newestFirst = [
    'digest_runs',
    'board_posts',
    'outbox',
    'drafts',
    'mails',
    'mailbox_cursors',
    'case_events',
    'request_lines',
    'case_files',
    'case_counters',
    'keys',
  ];
  for (const table of newestFirst) await knex.schema.dropTable(table);
}
