import type { Knex } from 'knex'

/** The journal day by day, for whoever reads it. Days arrive in order, so a summary of each block range finds them and costs next to nothing. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `create index journal_entry_by_day on journal_entry using brin (booked_on) with (pages_per_range = 32, autosummarize = on)`,
  )
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
