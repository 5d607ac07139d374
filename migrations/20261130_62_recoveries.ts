import type { Knex } from 'knex'

/**
 * Each asking to come back on another device, with its own tries: whoever else asks in somebody's name can neither use up theirs nor make the
 * code on their phone worthless.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table recovery (
      id uuid primary key default uuidv7(),
      application_id uuid not null references application,
      attempts integer not null default 0,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index recovery_by_application on recovery (application_id, created_at desc);
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
