import type { Knex } from 'knex'

/** The desk lists the most urgent first: when the first of the open steps and proposals of an application is due. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- On the root of a family only; infinity where nothing is due.
    alter table "case" add column due_at timestamptz not null default 'infinity';

    update "case" root set due_at = coalesce((
      select min(due) from (
        select s.due_at as due from case_step s join "case" m on m.id = s.case_id
          where m.root_case_id = root.id and s.state in ('waiting', 'needs_attention', 'running')
        union all
        select p.expires_at from proposal p join "case" m on m.id = p.case_id
          where m.root_case_id = root.id and p.state = 'open'
      ) as open), 'infinity')
    where parent_case_id is null;

    create index case_root_by_due on "case" (due_at, id) where parent_case_id is null;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
