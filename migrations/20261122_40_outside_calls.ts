import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- One row for each call of a client to an outside system. Written a moment after the call, in batches; kept for a while only. It points
    -- at a case without a constraint: a row that cannot be written must not cost the others of its batch.
    create table outside_call (
      id uuid primary key default uuidv7(),
      capability text not null check (capability in ('ocr', 'tax', 'screening', 'bureau', 'esign', 'ecm', 'sms', 'mail', 'payments')),
      provider text not null,
      operation text not null,
      case_id uuid,
      step text,
      attempt integer,
      started_at timestamptz not null,
      duration_ms integer not null,
      outcome text not null check (outcome in ('answered', 'unavailable', 'refused', 'cancelled', 'failed')),
      error_code text,
      http_status smallint,
      provider_code text,
      -- What the provider said of a failure, personal data removed.
      words text,
      -- Names of fields and the values that say nothing of anybody.
      request jsonb,
      response jsonb
    );
    create index outside_call_by_provider on outside_call (provider, started_at desc, id desc);
    create index outside_call_by_case on outside_call (case_id, started_at desc, id desc) where case_id is not null;
    create index outside_call_by_age on outside_call using brin (started_at);
    revoke update on outside_call from tenor_app;

    -- Until when a provider asked us not to call, for all workers.
    create table provider_limit (
      provider text primary key,
      limited_until timestamptz not null
    );
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
