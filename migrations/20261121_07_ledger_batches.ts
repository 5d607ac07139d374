import type { Knex } from 'knex'

/** Many entries in one call, set by set: for the close of business and for consumers of events. All of them are posted, or none is. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(batch)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}

const batch = `
  /*
   * As post_entry for each, in the order given. Keys are written in their order, then accounts opened, then balances locked in theirs, as everywhere. Lines are
   * written before the balances move: they hold no foreign key that would lock an account, and so a busy account is locked the shortest time.
   */
  create function post_entries(
    idempotency_keys text[], kinds text[], effective_dates date[], booking_dates date[], actors text[], case_ids uuid[], contract_ids uuid[],
    workflow_ids text[], line_entries integer[], accounts text[], amounts_minor bigint[]
  ) returns table (entry_id uuid, entry_booked_on date, is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  declare
    missing text[];
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

    select array_agg(code) into missing from (select distinct code from unnest(accounts) code) wanted
    where not exists (select from ledger_account account where account.id = ledger_account_id(wanted.code));
    if missing is not null then perform open_accounts(missing, actors[1]); end if;

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

  -- Adds an amount to each of these accounts and to their control accounts, having locked the rows in order.
  create function move_balances(moved uuid[], amounts_minor bigint[]) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  declare
    changed uuid[];
    over_limit uuid;
    general uuid[];
    general_amounts bigint[];
    control text;
    buckets_moved integer;
    bucket_here integer := pg_backend_pid() % 16;
  begin
    perform from ledger_balance where account_id = any(moved) order by account_id for no key update;
    with balance as (
      update ledger_balance balance set balance_minor = balance.balance_minor + line.amount_minor
      from unnest(moved, amounts_minor) line (account_id, amount_minor)
      where balance.account_id = line.account_id
        and (balance.stays = 0 or balance.stays * (balance.balance_minor + line.amount_minor) - balance.held_minor >= -balance.overdraft_minor)
      returning balance.account_id
    )
    select array_agg(account_id) into changed from balance;
    select account_id into over_limit from ledger_balance
    where account_id = any(moved) and (changed is null or account_id <> all (changed)) limit 1;
    if found then perform refuse_over_limit(over_limit); end if;

    select array_agg(total.id), array_agg(total.amount_minor), min(total.posted_to) into general, general_amounts, control
    from (
      select coalesce(account.control_id, account.id) as id, sum(line.amount_minor)::bigint as amount_minor,
        min(account.code) filter (where account.is_control) as posted_to
      from unnest(moved, amounts_minor) line (account_id, amount_minor) join ledger_account account on account.id = line.account_id
      group by coalesce(account.control_id, account.id)
    ) total;
    if control is not null then perform ledger_refuse('LEDGER_ACCOUNT_NEEDS_HOLDER', jsonb_build_object('account', control)); end if;

    perform from ledger_bucket where account_id = any(general) and bucket = bucket_here order by account_id for no key update;
    update ledger_bucket balance set balance_minor = balance.balance_minor + line.amount_minor
    from unnest(general, general_amounts) line (account_id, amount_minor)
    where balance.account_id = line.account_id and balance.bucket = bucket_here;
    get diagnostics buckets_moved = row_count;
    if buckets_moved <> cardinality(general) then raise exception 'An account of the general ledger lacks its bucket %', bucket_here; end if;
  end $$;

  revoke execute on function post_entries, move_balances from public;
  grant execute on function post_entries to tenor_app;
`
