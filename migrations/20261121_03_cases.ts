import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create sequence case_number start 100001;

    create table "case" (
      id uuid primary key default uuidv7(),
      process text not null check (process in ('onboarding', 'documentCheck', 'loan')),
      root_case_id uuid not null references "case" deferrable initially deferred,
      parent_case_id uuid references "case" deferrable initially deferred,
      reference text not null unique,
      workflow_id text not null unique,
      party_id uuid not null references party,
      application_id uuid not null,
      product_version_id uuid not null references product_version,
      -- Sequence number of the newest event that the record holds; an older projection never overwrites a newer one.
      version integer not null default 0,
      status text not null default 'in_checks' check (status in (
        'in_checks', 'needs_applicant', 'needs_review', 'needs_attention', 'awaiting_second_approval', 'on_hold', 'active',
        'declined', 'withdrawn', 'cancelled', 'expired', 'completed')),
      -- Of the whole family, on its root: what must happen next anywhere in it.
      family_status text not null default 'in_checks' check (family_status in (
        'in_checks', 'needs_applicant', 'needs_review', 'needs_attention', 'awaiting_second_approval', 'on_hold', 'active',
        'declined', 'withdrawn', 'cancelled', 'expired', 'completed')),
      facts jsonb,
      amount_minor bigint not null,
      term_months integer not null,
      currency text not null,
      opened_at timestamptz not null default now(),
      changed_at timestamptz not null default now(),
      ended_at timestamptz
    );
    create index case_by_family on "case" (root_case_id);
    create index case_root_by_age on "case" (opened_at desc, id desc) where parent_case_id is null;
    create index case_root_by_status on "case" (family_status, opened_at desc, id desc) where parent_case_id is null;
    create index case_by_party on "case" (party_id);
    create index case_by_application on "case" (application_id);

    create table case_step (
      case_id uuid not null references "case",
      name text not null,
      position integer not null,
      state text not null check (state in (
        'pending', 'running', 'waiting', 'needs_attention', 'done', 'done_by_hand', 'skipped', 'cancelled')),
      waits_for text check (waits_for in ('applicant', 'staff', 'outside')),
      attempts integer not null,
      revision integer not null,
      provider text,
      attention jsonb,
      summary jsonb,
      started_at timestamptz,
      ended_at timestamptz,
      due_at timestamptz,
      primary key (case_id, name),
      check ((state = 'waiting') = (waits_for is not null)),
      check ((state = 'needs_attention') = (attention is not null))
    );
    create index case_step_open on case_step (state, waits_for) where state in ('waiting', 'needs_attention', 'running');

    create table case_event (
      case_id uuid not null references "case",
      sequence integer not null,
      kind text not null,
      step text,
      actor text not null,
      at timestamptz not null,
      facts jsonb not null,
      primary key (case_id, sequence)
    );
    revoke update, delete on case_event from tenor_app;

    create table staff_account (
      id uuid primary key default uuidv7(),
      issuer text not null,
      subject text not null,
      -- The human being behind the account, as the employer's directory numbers people.
      person_id text not null,
      name text not null,
      email text not null,
      roles text[] not null,
      last_signed_in_at timestamptz not null,
      unique (issuer, subject)
    );

    -- One row for everything that anybody ordered, carried out or refused.
    create table staff_action (
      order_id uuid primary key,
      case_id uuid not null references "case",
      kind text not null,
      step text,
      actor_kind text not null check (actor_kind in ('staff', 'applicant')),
      person_id text,
      account_id uuid references staff_account,
      roles text[] not null,
      session_id uuid,
      reason_code text not null,
      note bytea,
      content jsonb not null,
      expected_version integer,
      state text not null default 'requested' check (state in ('requested', 'carried_out', 'proposed', 'refused')),
      version_before integer not null,
      result jsonb,
      error_code text,
      requested_at timestamptz not null default now(),
      completed_at timestamptz,
      workflow_id text not null,
      request_id text not null,
      check (actor_kind = 'applicant' or (person_id is not null and account_id is not null))
    );
    create index staff_action_by_case on staff_action (case_id, requested_at);
    revoke delete on staff_action from tenor_app;

    create table proposal (
      id uuid primary key,
      case_id uuid not null references "case",
      kind text not null,
      step text,
      content jsonb not null,
      reason_code text not null,
      hash text not null,
      maker_person_id text not null,
      maker_account_id uuid not null references staff_account,
      eligible_roles text[] not null,
      state text not null check (state in ('open', 'confirmed', 'refused', 'expired', 'void')),
      checker_person_id text,
      proposed_at timestamptz not null,
      expires_at timestamptz not null,
      closed_at timestamptz,
      -- Two people, whatever route the order took.
      constraint second_person_is_another check (checker_person_id is null or checker_person_id <> maker_person_id),
      constraint answered_by_somebody check ((state in ('confirmed', 'refused')) = (checker_person_id is not null))
    );
    create index proposal_open on proposal (expires_at) where state = 'open';
    create index proposal_by_case on proposal (case_id);

    -- What staff corrected in the applicant's declaration; the order names the row and its hash, the values stay here.
    create table correction (
      id uuid primary key default uuidv7(),
      case_id uuid not null references "case",
      party_id uuid not null references party,
      fields text[] not null,
      values_before bytea,
      values bytea not null,
      sha256 text not null,
      created_by text not null,
      created_at timestamptz not null default now(),
      applied_at timestamptz
    );

    -- The history of each run of a case's workflow, kept when the run ends because the engine forgets.
    create table case_run (
      case_id uuid not null references "case",
      run_id text primary key,
      workflow_id text not null,
      history bytea not null,
      sha256 text not null,
      archived_at timestamptz not null default now()
    );

    create table export (
      id uuid primary key default uuidv7(),
      case_id uuid not null references "case",
      requested_by text not null,
      requested_account_id uuid not null references staff_account,
      reason_code text not null,
      manifest jsonb not null,
      sha256 text not null,
      byte_size integer not null,
      content bytea not null,
      created_at timestamptz not null default now()
    );
    revoke update on export from tenor_app;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
