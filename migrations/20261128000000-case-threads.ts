import type { Knex } from 'knex';

/**
 * Which threads in Slack belong to which case: that of its card, and those of cards before it that somebody deleted. `seen_until` is the
 * `ts` of the newest message that catching up has read there.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('case_threads', (table) => {
    table.string('channel').notNullable();
    table.string('ts').notNullable();
    table.string('case_id').notNullable().index().references('id').inTable('case_files').onDelete('CASCADE');
    table.string('seen_until');
    table.primary(['channel', 'ts']);
  });
  // Cards that stand already.
  for (const { key, channel, ts } of await knex('board_posts').where('key', 'like', 'case:%')) {
    const caseId = key.slice('case:'.length);
    const known = await knex('case_files').where({ id: caseId }).first('id');
    if (known) await knex('case_threads').insert({ channel, ts, case_id: caseId });
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('case_threads');
}
