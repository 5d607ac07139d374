import type { Knex } from 'knex'

/**
 * What came of proving the books, night after night. The database proves and writes down in one call: whoever runs the product can ask for a
 * proof, and can neither make one up nor take one back.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table ledger_proof (
      id uuid primary key default uuidv7(),
      idempotency_key text not null constraint ledger_proof_key unique check (length(idempotency_key) between 1 and 200),
      -- The last day that had ended when this was asked for.
      business_date date not null,
      -- How many entries the journal held.
      entries bigint not null,
      finding_count integer not null check (finding_count >= 0),
      -- The first hundred.
      findings jsonb not null check (jsonb_typeof(findings) = 'array'),
      actor text not null check (actor <> ''),
      started_at timestamptz not null,
      proved_at timestamptz not null default clock_timestamp(),
      check (jsonb_array_length(findings) = least(finding_count, 100))
    );
    create trigger append_only before update or delete or truncate on ledger_proof
      for each statement execute function refuse_ledger_change();
    revoke insert, update, delete, truncate, references, trigger on ledger_proof from tenor_app, public;

    -- The same key is the same proof, found again and not made again.
    create function record_ledger_proof(idempotency_key text, business_date date, actor text, out proof_id uuid, out is_new boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    declare started timestamptz := clock_timestamp();
    begin
      select proof.id into proof_id from ledger_proof proof where proof.idempotency_key = record_ledger_proof.idempotency_key;
      is_new := not found;
      if not is_new then return; end if;
      with found as materialized (
        select finding.*, row_number() over (order by finding.finding, finding.subject) as place from prove_ledger() finding
      )
      insert into ledger_proof (idempotency_key, business_date, entries, finding_count, findings, actor, started_at)
      select record_ledger_proof.idempotency_key, record_ledger_proof.business_date, (select count(*) from journal_entry),
        count(*), coalesce(jsonb_agg(jsonb_build_object('finding', finding, 'subject', subject, 'expectedMinor', expected_minor::text,
          'foundMinor', found_minor::text) order by place) filter (where place <= 100), '[]'), record_ledger_proof.actor, started
      from found
      on conflict on constraint ledger_proof_key do nothing
      returning id into proof_id;
      -- Somebody else made it meanwhile.
      is_new := found;
      if not is_new then
        select proof.id into proof_id from ledger_proof proof where proof.idempotency_key = record_ledger_proof.idempotency_key;
      end if;
    end $$;

    revoke execute on function record_ledger_proof from public;
    grant execute on function record_ledger_proof to tenor_app;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}
