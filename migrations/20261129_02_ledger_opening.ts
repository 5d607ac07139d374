import type { Knex } from 'knex'

/**
 * Accounts are opened in the order in which balances are locked. Opening one is like locking it: whoever wants the same account waits for
 * the commit. Opened ahead of its turn, it closes a circle with whoever holds an account in between.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(single)
  await knex.raw(batch)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}

const single = `
  -- The balance of a holder did not move: it is not open yet, or the limit stands against it. Its turn has come, that of the others has not;
  -- accounts of the general ledger are opened here for all of them, in order of code.
  create or replace function prepare_balance(id uuid, accounts text[], actor text) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  begin
    if exists (select from ledger_balance where account_id = prepare_balance.id) then perform refuse_over_limit(id); end if;
    perform open_accounts(array(
      select case when ledger_account_id(code) = prepare_balance.id then code else regexp_replace(code, '/[0-9a-f-]{36}$', '') end
      from unnest(accounts) code), actor);
  end $$;
`

const batch = `
  -- Of these accounts, locks those of holders that are open, and opens those that are not, each in its turn.
  create function lock_and_open(codes text[], actor text) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  declare
    code text;
    id uuid;
  begin
    perform open_accounts(array(select regexp_replace(one, '/[0-9a-f-]{36}$', '') from unnest(codes) one), actor);
    for id, code in
      select ledger_account_id(one), one from unnest(codes) one where split_part(one, '/', 4) <> '' group by one order by 1
    loop
      perform from ledger_balance where account_id = id for no key update;
      if not found then perform open_accounts(array[code], actor); end if;
    end loop;
  end $$;

  /*
   * As post_entry for each, in the order given. Keys are written in their order, then accounts opened and balances locked in theirs, as
   * everywhere. Lines are written before the balances move: they hold no foreign key that would lock an account, and so a busy account is
   * locked the shortest time.
   */
  create or replace function post_entries(
    idempotency_keys text[], kinds text[], effective_dates date[], booking_dates date[], actors text[], case_ids uuid[], contract_ids uuid[],
    workflow_ids text[], line_entries integer[], accounts text[], amounts_minor bigint[]
  ) returns table (entry_id uuid, entry_booked_on date, is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  declare
    -- By place in the batch; null where the entry stands in the journal already.
    new_ids uuid[];
    moved uuid[];
    moved_amounts bigint[];
  begin
    if exists (select from unnest(idempotency_keys, kinds, actors) entry (key, kind, actor)
        where length(key) not between 1 and 200 or kind = '' or actor = '')
      -- Every entry has lines, and every line an entry.
      or (select (count(distinct entry), min(entry), max(entry)) is distinct from
        (cardinality(idempotency_keys)::bigint, 1, cardinality(idempotency_keys)) from unnest(line_entries) entry)
      or cardinality(line_entries) is distinct from cardinality(accounts) or cardinality(accounts) is distinct from cardinality(amounts_minor)
      or current_setting('transaction_isolation') <> 'read committed' then
      perform ledger_refuse('LEDGER_ENTRY_MALFORMED', '{}');
    end if;
    with written as (
      insert into journal_entry (idempotency_key, kind, effective_on, booked_on, actor, case_id, contract_id, workflow_id)
      select * from unnest(idempotency_keys, kinds, effective_dates, booking_dates, actors, case_ids, contract_ids, workflow_ids) entry (key)
      order by entry.key
      on conflict on constraint journal_entry_key do nothing
      returning id, idempotency_key
    ), wanted as (
      select key, place, row_number() over (partition by key order by place) as occurrence
      from unnest(idempotency_keys) with ordinality entry (key, place)
    )
    select array_agg(written.id order by wanted.place) into new_ids
    from wanted left join written on written.idempotency_key = wanted.key and wanted.occurrence = 1;

    if exists (select from (select distinct code from unnest(accounts) code) wanted
      where not exists (select from ledger_account account where account.id = ledger_account_id(wanted.code))) then
      perform lock_and_open(accounts, actors[1]);
    end if;

    with written as (
      insert into journal_line (entry_id, line_no, account_id, amount_minor, booked_on, effective_on, book)
      select new_ids[line.entry], row_number() over (partition by line.entry order by line.place), ledger_account_id(line.code), line.amount,
        booking_dates[line.entry], effective_dates[line.entry],
        left(line.code, 3) || case when position('/memo_' in line.code) = 0 then '' else '/memo' end
      from unnest(line_entries, accounts, amounts_minor) with ordinality line (entry, code, amount, place)
      where new_ids[line.entry] is not null
      returning account_id, amount_minor
    ), total as (
      select account_id, sum(amount_minor)::bigint as amount_minor from written group by account_id
    )
    select array_agg(account_id), array_agg(amount_minor) into moved, moved_amounts from total;

    if moved is not null then
      perform move_balances(moved, moved_amounts);
    end if;

    for i in 1..cardinality(idempotency_keys) loop
      entry_id := new_ids[i];
      entry_booked_on := booking_dates[i];
      is_new := entry_id is not null;
      if not is_new then
        select posted.entry_id, posted.booked_on into entry_id, entry_booked_on
        from (
          select array_agg(line.code order by line.place) as codes, array_agg(line.amount order by line.place) as amounts
          from unnest(line_entries, accounts, amounts_minor) with ordinality line (entry, code, amount, place) where line.entry = i
        ) line,
        find_posted_entry(idempotency_keys[i], kinds[i], effective_dates[i], case_ids[i], contract_ids[i],
          line.codes, line.amounts, null) posted;
      end if;
      return next;
    end loop;
  end $$;

  revoke execute on function lock_and_open from public;
`
