import type { Knex } from 'knex'

/** Which asking a declaration answered, so that one asking is answered once, however often it is handed in. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table application add column declared_revision integer`)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
