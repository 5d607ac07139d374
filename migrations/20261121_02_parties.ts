import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table product_version (
      id uuid primary key default uuidv7(),
      code text not null,
      content jsonb not null,
      sha256 text not null unique,
      created_at timestamptz not null default now(),
      -- The newest activation of a code is the version that new applications get.
      activated_at timestamptz not null default now()
    );

    create table party (
      id uuid primary key default uuidv7(),
      standing text not null default 'applicant' check (standing in ('applicant', 'customer')),
      -- The key of everything personal below, wrapped by the installation's key; erasing it erases the person.
      data_key bytea,
      profile bytea,
      risk_tier text check (risk_tier in ('low', 'high')),
      customer_since timestamptz,
      created_at timestamptz not null default now(),
      erased_at timestamptz
    );

    -- Searched by keyed hash, read by decryption.
    create table party_identifier (
      party_id uuid not null references party,
      kind text not null check (kind in ('br-cpf', 'email', 'phone', 'identity-document')),
      value_hash bytea not null,
      value bytea not null,
      verified_at timestamptz,
      created_at timestamptz not null default now(),
      primary key (party_id, kind)
    );
    create index party_identifier_by_value on party_identifier (kind, value_hash);

    -- One keyed hash for each word of a name, so that the desk can find a name that is stored encrypted.
    create table party_name_word (
      party_id uuid not null references party,
      word_hash bytea not null,
      primary key (party_id, word_hash)
    );
    create index party_name_word_by_hash on party_name_word (word_hash);
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
