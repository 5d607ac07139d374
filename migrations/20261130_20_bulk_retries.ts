import type { Knex } from 'knex'

/** Steps that parked because an outside system failed are retried together: who asked for it, and what became of each. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table bulk_retry (
      id uuid primary key default uuidv7(),
      -- What was asked for; an empty one does not matter.
      capability text,
      provider text,
      error_code text,
      cause text check (cause in ('retries_spent', 'refused')),
      state text not null default 'running' check (state in ('running', 'finished', 'stopped', 'given_up')),
      reason_code text not null,
      person_id text not null,
      account_id uuid not null references staff_account,
      roles text[] not null,
      session_id uuid not null,
      requested_at timestamptz not null default now(),
      stop_person_id text,
      stop_asked_at timestamptz,
      ended_at timestamptz,
      check (capability is not null or provider is not null),
      check ((state = 'running') = (ended_at is null)),
      check ((stop_person_id is null) = (stop_asked_at is null))
    );
    revoke delete on bulk_retry from tenor_app;

    create table bulk_retry_step (
      bulk_retry_id uuid not null references bulk_retry,
      position integer not null,
      case_id uuid not null references "case",
      step text not null,
      -- The parking that is meant: one that came later is somebody else's matter.
      parked_since text not null,
      -- The retry that the case is ordered: the same however often it is given.
      order_id uuid not null unique default gen_random_uuid(),
      outcome text not null default 'waiting' check (outcome in ('waiting', 'went_on', 'parked_again', 'overtaken', 'refused', 'not_tried')),
      -- Why it parked again, or was refused.
      error_code text,
      settled_at timestamptz,
      primary key (bulk_retry_id, position),
      check ((outcome = 'waiting') = (settled_at is null))
    );
    -- No step waits in two of them.
    create unique index bulk_retry_step_waiting on bulk_retry_step (case_id, step) where outcome = 'waiting';
    revoke delete on bulk_retry_step from tenor_app;

    -- What is not about one case can be told to the processes as well.
    alter table outbox alter column case_id drop not null;
    alter table outbox drop constraint outbox_kind_check;
    alter table outbox add constraint outbox_kind_check
      check (kind in ('start_case', 'report_fact', 'send_code', 'start_bulk_retry'));
    alter table outbox add constraint outbox_names_case check ((kind = 'start_bulk_retry') = (case_id is null));
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
