import { beforeAll, describe, expect, it } from 'vitest'
import { disbursementLines, entryOf, newId, openTestLedger } from '#test/ledger/open-test-ledger.ts'
import { postEntry } from './post-entry.ts'

const ledger = openTestLedger()
const contractId = newId()
let entryId: string

beforeAll(async () => {
  const posted = await postEntry(ledger.db, entryOf(disbursementLines(contractId)))
  entryId = posted.entryId
})

const tables = [
  'ledger_role',
  'ledger_account',
  'journal_entry',
  'journal_line',
  'journal_reversal',
  'ledger_balance',
  'ledger_bucket',
  'ledger_snapshot',
  'ledger_hold',
  'ledger_overdraft',
  'ledger_closure',
  'ledger_closing',
  'ledger_proof',
]

describe('the role of the running product', () => {
  it.each(tables)('reads %s, and cannot add to it, change it, empty it or build on it', async (table) => {
    await ledger.db(table).select().limit(1)
    const [column] = Object.keys(await ledger.db(table).columnInfo())
    const attempts = [
      ledger.db.raw('insert into ?? default values', [table]),
      ledger.db.raw('update ?? set ?? = ??', [table, column!, column!]),
      ledger.db.raw('delete from ??', [table]),
      ledger.db.raw('truncate ?? cascade', [table]),
      ledger.db.raw('select * from ?? for update', [table]),
    ]
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: '42501' })
  })

  it.each([
    'alter table journal_line disable trigger all',
    'alter table journal_line drop constraint journal_line_pkey',
    'drop trigger journal_line_whole_and_balanced on journal_line',
    'drop table journal_line',
    'drop function prove_ledger',
    'alter function check_journal_lines() owner to tenor_app',
    `create trigger mine after insert on journal_line for each statement execute function prove_ledger()`,
    'set role tenor',
    'set session_replication_role = replica',
    'create table public.journal_line_2 (id integer)',
    'create schema mine',
    'create extension pageinspect',
    'alter table journal_line enable replica trigger journal_line_whole_and_balanced',
    'alter table ledger_balance set (autovacuum_enabled = off)',
    'alter function post_entry security invoker',
    'alter role tenor_app set session_replication_role = replica',
    'do $$ begin lock table journal_entry in share mode; end $$',
    'with gone as (delete from journal_line returning *) select count(*) from gone',
    'merge into ledger_balance using ledger_role on true when matched then update set overdraft_minor = 1',
    `copy journal_line from program 'true'`,
    'select pg_terminate_backend(pid) from pg_stat_activity where usename <> current_user limit 1',
  ])('cannot get round the rules: %s', async (attack) => {
    await expect(ledger.db.raw(attack)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|42P17)$/) as string })
  })

  it('writes nothing that is the ledger’s, whatever is added to it', async () => {
    const { rows } = await ledger.db.raw<{ rows: { name: string; may_write: boolean }[] }>(
      `select relname as name, has_table_privilege('tenor_app', oid, 'insert, update, delete, truncate, references, trigger') as may_write
       from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname ~ '^(ledger|journal)_' order by relname`,
    )
    expect(rows.map((row) => row.name)).toEqual(tables.toSorted())
    expect(rows.filter((row) => row.may_write)).toEqual([])
  })

  it('posts the same whatever its session makes of texts, dates and nulls', async () => {
    const entry = entryOf(disbursementLines(newId()))
    const posted = await postEntry(ledger.db, entry)
    for (const setting of [
      `bytea_output = 'escape'`,
      `datestyle = 'SQL, DMY'`,
      `timezone = 'Pacific/Kiritimati'`,
      'transform_null_equals = on',
      'quote_all_identifiers = on',
      'enable_indexscan = off',
      `default_transaction_isolation = 'serializable'`,
    ])
      await ledger.db.transaction(async (transaction) => {
        await transaction.raw(`set local ${setting}`)
        expect(await postEntry(transaction, entry)).toMatchObject({ entryId: posted.entryId, isNew: false })
        await postEntry(transaction, entryOf(disbursementLines(contractId)))
      })
  })

  it('cannot give itself rights', async () => {
    await ledger.db.raw('grant insert, update on journal_line, ledger_balance to tenor_app')
    const { rows } = await ledger.db.raw(`select has_table_privilege('tenor_app', 'journal_line', 'insert') or
      has_table_privilege('tenor_app', 'ledger_balance', 'update') as allowed`)
    expect(rows).toEqual([{ allowed: false }])
  })

  it('cannot replace a function by one of its own', async () => {
    const attack = `create or replace function public.post_entry(a text) returns text language sql as 'select a'`
    await expect(ledger.db.raw(attack)).rejects.toMatchObject({ code: '42501' })
  })

  it('may call what posts, holds and closes, what two people switch a provider with, what forgets a refused entry, and nothing else of the owner', async () => {
    const { rows } = await ledger.db.raw<{ rows: { name: string }[] }>(
      `select proname as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace
         and has_function_privilege('tenor_app', oid, 'execute') order by proname`,
    )
    expect(rows.map((row) => row.name)).toEqual([
      'allow_overdraft',
      'answer_provider_switch',
      'close_ledger_days',
      'close_ledger_period',
      'forget_refused_entry',
      'open_accounts',
      'place_hold',
      'post_entries',
      'post_entry',
      'propose_provider_switch',
      'record_ledger_proof',
      'release_hold',
      'reverse_entry',
    ])
  })

  it('cannot call a function that writes on the word of its caller', async () => {
    const balance = await ledger.db('ledger_balance').first<{ account_id: string }>('account_id')
    await expect(ledger.db.raw('select move_balances(array[?::uuid], array[1000000::bigint])', [balance.account_id])).rejects.toMatchObject(
      {
        code: '42501',
      },
    )
    await expect(ledger.db.raw(`select link_reversal(?, ?, '{}', '{}')`, [entryId, entryId])).rejects.toMatchObject({ code: '42501' })
  })

  it('cannot slip tables of its own under the functions', async () => {
    await ledger.db.transaction(async (transaction) => {
      await transaction.raw('create temporary table journal_line (like public.journal_line)')
      await transaction.raw('create temporary table ledger_bucket (like public.ledger_bucket)')
      await transaction.raw('set local search_path = pg_temp, public')
      await postEntry(transaction, entryOf(disbursementLines(contractId)))
      expect(await transaction.raw('select count(*)::integer as rows from pg_temp.journal_line')).toMatchObject({ rows: [{ rows: 0 }] })
    })
  })

  it('cannot post what does not balance by putting the checks off', async () => {
    const attempt = ledger.db.transaction(async (transaction) => {
      await transaction.raw('set constraints all deferred')
      await transaction.raw(
        `select * from post_entry('x', 'test', '2026-03-10', '2026-03-10', 'x', null, null, null,
           '{BRL/p/settlement_account,BRL/p/payment_clearing}', '{5,-4}')`,
      )
    })
    await expect(attempt).rejects.toThrow('LEDGER_ENTRY_UNBALANCED')
  })
})

describe('the owner, by mistake', () => {
  const line = (number: number, amount: number) => ({
    entry_id: entryId,
    line_no: number,
    account_id: newId(),
    amount_minor: amount,
    booked_on: '2026-03-10',
    effective_on: '2026-03-10',
    book: 'BRL',
  })

  it.each([
    'journal_entry',
    'journal_line',
    'journal_reversal',
    'ledger_account',
    'ledger_snapshot',
    'ledger_closure',
    'ledger_overdraft',
    'ledger_role',
    'ledger_proof',
  ])('changes nothing in %s', async (table) => {
    const [column] = Object.keys(await ledger.owner(table).columnInfo())
    await expect(ledger.owner.raw('update ?? set ?? = ??', [table, column!, column!])).rejects.toThrow('LEDGER_APPEND_ONLY')
    await expect(ledger.owner.raw('delete from ??', [table])).rejects.toThrow('LEDGER_APPEND_ONLY')
    await expect(ledger.owner.raw('truncate ?? cascade', [table])).rejects.toThrow('LEDGER_APPEND_ONLY')
  })

  it('adds no line to an entry that is posted, not even two that balance', async () => {
    await expect(ledger.owner('journal_line').insert([line(5, 100), line(6, -100)])).rejects.toThrow('LEDGER_ENTRY_MALFORMED')
    await expect(ledger.owner('journal_line').insert([line(1, 100), line(2, -100)])).rejects.toMatchObject({ code: '23505' })
  })

  it('numbers lines from 1 on, so that nothing can be added before or between', async () => {
    const entry = { entry_id: newId() }
    for (const [first, second] of [
      [0, 2],
      [2, 3],
      [1, 3],
    ] as const) {
      const lines = [
        { ...line(first, 100), ...entry },
        { ...line(second, -100), ...entry },
      ]
      await expect(ledger.owner('journal_line').insert(lines)).rejects.toThrow('LEDGER_ENTRY_MALFORMED')
    }
  })

  it('writes no entry that does not balance, or into days that are closed', async () => {
    const entry = { entry_id: newId() }
    await expect(
      ledger.owner('journal_line').insert([
        { ...line(1, 100), ...entry },
        { ...line(2, -99), ...entry },
      ]),
    ).rejects.toThrow('LEDGER_ENTRY_UNBALANCED')
    const elsewhere = { ...line(2, -100), ...entry, book: 'USD' }
    await expect(ledger.owner('journal_line').insert([{ ...line(1, 100), ...entry }, elsewhere])).rejects.toThrow('LEDGER_ENTRY_UNBALANCED')
    const late = { ...entry, booked_on: '2020-01-01', effective_on: '2020-01-01' }
    const attempt = ledger.owner.transaction(async (transaction) => {
      await transaction('ledger_closing').update({ days_through: '2020-12-31' })
      await transaction('journal_line').insert([
        { ...line(1, 100), ...late },
        { ...line(2, -100), ...late },
      ])
    })
    await expect(attempt).rejects.toThrow('LEDGER_PERIOD_CLOSED')
  })
})
