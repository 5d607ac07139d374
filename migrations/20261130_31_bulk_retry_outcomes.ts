import type { Knex } from 'knex'

/** A case that meets a fault of ours is given up, and one that was under way when somebody stopped the run is left to itself: both say so. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table bulk_retry_step drop constraint bulk_retry_step_outcome_check;
    alter table bulk_retry_step add constraint bulk_retry_step_outcome_check check (outcome in
      ('waiting', 'went_on', 'parked_again', 'overtaken', 'refused', 'our_fault', 'left_under_way', 'not_tried'));
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
