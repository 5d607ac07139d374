import type { Knex } from 'knex'

/** Who tries a one-time code where it is not ours to try: a service, under its own id. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table one_time_code
      add column verified_by text,
      add column verification_id text,
      add constraint verification_is_whole check ((verified_by is null) = (verification_id is null));
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
