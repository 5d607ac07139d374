import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- What the process must learn because the record changed: written in the transaction of the change, delivered at least once.
    create table outbox (
      id uuid primary key default uuidv7(),
      kind text not null check (kind in ('start_case', 'report_fact', 'send_code')),
      case_id uuid not null references "case",
      payload jsonb not null,
      created_at timestamptz not null default now(),
      attempts integer not null default 0,
      next_attempt_at timestamptz not null default now(),
      last_error text,
      delivered_at timestamptz
    );
    create index outbox_undelivered on outbox (next_attempt_at) where delivered_at is null;

    -- What outside systems told us: each event once.
    create table inbox (
      source text not null,
      event_id text not null,
      body_sha256 text not null,
      received_at timestamptz not null default now(),
      outcome text not null,
      primary key (source, event_id)
    );
    revoke update, delete on inbox from tenor_app;

    -- Mail and SMS to applicants: recorded before they are sent.
    create table message (
      id uuid primary key default uuidv7(),
      reference text not null unique,
      case_id uuid not null references "case",
      party_id uuid not null references party,
      channel text not null check (channel in ('sms', 'email')),
      template text not null,
      locale text not null,
      recipient bytea not null,
      subject bytea,
      body bytea not null,
      -- Of a mail, the same in HTML: what was sent is what is sent again.
      html bytea,
      -- A one-time code is in the text: shown masked.
      holds_code boolean not null default false,
      state text not null default 'recorded' check (state in ('recorded', 'sending', 'sent', 'delivered', 'undeliverable')),
      provider text,
      provider_message_id text,
      error_code text,
      attempts integer not null default 0,
      created_at timestamptz not null default now(),
      sent_at timestamptz,
      changed_at timestamptz not null default now(),
      constraint mail_is_whole check ((channel = 'email') = (subject is not null and html is not null))
    );
    create index message_by_age on message (created_at desc, id desc);
    create index message_by_case on message (case_id);
    create index message_by_provider_id on message (provider, provider_message_id);

    create table session (
      id uuid primary key default uuidv7(),
      kind text not null check (kind in ('staff', 'applicant')),
      secret_hash bytea not null unique,
      account_id uuid references staff_account,
      application_id uuid references application,
      created_at timestamptz not null default now(),
      last_used_at timestamptz not null default now(),
      expires_at timestamptz not null,
      ended_at timestamptz,
      check ((kind = 'staff') = (account_id is not null)),
      check ((kind = 'applicant') = (application_id is not null))
    );

    -- Between leaving for the identity provider and coming back.
    create table sign_in (
      state_hash bytea primary key,
      nonce text not null,
      code_verifier text not null,
      return_to text not null,
      expires_at timestamptz not null
    );

    create table idempotency_key (
      principal text not null,
      key text not null,
      route text not null,
      request_sha256 text not null,
      -- The answer, sealed like everything personal; empty while the request is worked on.
      data_key bytea not null,
      answer bytea,
      created_at timestamptz not null default now(),
      primary key (principal, key)
    );
    create index idempotency_key_by_age on idempotency_key (created_at);

    -- Counters of the rate limiter; its library knows the shape.
    create table rate_limit (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );

    -- Who looked at what that is personal.
    create table sensitive_read (
      id uuid primary key default uuidv7(),
      account_id uuid not null references staff_account,
      case_id uuid not null references "case",
      what text not null,
      read_at timestamptz not null default now()
    );
    revoke update, delete on sensitive_read from tenor_app;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
