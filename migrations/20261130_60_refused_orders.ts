import type { Knex } from 'knex'

/**
 * What staff entered or corrected in an order that was refused is forgotten with the refusal. What such orders left behind before is deleted:
 * values of a person that nobody will ever act on have no reason to be kept.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from correction c where c.applied_at is null and not exists (
      select from staff_action a
      where a.case_id = c.case_id and a.kind = 'correctStep' and a.state <> 'refused' and a.content->'correction'->>'id' = c.id::text);

    create function forget_refused_income(entered uuid) returns void
    language sql security definer set search_path = pg_catalog, public, pg_temp as $$
      delete from provider_answer p
      where p.id = entered and p.source = 'by_hand' and p.step = 'incomeEvidence' and not exists (
        select from staff_action a
        where a.case_id = p.case_id and a.kind = 'enterResult' and a.state <> 'refused'
          and a.content->'result'->'figure'->>'id' = p.id::text);
    $$;
    revoke execute on function forget_refused_income from public;
    grant execute on function forget_refused_income to tenor_app;

    select forget_refused_income(p.id) from provider_answer p where p.source = 'by_hand' and p.step = 'incomeEvidence';
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
