import type { Knex } from 'knex'

/** What was kept for an auditor stays as it was kept: the product adds histories and exports, and changes or removes none. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    revoke update, delete on case_run from tenor_app;
    revoke delete on export from tenor_app;
    create index case_run_by_case on case_run (case_id, archived_at);
    create index export_by_case on export (case_id, created_at);
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
