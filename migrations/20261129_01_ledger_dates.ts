import type { Knex } from 'knex'

/**
 * Dates that a slip of the finger makes. An entry that takes effect in 2062 instead of 2026 is in no balance that anybody looks at; and a
 * closed day is never opened again, so that closing 2062 would end all posting until then.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(journal)
  await knex.raw(closing)
}

export async function down(): Promise<void> {
  throw new Error('Migrations go forward only')
}

const journal = `
  /*
   * What is written to the journal is whole, balanced, open and dated, whoever writes it. A statement that writes lines of an entry writes
   * line 1, and the primary key allows line 1 once: so the lines seen here are all that the entry will ever have. The first query is the
   * quick answer for what is in order; only what it doubts is looked at by name.
   */
  create or replace function check_journal_lines() returns trigger
  language plpgsql as $$
  begin
    perform from new_line line
    group by line.entry_id
    having sum(line.amount_minor) <> 0 or min(line.line_no) <> 1 or max(line.line_no) <> count(*) or min(abs(line.amount_minor)) = 0
      or min(line.book) <> max(line.book)
      -- Infinity is later than any day; subtracting it would be an error of another kind.
      or max(line.booked_on) > '9999-12-31' or max(line.effective_on) > min(line.booked_on) + 366
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
    perform public.ledger_refuse('LEDGER_DATE_TOO_FAR_AHEAD', jsonb_build_object('bookedOn', booked_on, 'effectiveOn', effective_on))
    from new_line where booked_on > '9999-12-31' or effective_on > booked_on + 366;
    perform public.ledger_refuse('LEDGER_PERIOD_CLOSED', jsonb_build_object(
      'bookedOn', (select min(booked_on) from new_line), 'effectiveOn', (select min(effective_on) from new_line),
      'daysClosedThrough', closing.days_through, 'periodsClosedThrough', closing.periods_through))
    from public.ledger_closing closing
    where exists (select from new_line where booked_on <= closing.days_through or effective_on <= closing.periods_through);
    return null;
  end $$;
`

const closing = `
  /*
   * Closes the days up to this one and keeps the balance of each account that moved. The lock waits for every entry that is being written
   * and holds up new ones; those then see the closed days. Closing again what is closed changes nothing.
   *
   * A day can be closed when it has come: by the calendar (which is a day ahead in the east), or because something is booked on it or later,
   * or because it follows a closed one, where the business date runs ahead of the calendar.
   */
  create or replace function close_ledger_days(through_on date, actor text, out is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '30s' as $$
  declare closed ledger_closing;
  begin
    lock table journal_entry in share row exclusive mode;
    select * into closed from ledger_closing for no key update;
    is_new := through_on > closed.days_through;
    if not is_new then return; end if;
    if through_on > current_date + 1 and through_on > closed.days_through + 1
      and (through_on > '9999-12-31' or not exists (select from journal_entry where booked_on >= through_on)) then
      perform ledger_refuse('LEDGER_DAY_NOT_OVER', jsonb_build_object('throughOn', through_on, 'daysClosedThrough', closed.days_through));
    end if;
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
`
