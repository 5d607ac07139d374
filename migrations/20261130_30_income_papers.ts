import type { Knex } from 'knex'

/** Papers that prove an income: handed in together, each read by itself. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table document drop constraint document_kind_check;
    alter table document add constraint document_kind_check
      check (kind in ('identity', 'evidence', 'contract', 'signed_contract', 'signature_certificate', 'notice', 'income_paper'));

    -- What an applicant handed in at one time; what counts are these papers, whatever is added or taken away later.
    create table income_submission (
      id uuid primary key default uuidv7(),
      application_id uuid not null references application,
      case_id uuid not null references "case",
      document_ids uuid[] not null check (cardinality(document_ids) > 0),
      submitted_at timestamptz not null default now()
    );
    create index income_submission_by_case on income_submission (case_id, submitted_at desc);
    revoke update, delete, truncate on income_submission from tenor_app;

    -- A reading is of a set of photographs, or of one paper. What stands in the lines of a paper is sealed like its fields.
    alter table document_reading alter column document_set_id drop not null;
    alter table document_reading
      add column document_id uuid references document,
      add column lines bytea,
      add check (num_nonnulls(document_set_id, document_id) = 1);
    create unique index document_reading_of_paper on document_reading (document_id, provider) where document_id is not null;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
