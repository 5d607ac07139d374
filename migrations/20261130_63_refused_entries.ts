import type { Knex } from 'knex'

/** What staff read from a document themselves is forgotten with the refusal of its order, as an income that they entered is. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function forget_refused_entry(entered uuid) returns void
    language sql security definer set search_path = pg_catalog, public, pg_temp as $$
      delete from provider_answer p
      where p.id = entered and p.source = 'by_hand' and p.step in ('incomeEvidence', 'readDocument') and not exists (
        select from staff_action a
        where a.case_id = p.case_id and a.kind = 'enterResult' and a.state <> 'refused'
          and p.id::text in (a.content->'result'->'figure'->>'id', a.content->'result'->'reading'->>'id'));
    $$;
    revoke execute on function forget_refused_entry from public;
    grant execute on function forget_refused_entry to tenor_app;
    drop function forget_refused_income;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
