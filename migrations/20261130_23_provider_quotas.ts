import type { Knex } from 'knex'

/** What providers tell of their quotas, beside until when they asked us to wait: the latest of each. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table provider_limit alter column limited_until drop not null;
    alter table provider_limit
      add column quota_limit integer check (quota_limit > 0),
      add column quota_remaining integer check (quota_remaining between 0 and quota_limit),
      add column quota_resets_at timestamptz,
      add check ((quota_limit is null) = (quota_remaining is null) and (quota_limit is null) = (quota_resets_at is null));
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
