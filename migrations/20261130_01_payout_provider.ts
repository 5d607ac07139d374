import type { Knex } from 'knex'

/** Payouts name their bank as products and steps do, so that each is asked about where it was ordered. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`update payout set provider = 'pix' where provider = 'pix-psp'`)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
