import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table offer (
      id uuid primary key default uuidv7(),
      case_id uuid not null references "case",
      application_id uuid not null references application,
      amount_minor bigint not null check (amount_minor > 0),
      term_months integer not null check (term_months > 0),
      currency text not null,
      disbursed_on date not null,
      -- The whole priced offer as it was shown.
      priced jsonb not null,
      sha256 text not null,
      state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'expired', 'void')),
      stands_until timestamptz not null,
      created_at timestamptz not null default now(),
      answered_at timestamptz
    );
    create index offer_by_case on offer (case_id, created_at desc);
    create unique index offer_open_once on offer (case_id) where state = 'open';

    create table contract (
      id uuid primary key default uuidv7(),
      case_id uuid not null references "case",
      party_id uuid not null references party,
      application_id uuid not null references application,
      offer_id uuid not null unique references offer,
      product_version_id uuid not null references product_version,
      reference text not null unique,
      state text not null check (state in ('drawn_up', 'out_for_signature', 'signed', 'sealed', 'active', 'void', 'closed')),
      currency text not null,
      document_id uuid references document,
      signed_document_id uuid references document,
      esign_provider text,
      envelope_id text,
      -- When the signer first had the document before them.
      opened_at timestamptz,
      disbursed_on date,
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now()
    );
    create index contract_by_case on contract (case_id);

    create table signing_evidence (
      contract_id uuid primary key references contract,
      party_id uuid not null references party,
      document_sha256 text not null,
      evidence bytea not null,
      signed_at timestamptz not null
    );
    revoke update, delete on signing_evidence from tenor_app;

    create table contract_event (
      contract_id uuid not null references contract,
      sequence integer not null,
      kind text not null check (kind in ('disbursement', 'disbursement_returned')),
      effective_on date not null,
      amount_minor bigint not null,
      currency text not null,
      facts jsonb not null default '{}',
      journal_entry_id uuid,
      recorded_at timestamptz not null default now(),
      primary key (contract_id, sequence)
    );
    revoke update, delete on contract_event from tenor_app;

    create table instalment (
      contract_id uuid not null references contract,
      number integer not null check (number > 0),
      due_on date not null,
      opening_minor bigint not null,
      principal_minor bigint not null,
      interest_minor bigint not null,
      payment_minor bigint not null,
      closing_minor bigint not null,
      primary key (contract_id, number),
      constraint row_balances check (opening_minor - principal_minor = closing_minor and principal_minor + interest_minor = payment_minor)
    );

    create table payout (
      id uuid primary key default uuidv7(),
      contract_id uuid not null references contract,
      sequence integer not null,
      -- Fixed before the first attempt; the bank never pays the same id twice.
      end_to_end_id text not null unique,
      amount_minor bigint not null check (amount_minor > 0),
      currency text not null,
      state text not null default 'recorded' check (state in ('recorded', 'pending', 'settled', 'rejected', 'returned')),
      code text,
      provider text not null,
      created_at timestamptz not null default now(),
      settled_at timestamptz,
      changed_at timestamptz not null default now(),
      unique (contract_id, sequence)
    );
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
