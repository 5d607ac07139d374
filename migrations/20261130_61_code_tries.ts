import type { Knex } from 'knex'

/** A code that is being tried at a service: until when nobody else tries it, and that the service has approved it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table one_time_code
      add column tried_until timestamptz,
      add column approved_at timestamptz,
      add constraint approved_by_a_service check (approved_at is null or verification_id is not null);
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
