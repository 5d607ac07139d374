import type { Knex } from 'knex'

/** What is set aside on an account of a holder, and what it may be overdrawn by. A hold takes from what is available, not from the balance. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(holds)
  await knex.raw(limits)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}

const holds = `
  create function place_hold(idempotency_key text, account text, amount_minor bigint, actor text, case_id uuid, out hold_id uuid, out is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
  declare
    account_held uuid := ledger_account_id(account);
  begin
    insert into ledger_hold (idempotency_key, account_id, amount_minor, actor, case_id)
    select idempotency_key, balance.account_id, amount_minor, actor, case_id
    from ledger_balance balance where balance.account_id = account_held and balance.stays <> 0
    on conflict on constraint ledger_hold_key do nothing
    returning id into hold_id;
    is_new := hold_id is not null;
    if is_new then
      update ledger_balance balance set held_minor = balance.held_minor + place_hold.amount_minor
      where balance.account_id = account_held
        and balance.stays * balance.balance_minor - balance.held_minor - place_hold.amount_minor >= -balance.overdraft_minor;
      if not found then perform refuse_over_limit(account_held); end if;
      return;
    end if;
    select hold.id into hold_id from ledger_hold hold where hold.idempotency_key = place_hold.idempotency_key
      and (hold.account_id, hold.amount_minor) = (account_held, place_hold.amount_minor);
    if found then return; end if;
    perform ledger_refuse('LEDGER_KEY_REUSED', jsonb_build_object('idempotencyKey', hold.idempotency_key))
    from ledger_hold hold where hold.idempotency_key = place_hold.idempotency_key;
    perform ledger_refuse('LEDGER_ACCOUNT_NOT_LIMITED', jsonb_build_object('account', account));
  end $$;

  -- Ends a hold without posting. Releasing it again changes nothing.
  create function release_hold(idempotency_key text, actor text, out is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
  declare held ledger_hold;
  begin
    select * into held from ledger_hold hold where hold.idempotency_key = release_hold.idempotency_key for no key update;
    if not found then perform ledger_refuse('LEDGER_HOLD_NOT_FOUND', jsonb_build_object('idempotencyKey', idempotency_key)); end if;
    if held.state = 'captured' then perform ledger_refuse('LEDGER_HOLD_ENDED', jsonb_build_object('idempotencyKey', idempotency_key)); end if;
    is_new := held.state = 'open';
    if not is_new then return; end if;
    update ledger_hold set state = 'released', ended_by = release_hold.actor, ended_at = clock_timestamp() where id = held.id;
    update ledger_balance set held_minor = held_minor - held.amount_minor where account_id = held.account_id;
  end $$;

  -- Ends a hold because an entry posts what was set aside; the entry takes it off the balance row that it moves.
  create function capture_hold(hold_key text, entry_id uuid, actor text, accounts text[]) returns ledger_hold
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  declare held ledger_hold;
  begin
    update ledger_hold hold set state = 'captured', entry_id = capture_hold.entry_id, ended_by = capture_hold.actor, ended_at = clock_timestamp()
    where hold.idempotency_key = hold_key and hold.state = 'open'
      and exists (select from unnest(accounts) code where ledger_account_id(code) = hold.account_id)
    returning * into held;
    if found then return held; end if;
    perform ledger_refuse(case when exists (select from ledger_hold hold where hold.idempotency_key = hold_key and hold.state <> 'open')
      then 'LEDGER_HOLD_ENDED' else 'LEDGER_HOLD_NOT_FOUND' end, jsonb_build_object('idempotencyKey', hold_key));
  end $$;
`

const limits = `
  create function allow_overdraft(account text, allowed_minor bigint, actor text) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
  declare account_allowed uuid := ledger_account_id(account);
  begin
    if not exists (select from ledger_balance where account_id = account_allowed and stays <> 0) then
      perform ledger_refuse('LEDGER_ACCOUNT_NOT_LIMITED', jsonb_build_object('account', account));
    end if;
    insert into ledger_overdraft (account_id, allowed_minor, actor) values (account_allowed, allowed_minor, actor);
    update ledger_balance set overdraft_minor = allowed_minor
    where account_id = account_allowed and stays * balance_minor - held_minor >= -allowed_minor;
    if not found then perform refuse_over_limit(account_allowed); end if;
  end $$;

  revoke execute on function place_hold, release_hold, capture_hold, allow_overdraft from public;
  grant execute on function place_hold, release_hold, allow_overdraft to tenor_app;
`
