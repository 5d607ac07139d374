import type { Knex } from 'knex'

/** When the provider was last asked what became of a message of which it had said nothing final. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table message add column asked_at timestamptz;
    create index message_without_report on message (sent_at) where state = 'sent' and channel = 'sms';
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
