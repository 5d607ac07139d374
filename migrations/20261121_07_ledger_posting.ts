import type { Knex } from 'knex'

/**
 * How the journal is written: one call for one entry. The functions run with the rights of the owner and a fixed search path, so that the
 * product's role can post, and can do nothing else. Balances are locked in one order everywhere, accounts of holders by id, then buckets by
 * id, so that two postings never wait for each other in a circle. An UPDATE that leaves the key alone takes the lock of FOR NO KEY UPDATE.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(opening)
  await knex.raw(posting)
  await knex.raw(rareCases)
  await knex.raw(reversing)
  await knex.raw(rights)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}

const opening = `
  -- Opens what is missing of these accounts, with their control accounts. In order of code, so that two calls never wait for each other.
  create function open_accounts(codes text[], actor text) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
  declare faulty text;
  begin
    select code into faulty from unnest(codes) code
    left join ledger_role role on role.role = split_part(code, '/', 3)
    where code is null or role.role is null or (role.per is null and split_part(code, '/', 4) <> '')
      or code !~ '^[A-Z]{3}/[a-z0-9]+(-[a-z0-9]+)*/[a-z_]+(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}){0,1}$'
    limit 1;
    if found then perform ledger_refuse('LEDGER_ACCOUNT_UNKNOWN', jsonb_build_object('account', faulty)); end if;

    with opened as (
      insert into ledger_account (id, code, currency, product, role, kind, is_control, opened_by)
      select ledger_account_id(general.code), general.code, split_part(general.code, '/', 1), split_part(general.code, '/', 2),
        role.role, role.kind, role.per is not null, actor
      from (select distinct regexp_replace(code, '/[0-9a-f-]{36}$', '') as code from unnest(codes) code) general
      join ledger_role role on role.role = split_part(general.code, '/', 3)
      where not exists (select from ledger_account account where account.code = general.code)
      order by general.code
      on conflict do nothing
      returning id, is_control
    )
    insert into ledger_bucket (account_id, bucket, is_control) select id, bucket, is_control from opened, generate_series(0, 15) bucket;

    with opened as (
      insert into ledger_account (id, code, currency, product, role, kind, is_control, holder_id, control_id, opened_by)
      select ledger_account_id(wanted.code), wanted.code, control.currency, control.product, control.role, control.kind, false,
        split_part(wanted.code, '/', 4)::uuid, control.id, actor
      from (select distinct code from unnest(codes) code where split_part(code, '/', 4) <> '') wanted
      join ledger_account control on control.code = regexp_replace(wanted.code, '/[0-9a-f-]{36}$', '')
      where not exists (select from ledger_account account where account.code = wanted.code)
      order by wanted.code
      on conflict do nothing
      returning id, role
    )
    insert into ledger_balance (account_id, stays)
    select id, case role.stays when 'debit' then 1 when 'credit' then -1 else 0 end
    from opened join ledger_role role on role.role = opened.role;
  end $$;
`

const posting = `
  /*
   * Writes one entry and moves the balances. The same key with the same content is the same entry, returned again; the booking date and who
   * asks belong to the attempt, not to the content, because a retry may come after midnight. A hold that is named is captured; an entry that
   * is named is reversed, which the lines must do exactly.
   *
   * Lines are written before the balances move: they hold no foreign key that would lock an account, and so a busy account is locked the
   * shortest time. Plans are kept as they are: planning anew for each length of array costs more than it gains.
   */
  create function post_entry(
    idempotency_key text, kind text, effective_on date, booked_on date, actor text, case_id uuid, contract_id uuid, workflow_id text,
    accounts text[], amounts_minor bigint[], hold_key text default null, reversed_id uuid default null,
    out entry_id uuid, out entry_booked_on date, out is_new boolean
  )
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  declare
    code text;
    id uuid;
    ids uuid[];
    books text[];
    by_holder boolean;
    -- What moves, each account once: of holders, and of the general ledger with the control accounts of those holders.
    holders uuid[];
    holder_amounts bigint[];
    general uuid[];
    general_amounts bigint[];
    general_is_control boolean[];
    place integer;
    amount bigint;
    held ledger_hold;
    captured_minor bigint := 0;
    lines_written integer;
    bucket_here integer := pg_backend_pid() % 16;
  begin
    if length(idempotency_key) not between 1 and 200 or kind = '' or actor = '' or coalesce(cardinality(accounts), 0) < 2
      or cardinality(accounts) is distinct from cardinality(amounts_minor) or current_setting('transaction_isolation') <> 'read committed' then
      perform ledger_refuse('LEDGER_ENTRY_MALFORMED', jsonb_build_object('idempotencyKey', idempotency_key));
    end if;
    for i in 1..cardinality(accounts) loop
      code := accounts[i];
      amount := amounts_minor[i];
      -- ledger_account_id, written out: a call of it costs as much as an index lookup here.
      id := encode(substring(sha256(convert_to(code, 'UTF8')) for 16), 'hex')::uuid;
      ids[i] := id;
      books[i] := left(code, 3) || case when position('/memo_' in code) = 0 then '' else '/memo' end;
      by_holder := split_part(code, '/', 4) <> '';
      if by_holder then
        place := array_position(holders, id);
        if place is null then
          holders := holders || id;
          holder_amounts := holder_amounts || amount;
        else
          holder_amounts[place] := holder_amounts[place] + amount;
        end if;
        id := encode(substring(sha256(convert_to(left(code, -37), 'UTF8')) for 16), 'hex')::uuid;
      end if;
      place := array_position(general, id);
      if place is null then
        general := general || id;
        general_amounts := general_amounts || amount;
        general_is_control := general_is_control || by_holder;
      else
        general_amounts[place] := general_amounts[place] + amount;
      end if;
    end loop;

    entry_id := uuidv7();
    with entry as (
      insert into journal_entry (id, idempotency_key, kind, effective_on, booked_on, actor, case_id, contract_id, workflow_id)
      values (entry_id, idempotency_key, kind, effective_on, booked_on, actor, case_id, contract_id, workflow_id)
      on conflict on constraint journal_entry_key do nothing
      returning journal_entry.id
    )
    insert into journal_line (entry_id, line_no, account_id, amount_minor, booked_on, effective_on, book)
    select entry.id, generate_series(1, cardinality(ids)), unnest(ids), unnest(amounts_minor), post_entry.booked_on, post_entry.effective_on,
      unnest(books)
    from entry;
    get diagnostics lines_written = row_count;
    is_new := lines_written > 0;
    if not is_new then
      select posted.entry_id, posted.booked_on into entry_id, entry_booked_on
      from find_posted_entry(idempotency_key, kind, effective_on, case_id, contract_id, accounts, amounts_minor, reversed_id) posted;
      return;
    end if;
    entry_booked_on := booked_on;
    if reversed_id is not null then perform link_reversal(entry_id, reversed_id, accounts, amounts_minor); end if;
    if hold_key is not null then held := capture_hold(hold_key, entry_id, actor, accounts); end if;

    if holders is not null then
      foreach id in array array_sort(holders) loop
        amount := holder_amounts[array_position(holders, id)];
        if held.account_id = id then captured_minor := held.amount_minor; else captured_minor := 0; end if;
        update ledger_balance set balance_minor = balance_minor + amount, held_minor = held_minor - captured_minor
        where account_id = id and (stays = 0 or stays * (balance_minor + amount) - (held_minor - captured_minor) >= -overdraft_minor);
        if not found then
          perform prepare_balance(id, accounts, actor);
          update ledger_balance set balance_minor = balance_minor + amount, held_minor = held_minor - captured_minor
          where account_id = id and (stays = 0 or stays * (balance_minor + amount) - (held_minor - captured_minor) >= -overdraft_minor);
          if not found then perform refuse_over_limit(id); end if;
        end if;
      end loop;
    end if;
    foreach id in array array_sort(general) loop
      place := array_position(general, id);
      amount := general_amounts[place];
      by_holder := general_is_control[place];
      update ledger_bucket set balance_minor = balance_minor + amount
      where account_id = id and bucket = bucket_here and is_control = by_holder;
      if not found then
        perform prepare_bucket(id, accounts, actor, by_holder);
        update ledger_bucket set balance_minor = balance_minor + amount where account_id = id and bucket = bucket_here;
      end if;
    end loop;
  end $$;
`

const rareCases = `
  -- What is already posted under this key, if it is the same.
  create function find_posted_entry(
    idempotency_key text, kind text, effective_on date, case_id uuid, contract_id uuid, accounts text[], amounts_minor bigint[],
    reversed_id uuid, out entry_id uuid, out booked_on date
  )
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  declare is_same boolean;
  begin
    select entry.id, entry.booked_on,
      (entry.kind, entry.effective_on, entry.case_id, entry.contract_id, reversal.reversed_id) is not distinct from
        (find_posted_entry.kind, find_posted_entry.effective_on, find_posted_entry.case_id, find_posted_entry.contract_id,
         find_posted_entry.reversed_id)
      and (accounts, amounts_minor) = (
        select array_agg(account.code order by line.line_no), array_agg(line.amount_minor order by line.line_no)
        from journal_line line join ledger_account account on account.id = line.account_id where line.entry_id = entry.id)
    into entry_id, booked_on, is_same
    from journal_entry entry left join journal_reversal reversal on reversal.reversal_id = entry.id
    where entry.idempotency_key = find_posted_entry.idempotency_key;
    if is_same is distinct from true then
      perform ledger_refuse('LEDGER_KEY_REUSED', jsonb_build_object('idempotencyKey', idempotency_key));
    end if;
  end $$;

  -- The balance of a holder did not move: it is not open yet, or the limit stands against it.
  create function prepare_balance(id uuid, accounts text[], actor text) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  begin
    if exists (select from ledger_balance where account_id = prepare_balance.id) then perform refuse_over_limit(id); end if;
    perform open_accounts(accounts, actor);
  end $$;

  create function refuse_over_limit(id uuid) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  begin
    perform ledger_refuse('LEDGER_LIMIT_EXCEEDED', jsonb_build_object('account', account.code,
      'availableMinor', balance.stays * balance.balance_minor - balance.held_minor + balance.overdraft_minor))
    from ledger_balance balance join ledger_account account on account.id = balance.account_id where balance.account_id = refuse_over_limit.id;
  end $$;

  -- The bucket did not move: it is not open yet, or somebody posts to a control account without saying for whom.
  create function prepare_bucket(id uuid, accounts text[], actor text, is_control boolean) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  begin
    perform open_accounts(accounts, actor);
    perform ledger_refuse('LEDGER_ACCOUNT_NEEDS_HOLDER', jsonb_build_object('account', account.code))
    from ledger_account account where account.id = prepare_bucket.id and account.is_control <> prepare_bucket.is_control;
  end $$;
`

const reversing = `
  -- A reversal has the lines of what it reverses with the sides changed, and there is one of it.
  create function link_reversal(reversal_id uuid, reversed_id uuid, accounts text[], amounts_minor bigint[]) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  declare is_opposite boolean;
  begin
    if exists (select from journal_reversal reversal where reversal.reversal_id = link_reversal.reversed_id) then
      perform ledger_refuse('LEDGER_REVERSAL_FINAL', jsonb_build_object('entryId', reversed_id));
    end if;
    select (accounts, amounts_minor) = (array_agg(account.code order by line.line_no), array_agg(-line.amount_minor order by line.line_no))
    into is_opposite
    from journal_line line join ledger_account account on account.id = line.account_id where line.entry_id = reversed_id;
    if is_opposite is distinct from true then
      perform ledger_refuse('LEDGER_ENTRY_MALFORMED', jsonb_build_object('reverses', reversed_id));
    end if;
    insert into journal_reversal (reversal_id, reversed_id) values (link_reversal.reversal_id, link_reversal.reversed_id)
    on conflict do nothing;
    if not found then perform ledger_refuse('LEDGER_ALREADY_REVERSED', jsonb_build_object('entryId', reversed_id)); end if;
  end $$;

  create function reverse_entry(
    reversed_id uuid, idempotency_key text, effective_on date, booked_on date, actor text, workflow_id text,
    out entry_id uuid, out entry_booked_on date, out is_new boolean
  )
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
  declare
    reversed journal_entry;
    accounts text[];
    amounts_minor bigint[];
  begin
    select * into reversed from journal_entry where id = reversed_id;
    if not found then perform ledger_refuse('LEDGER_ENTRY_NOT_FOUND', jsonb_build_object('entryId', reversed_id)); end if;
    select array_agg(account.code order by line.line_no), array_agg(-line.amount_minor order by line.line_no)
    into accounts, amounts_minor
    from journal_line line join ledger_account account on account.id = line.account_id where line.entry_id = reversed_id;
    select posted.entry_id, posted.entry_booked_on, posted.is_new into entry_id, entry_booked_on, is_new
    from post_entry(idempotency_key, 'reversal', effective_on, booked_on, actor, reversed.case_id, reversed.contract_id, workflow_id,
      accounts, amounts_minor, null, reversed_id) posted;
  end $$;
`

const rights = `
  revoke execute on function open_accounts, post_entry, find_posted_entry, prepare_balance, refuse_over_limit, prepare_bucket, link_reversal,
    reverse_entry from public;
  grant execute on function open_accounts, post_entry, reverse_entry to tenor_app;
`
