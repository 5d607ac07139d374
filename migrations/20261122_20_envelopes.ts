import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table envelope (
      -- Our id of it at the provider, written down before anything is asked of the provider.
      id uuid primary key default uuidv7(),
      contract_id uuid not null references contract,
      number integer not null check (number > 0),
      provider text not null,
      -- What the provider calls it; not known while a reply is missing.
      envelope_id text,
      page text check (page in ('own_page', 'vendor_page')),
      state text not null default 'recorded' check (state in ('recorded', 'open', 'signed', 'declined', 'void')),
      requested_at timestamptz not null default now(),
      changed_at timestamptz not null default now(),
      unique (contract_id, number),
      constraint open_is_known check (state <> 'open' or (envelope_id is not null and page is not null))
    );
    create index envelope_at_provider on envelope (provider, envelope_id);

    -- The provider's own account of the signing, where it is a document beside the signed one.
    alter table contract add certificate_document_id uuid references document;
    alter table document drop constraint document_kind_check;
    alter table document add constraint document_kind_check
      check (kind in ('identity', 'evidence', 'contract', 'signed_contract', 'signature_certificate', 'notice'));
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
