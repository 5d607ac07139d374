import type { Knex } from 'knex'

/**
 * What ends: days, on which nothing is booked any more and whose balances are kept; and periods, in which nothing takes effect any more.
 * And the proof that all of it agrees.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(closing)
  await knex.raw(proof)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}

const closing = `
  /*
   * Closes the days up to this one and keeps the balance of each account that moved. The lock waits for every entry that is being written
   * and holds up new ones; those then see the closed days. Closing again what is closed changes nothing.
   */
  create function close_ledger_days(through_on date, actor text, out is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '30s' as $$
  declare closed ledger_closing;
  begin
    lock table journal_entry in share row exclusive mode;
    select * into closed from ledger_closing for no key update;
    is_new := through_on > closed.days_through;
    if not is_new then return; end if;
    insert into ledger_snapshot (account_id, booked_on, balance_minor)
    select moved.account_id, through_on, moved.amount_minor + coalesce((
      select snapshot.balance_minor from ledger_snapshot snapshot where snapshot.account_id = moved.account_id
      order by snapshot.booked_on desc limit 1), 0)
    from (
      with line as (
        select account_id, sum(amount_minor)::bigint as amount_minor from journal_line
        where booked_on > closed.days_through and booked_on <= through_on group by account_id
      )
      select account_id, amount_minor from line
      union all
      select account.control_id, sum(line.amount_minor)::bigint from line join ledger_account account on account.id = line.account_id
      where account.control_id is not null group by account.control_id
    ) moved;
    insert into ledger_closure (kind, through_on, actor) values ('day', through_on, actor);
    update ledger_closing set days_through = through_on;
  end $$;

  -- Closes an accounting period, of which every day must be closed.
  create function close_ledger_period(through_on date, actor text, out is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '30s' as $$
  declare closed ledger_closing;
  begin
    lock table journal_entry in share row exclusive mode;
    select * into closed from ledger_closing for no key update;
    if through_on > closed.days_through then
      perform ledger_refuse('LEDGER_DAYS_STILL_OPEN', jsonb_build_object('throughOn', through_on, 'daysClosedThrough', closed.days_through));
    end if;
    is_new := through_on > closed.periods_through;
    if not is_new then return; end if;
    insert into ledger_closure (kind, through_on, actor) values ('period', through_on, actor);
    update ledger_closing set periods_through = through_on;
  end $$;

  revoke execute on function close_ledger_days, close_ledger_period from public;
  grant execute on function close_ledger_days, close_ledger_period to tenor_app;
`

const proof = `
  /*
   * Everything in the ledger that must agree and does not. No row is the proof. It reads the whole journal in one snapshot, changes nothing,
   * and trusts none of the functions that write.
   */
  create function prove_ledger() returns table (finding text, subject text, expected_minor numeric, found_minor numeric)
  language sql stable set search_path = pg_catalog, public, pg_temp
  begin atomic
    with line_total as (
      select account_id, sum(amount_minor) as amount_minor from journal_line group by account_id
    ),
    general_total as (
      select coalesce(account.control_id, account.id) as account_id, sum(line_total.amount_minor) as amount_minor
      from line_total join ledger_account account on account.id = line_total.account_id group by 1
    ),
    bucket_total as (
      select account_id, sum(balance_minor) as amount_minor, count(*) as buckets from ledger_bucket group by account_id
    )
    select 'entry_unbalanced', entry_id || ' ' || book, 0::numeric, sum(amount_minor)
    from journal_line group by entry_id, book having sum(amount_minor) <> 0

    union all
    select 'entry_not_whole', entry.id::text, coalesce(max(line.line_no), 2)::numeric, count(line.entry_id)::numeric
    from journal_entry entry left join journal_line line on line.entry_id = entry.id
    group by entry.id having count(line.entry_id) < 2 or min(line.line_no) <> 1 or max(line.line_no) <> count(line.entry_id)

    union all
    select 'line_without_entry', line.entry_id || ' ' || line.line_no, null::numeric, line.amount_minor::numeric
    from journal_line line left join journal_entry entry
      on entry.id = line.entry_id and entry.booked_on = line.booked_on and entry.effective_on = line.effective_on
    where entry.id is null

    union all
    select 'line_without_account', line.entry_id || ' ' || line.line_no, null::numeric, line.amount_minor::numeric
    from journal_line line left join ledger_account account
      on account.id = line.account_id and account.book = line.book and not account.is_control
    where account.id is null

    union all
    select 'balance_differs_from_lines', account.code, coalesce(line_total.amount_minor, 0), balance.balance_minor::numeric
    from ledger_account account
    left join ledger_balance balance on balance.account_id = account.id
    left join line_total on line_total.account_id = account.id
    where account.holder_id is not null and balance.balance_minor is distinct from coalesce(line_total.amount_minor, 0)

    union all
    select 'balance_differs_from_lines', account.code, coalesce(general_total.amount_minor, 0), bucket_total.amount_minor
    from ledger_account account
    left join bucket_total on bucket_total.account_id = account.id
    left join general_total on general_total.account_id = account.id
    where account.holder_id is null and bucket_total.amount_minor is distinct from coalesce(general_total.amount_minor, 0)

    union all
    select 'sub_ledger_differs_from_general', control.code, bucket_total.amount_minor, coalesce(sum(balance.balance_minor), 0)
    from ledger_account control
    left join bucket_total on bucket_total.account_id = control.id
    left join ledger_account account on account.control_id = control.id
    left join ledger_balance balance on balance.account_id = account.id
    where control.is_control
    group by control.code, bucket_total.amount_minor
    having bucket_total.amount_minor is distinct from coalesce(sum(balance.balance_minor), 0)

    union all
    select 'book_not_zero', account.book, 0::numeric, sum(bucket_total.amount_minor)
    from ledger_account account join bucket_total on bucket_total.account_id = account.id
    group by account.book having sum(bucket_total.amount_minor) <> 0

    union all
    select 'bucket_missing', account.code, 16::numeric, coalesce(bucket_total.buckets, 0)::numeric
    from ledger_account account left join bucket_total on bucket_total.account_id = account.id
    where account.holder_id is null and coalesce(bucket_total.buckets, 0) <> 16

    union all
    select 'limit_exceeded', account.code, -balance.overdraft_minor::numeric,
      (balance.stays * balance.balance_minor - balance.held_minor)::numeric
    from ledger_balance balance join ledger_account account on account.id = balance.account_id
    where balance.held_minor < 0
      or (balance.stays <> 0 and balance.stays * balance.balance_minor - balance.held_minor < -balance.overdraft_minor)

    union all
    select 'hold_differs', account.code, coalesce(sum(hold.amount_minor), 0), balance.held_minor::numeric
    from ledger_balance balance
    join ledger_account account on account.id = balance.account_id
    left join ledger_hold hold on hold.account_id = balance.account_id and hold.state = 'open'
    group by account.code, balance.held_minor having balance.held_minor <> coalesce(sum(hold.amount_minor), 0)

    union all
    select 'reversal_differs', reversal.reversal_id::text, null::numeric, null::numeric
    from journal_reversal reversal
    where exists (
      select from (select * from journal_line where entry_id = reversal.reversed_id) reversed
      full join (select * from journal_line where entry_id = reversal.reversal_id) opposite
        on (opposite.line_no, opposite.account_id, -opposite.amount_minor) = (reversed.line_no, reversed.account_id, reversed.amount_minor)
      where reversed.line_no is null or opposite.line_no is null)

    union all
    select 'closed_day_changed', entry.id::text, null::numeric, null::numeric
    from journal_entry entry
    where exists (select from ledger_closure closure where closure.kind = 'day'
      and closure.through_on >= entry.booked_on and closure.closed_at < entry.recorded_at)

    union all
    select 'snapshot_differs', account.code || ' ' || kept.booked_on, coalesce(kept.lines_minor, 0), kept.balance_minor
    from (
      select account_id, booked_on, balance_minor, sum(amount_minor) over (partition by account_id order by booked_on, is_snapshot) as lines_minor
      from (
        select account_id, booked_on, balance_minor::numeric, null::numeric as amount_minor, true as is_snapshot from ledger_snapshot
        union all
        select account_id, booked_on, null, amount_minor::numeric, false from journal_line
        union all
        select account.control_id, line.booked_on, null, line.amount_minor::numeric, false
        from journal_line line join ledger_account account on account.id = line.account_id where account.control_id is not null
      ) moved_and_kept
    ) kept
    join ledger_account account on account.id = kept.account_id
    where kept.balance_minor is not null and kept.balance_minor <> coalesce(kept.lines_minor, 0)

    union all
    select distinct 'snapshot_missing', account.code || ' ' || closure.through_on, null::numeric, null::numeric
    from (select distinct account_id, booked_on from journal_line) moved
    join ledger_account account on account.id = moved.account_id
    join lateral (select through_on from ledger_closure where kind = 'day' and through_on >= moved.booked_on order by through_on limit 1) closure on true
    where not exists (select from ledger_snapshot snapshot where snapshot.account_id = moved.account_id and snapshot.booked_on = closure.through_on)
      or (account.control_id is not null and not exists (
        select from ledger_snapshot snapshot where snapshot.account_id = account.control_id and snapshot.booked_on = closure.through_on));
  end;

  revoke execute on function prove_ledger from public;
  grant execute on function prove_ledger to tenor_app;
`
