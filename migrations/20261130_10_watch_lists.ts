import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Published lists that we screen against ourselves, each as it was fetched: an old screening can be done again on what was searched then.
    create table watch_list (
      version text primary key,
      provider text not null,
      parties integer not null check (parties > 0),
      -- The published files, packed by the provider that reads them.
      content bytea not null,
      fetched_at timestamptz not null default now(),
      -- When it was last the newest that there is.
      current_at timestamptz not null default now()
    );
    create index watch_list_newest on watch_list (provider, current_at desc);
    revoke update, delete on watch_list from tenor_app;
    grant update (current_at) on watch_list to tenor_app;

    -- Every customer is screened once against each version.
    create table rescreening (
      version text not null references watch_list,
      party_id uuid not null references party,
      hits integer not null check (hits >= 0),
      -- The review that it led to, or that was open already.
      case_id uuid references "case",
      screened_at timestamptz not null default now(),
      primary key (version, party_id),
      check (hits > 0 or case_id is null)
    );
    revoke update, delete on rescreening from tenor_app;

    alter table "case" drop constraint case_process_check;
    alter table "case" add constraint case_process_check check (process in ('onboarding', 'documentCheck', 'loan', 'rescreening'));
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
