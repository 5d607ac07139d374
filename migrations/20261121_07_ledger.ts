import type { Knex } from 'knex'

/**
 * The tables of the ledger. Amounts are signed, debit positive, so that an entry balances when its lines add up to zero. The product's role
 * reads these tables and writes none of them: only the functions of the next migrations do, with the rights of the owner.
 *
 * Tables that are written a thousand times a second carry no CHECK: PostgreSQL parses and plans each one again for every statement, a
 * twentieth of a posting apiece as measured. What would stand there is looked at by the trigger below, or by the functions.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(accounts)
  await knex.raw(journal)
  await knex.raw(balances)
  await knex.raw(closings)
  await knex.raw(guards)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}

const accounts = `
  -- What an account is for. The same list stands in the code; a test compares the two.
  create table ledger_role (
    role text primary key check (role ~ '^[a-z]+(_[a-z]+)*$'),
    kind text not null check (kind in ('asset', 'liability', 'income', 'expense', 'memo')),
    -- Of whom an account is kept one by one, with a control account in the general ledger. Null: general ledger only.
    per text check (per in ('contract', 'case')),
    -- The side on which each of those accounts must stay.
    stays text check (stays in ('debit', 'credit')),
    unique (role, kind),
    check (stays is null or per is not null),
    -- So that the name alone tells in which book a line belongs.
    check ((kind = 'memo') = starts_with(role, 'memo_'))
  );
  insert into ledger_role (role, kind, per, stays) values
    ('loans_receivable', 'asset', 'contract', 'debit'),
    ('interest_receivable', 'asset', 'contract', null),
    ('fees_receivable', 'asset', 'contract', null),
    ('penalties_receivable', 'asset', 'contract', null),
    ('settlement_account', 'asset', null, null),
    ('payout_clearing', 'liability', null, null),
    ('payment_clearing', 'liability', null, null),
    ('overpayment', 'liability', 'contract', 'credit'),
    ('deferred_income', 'liability', 'contract', 'credit'),
    ('iof_payable', 'liability', null, null),
    ('withholding_tax_payable', 'liability', null, null),
    ('customer_deposit', 'liability', 'contract', 'credit'),
    ('deposit_interest_payable', 'liability', 'contract', null),
    ('interest_income', 'income', null, null),
    ('fee_income', 'income', null, null),
    ('penalty_income', 'income', null, null),
    ('recovery_income', 'income', null, null),
    ('capitalized_income', 'income', null, null),
    ('buy_down_income', 'income', null, null),
    ('charged_off_interest', 'income', null, null),
    ('charged_off_fees', 'income', null, null),
    ('charged_off_penalties', 'income', null, null),
    ('goodwill_interest', 'income', null, null),
    ('goodwill_fees', 'income', null, null),
    ('goodwill_penalties', 'income', null, null),
    ('early_withdrawal_income', 'income', null, null),
    ('charge_off_expense', 'expense', null, null),
    ('fraud_charge_off_expense', 'expense', null, null),
    ('write_off_expense', 'expense', null, null),
    ('goodwill_expense', 'expense', null, null),
    ('deposit_interest_expense', 'expense', null, null),
    ('memo_loan_commitment', 'memo', 'case', 'debit'),
    ('memo_commitment_contra', 'memo', null, null);

  /*
   * The id of an account follows from its code: currency/product/role, and in a sub-ledger the holder after it. Whoever posts knows the id
   * without looking it up, and opening an account twice is opening it once.
   */
  create function ledger_account_id(code text) returns uuid
  language sql immutable parallel safe
  return encode(substring(sha256(convert_to(code, 'UTF8')) for 16), 'hex')::uuid;

  -- Opened when first needed, never changed, never closed.
  create table ledger_account (
    id uuid primary key,
    code text not null unique,
    role text not null,
    kind text not null,
    product text not null check (product ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- The contract or the case whose account this is; null in the general ledger.
    holder_id uuid,
    control_id uuid references ledger_account,
    is_control boolean not null,
    -- The lines of one entry add up to zero in each book: one a currency, and what is off the balance sheet never pays for what is on it.
    book text not null generated always as (currency || case kind when 'memo' then '/memo' else '' end) stored,
    opened_by text not null check (opened_by <> ''),
    opened_at timestamptz not null default clock_timestamp(),
    foreign key (role, kind) references ledger_role (role, kind),
    check (code = currency || '/' || product || '/' || role || coalesce('/' || holder_id::text, '')),
    check (id = ledger_account_id(code)),
    check ((holder_id is null) = (control_id is null)),
    check (holder_id is null or not is_control)
  );
  create index ledger_account_by_control on ledger_account (control_id, holder_id) where control_id is not null;
  create index ledger_account_by_holder on ledger_account (holder_id) where holder_id is not null;
  create index ledger_account_general on ledger_account (currency, product, role) where holder_id is null;
`

const journal = `
  -- No foreign key to case or contract: the ledger outlives both, and knows them by opaque ids only.
  create table journal_entry (
    id uuid primary key default uuidv7(),
    idempotency_key text not null constraint journal_entry_key unique,
    kind text not null,
    -- When it counts, and on which business date it was written down.
    effective_on date not null,
    booked_on date not null,
    actor text not null,
    case_id uuid,
    contract_id uuid,
    workflow_id text,
    -- The login behind it, whatever the caller says of itself.
    recorded_by text not null default session_user,
    recorded_at timestamptz not null default clock_timestamp()
  );
  create index journal_entry_by_case on journal_entry (case_id, id);

  -- One table, not a partition a month: partitions were measured to slow single postings by 4% and to speed up nothing, and with the date in
  -- the primary key line 1 of an entry could stand twice.
  create table journal_line (
    entry_id uuid not null references journal_entry not enforced,
    account_id uuid not null references ledger_account not enforced,
    amount_minor bigint not null,
    -- Repeated from the entry, so that a balance as of a date reads one table.
    booked_on date not null,
    effective_on date not null,
    line_no smallint not null,
    -- Repeated from the account, so that the balance of an entry shows in its lines.
    book text not null,
    primary key (entry_id, line_no)
  );
  create index journal_line_by_account on journal_line (account_id, entry_id);
  -- Days arrive in order, so a summary of each block range finds them as well as a tree would, and costs next to nothing to keep.
  create index journal_line_by_day on journal_line using brin (booked_on, effective_on) with (pages_per_range = 32, autosummarize = on);

  -- An entry is reversed once; what reverses it is an entry of its own.
  create table journal_reversal (
    reversal_id uuid primary key references journal_entry,
    reversed_id uuid not null unique references journal_entry,
    check (reversal_id <> reversed_id)
  );
`

const balances = `
  -- One row for each account of a contract or case: exact, with its limit. Room on the page lets an update leave the index alone.
  create table ledger_balance (
    account_id uuid primary key references ledger_account,
    balance_minor bigint not null default 0,
    held_minor bigint not null default 0,
    -- 1 stays in debit, -1 in credit, 0 may be either.
    stays smallint not null,
    overdraft_minor bigint not null default 0
  ) with (fillfactor = 80);

  -- An account of the general ledger is the sum of its buckets: connections that post to it at once each have a row of their own.
  create table ledger_bucket (
    account_id uuid references ledger_account,
    bucket smallint not null,
    is_control boolean not null,
    balance_minor bigint not null default 0,
    primary key (account_id, bucket)
  ) with (fillfactor = 50);

  -- The balance at the end of a closed day, for each account that moved since the day closed before.
  create table ledger_snapshot (
    account_id uuid not null references ledger_account,
    booked_on date not null,
    balance_minor bigint not null,
    primary key (account_id, booked_on)
  );

  create table ledger_hold (
    id uuid primary key default uuidv7(),
    idempotency_key text not null constraint ledger_hold_key unique check (length(idempotency_key) between 1 and 200),
    account_id uuid not null references ledger_account,
    amount_minor bigint not null check (amount_minor > 0),
    state text not null default 'open' check (state in ('open', 'released', 'captured')),
    -- What captured it.
    entry_id uuid references journal_entry,
    actor text not null check (actor <> ''),
    case_id uuid,
    placed_at timestamptz not null default clock_timestamp(),
    ended_by text,
    ended_at timestamptz,
    check ((state = 'open') = (ended_at is null)),
    check ((ended_at is null) = (ended_by is null)),
    check ((state = 'captured') = (entry_id is not null))
  );
  create index ledger_hold_open on ledger_hold (account_id) where state = 'open';

  -- Each time somebody allowed an account to be overdrawn, or took that back.
  create table ledger_overdraft (
    id uuid primary key default uuidv7(),
    account_id uuid not null references ledger_account,
    allowed_minor bigint not null check (allowed_minor >= 0),
    actor text not null check (actor <> ''),
    recorded_at timestamptz not null default clock_timestamp()
  );
`

const closings = `
  create table ledger_closure (
    kind text not null check (kind in ('day', 'period')),
    through_on date not null,
    actor text not null check (actor <> ''),
    closed_at timestamptz not null default clock_timestamp(),
    primary key (kind, through_on)
  );

  -- The newest of each kind, in the one row that every posting reads.
  create table ledger_closing (
    is_only boolean primary key default true check (is_only),
    -- No entry is booked on these days any more.
    days_through date not null default '-infinity',
    -- No entry takes effect on these days any more.
    periods_through date not null default '-infinity'
  );
  insert into ledger_closing default values;
`

const guards = `
  create function ledger_refuse(code text, details jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    raise exception using errcode = 'TL000', message = code, constraint = code, detail = details::text;
  end $$;

  create function refuse_ledger_change() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  begin
    perform ledger_refuse('LEDGER_APPEND_ONLY', jsonb_build_object('table', tg_table_name, 'attempted', tg_op));
    return null;
  end $$;

  /*
   * What is written to the journal is whole, balanced and open, whoever writes it. A statement that writes lines of an entry writes line 1,
   * and the primary key allows line 1 once: so the lines seen here are all that the entry will ever have. The first query is the quick
   * answer for what is in order; only what it doubts is looked at by name.
   */
  create function check_journal_lines() returns trigger
  language plpgsql as $$
  begin
    perform from new_line line
    group by line.entry_id
    having sum(line.amount_minor) <> 0 or min(line.line_no) <> 1 or max(line.line_no) <> count(*) or min(abs(line.amount_minor)) = 0
      or min(line.book) <> max(line.book)
      -- Read after the journal was written to: closing waits for that lock, so what is open here stays open until the commit.
      or min(line.booked_on) <= (select days_through from public.ledger_closing)
      or min(line.effective_on) <= (select periods_through from public.ledger_closing);
    if not found then return null; end if;

    if exists (select from new_line line group by line.entry_id
      having min(line.line_no) <> 1 or max(line.line_no) <> count(*) or min(abs(line.amount_minor)) = 0) then
      perform public.ledger_refuse('LEDGER_ENTRY_MALFORMED', '{}');
    end if;
    if exists (select from new_line line group by line.entry_id, line.book having sum(line.amount_minor) <> 0) then
      perform public.ledger_refuse('LEDGER_ENTRY_UNBALANCED', '{}');
    end if;
    perform public.ledger_refuse('LEDGER_PERIOD_CLOSED', jsonb_build_object(
      'bookedOn', (select min(booked_on) from new_line), 'effectiveOn', (select min(effective_on) from new_line),
      'daysClosedThrough', closing.days_through, 'periodsClosedThrough', closing.periods_through))
    from public.ledger_closing closing
    where exists (select from new_line where booked_on <= closing.days_through or effective_on <= closing.periods_through);
    return null;
  end $$;
  create trigger journal_line_whole_and_balanced after insert on journal_line
    referencing new table as new_line for each statement execute function check_journal_lines();

  do $$ declare name text; begin
    foreach name in array array['ledger_role', 'ledger_account', 'journal_entry', 'journal_line', 'journal_reversal', 'ledger_snapshot',
      'ledger_overdraft', 'ledger_closure']
    loop
      execute format('create trigger append_only before update or delete or truncate on %I
        for each statement execute function refuse_ledger_change()', name);
    end loop;
  end $$;

  revoke insert, update, delete, truncate, references, trigger on ledger_role, ledger_account, journal_entry, journal_line,
    journal_reversal, ledger_balance, ledger_bucket, ledger_snapshot, ledger_hold, ledger_overdraft, ledger_closure, ledger_closing
    from tenor_app, public;
  revoke execute on function ledger_refuse(text, jsonb), refuse_ledger_change(), check_journal_lines() from public;
`
