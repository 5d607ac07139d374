import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table application (
      id uuid primary key default uuidv7(),
      party_id uuid not null references party,
      product_version_id uuid not null references product_version,
      loan_case_id uuid not null references "case",
      locale text not null check (locale in ('en', 'pt-BR')),
      currency text not null,
      requested_minor bigint not null check (requested_minor > 0),
      term_months integer not null check (term_months > 0),
      -- When the applicant handed in what they declare of themselves.
      declared_at timestamptz,
      created_at timestamptz not null default now()
    );
    alter table "case" add foreign key (application_id) references application deferrable initially deferred;

    create table consent (
      id uuid primary key default uuidv7(),
      application_id uuid not null references application,
      party_id uuid not null references party,
      kind text not null,
      version text not null,
      given boolean not null,
      text_sha256 text not null,
      locale text not null,
      ip_address inet,
      user_agent text,
      decided_at timestamptz not null default now()
    );
    create index consent_by_application on consent (application_id);
    revoke update, delete on consent from tenor_app;

    -- One-time codes: to prove a contact, or to come back on another device.
    create table one_time_code (
      id uuid primary key default uuidv7(),
      application_id uuid not null references application,
      party_id uuid not null references party,
      purpose text not null check (purpose in ('verify_contact', 'resume')),
      channel text not null check (channel in ('sms', 'email')),
      contact bytea not null,
      code bytea,
      code_hash bytea not null,
      locale text not null,
      attempts integer not null default 0,
      delivery text not null default 'pending' check (delivery in ('pending', 'sent', 'undeliverable')),
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index one_time_code_by_application on one_time_code (application_id, created_at desc);

    -- A link or short code that opens the application on another device, once.
    create table resume_pass (
      id uuid primary key default uuidv7(),
      application_id uuid not null references application,
      kind text not null check (kind in ('link', 'code')),
      secret_hash bytea not null unique,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );

    create table document_set (
      id uuid primary key default uuidv7(),
      application_id uuid not null references application,
      case_id uuid not null references "case",
      document_type text not null check (document_type in ('identity_card', 'passport')),
      submitted_at timestamptz,
      created_at timestamptz not null default now()
    );

    create table document (
      id uuid primary key default uuidv7(),
      party_id uuid not null references party,
      case_id uuid not null references "case",
      document_set_id uuid references document_set,
      kind text not null check (kind in ('identity', 'evidence', 'contract', 'signed_contract', 'notice')),
      slot text check (slot in ('front', 'back', 'data_page')),
      filename text not null,
      media_type text not null,
      byte_size integer not null,
      page_count integer,
      width_px integer,
      height_px integer,
      -- Of the bytes as kept, before encryption.
      sha256 text not null,
      uploaded_by text not null,
      created_at timestamptz not null default now(),
      superseded_at timestamptz,
      archive_object_id text
    );
    create index document_by_case on document (case_id);
    create unique index document_of_slot on document (document_set_id, slot) where superseded_at is null and document_set_id is not null;

    create table document_content (
      document_id uuid primary key references document,
      content bytea not null
    );
    revoke update on document_content from tenor_app;

    create table document_reading (
      id uuid primary key default uuidv7(),
      case_id uuid not null references "case",
      document_set_id uuid not null references document_set,
      provider text not null,
      model text not null,
      attempt integer not null,
      document_type text not null,
      mrz jsonb not null,
      pages jsonb not null,
      findings jsonb,
      created_at timestamptz not null default now(),
      -- One attempt, one reading: repeating it finds this one.
      unique (document_set_id, provider, attempt)
    );
    create index document_reading_by_case on document_reading (case_id, created_at desc);

    create table document_field (
      reading_id uuid not null references document_reading,
      position integer not null,
      name text not null,
      value bytea not null,
      confidence numeric(5, 2) not null,
      page integer not null,
      box jsonb,
      source text not null check (source in ('mrz', 'visual')),
      primary key (reading_id, position)
    );

    -- What an outside system answered to one attempt of a step, or what staff entered in its place.
    create table provider_answer (
      id uuid primary key default uuidv7(),
      case_id uuid not null references "case",
      party_id uuid not null references party,
      step text not null,
      provider text not null,
      attempt integer not null,
      source text not null default 'provider' check (source in ('provider', 'by_hand')),
      summary jsonb not null,
      content bytea not null,
      created_at timestamptz not null default now()
    );
    create index provider_answer_by_case on provider_answer (case_id, step, created_at desc);
    -- One attempt, one answer: repeating it asks nobody again.
    create unique index provider_answer_of_attempt on provider_answer (case_id, step, attempt) where source = 'provider';
    revoke update, delete on provider_answer from tenor_app;

    create table screening (
      id uuid primary key default uuidv7(),
      case_id uuid not null references "case",
      party_id uuid not null references party,
      -- The whole answer that this is made of.
      answer_id uuid not null unique references provider_answer,
      provider text not null,
      algorithm text not null,
      threshold numeric(4, 3) not null,
      list_version text not null,
      screened_at timestamptz not null default now(),
      decision text check (decision in ('clear', 'acknowledge', 'confirm')),
      decision_reasons text[],
      decided_at timestamptz
    );
    create index screening_by_case on screening (case_id, screened_at desc);

    create table screening_hit (
      screening_id uuid not null references screening,
      entity_id text not null,
      score numeric(5, 4) not null,
      is_match boolean not null,
      topics text[] not null,
      datasets text[] not null,
      -- Who is on the list and why they may be this person: a hit has the person's own name by its nature, so it is sealed like one.
      content bytea not null,
      last_change text,
      -- Cleared earlier, on the same version of the entity: shown, but not asked again.
      cleared_before boolean not null default false,
      primary key (screening_id, entity_id)
    );
    create table cleared_entity (
      party_id uuid not null references party,
      entity_id text not null,
      last_change text not null,
      cleared_at timestamptz not null default now(),
      primary key (party_id, entity_id, last_change)
    );
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
