import type { Knex } from 'knex'

/** What a merchant pays for a lower rate is an expense until the merchant settles it, put off as income. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`insert into ledger_role (role, kind, per, stays) values ('buy_down_expense', 'expense', null, null)`)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
