import type { Knex } from 'knex'

/** While operations pause intake nobody begins a new application; those that have begun go on. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table intake_pause (
      id uuid primary key default uuidv7(),
      -- Null: of every product.
      product_code text check (product_code <> ''),
      reason_code text not null check (reason_code <> ''),
      paused_by_person_id text not null,
      paused_by_account_id uuid not null references staff_account,
      paused_at timestamptz not null default clock_timestamp(),
      resume_reason_code text,
      resumed_by_person_id text,
      resumed_by_account_id uuid references staff_account,
      resumed_at timestamptz,
      check ((resumed_at is null) = (resumed_by_person_id is null)),
      check ((resumed_at is null) = (resumed_by_account_id is null)),
      check ((resumed_at is null) = (resume_reason_code is null))
    );
    -- One at a time of each product, and one of all.
    create unique index intake_pause_in_force on intake_pause (coalesce(product_code, '')) where resumed_at is null;
    revoke delete, truncate on intake_pause from tenor_app;
    -- A pause ends once; nothing else about it changes.
    revoke update on intake_pause from tenor_app;
    grant update (resume_reason_code, resumed_by_person_id, resumed_by_account_id, resumed_at) on intake_pause to tenor_app;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
