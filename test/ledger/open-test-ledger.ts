import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { connect, type Db } from '#db/connect.ts'
import { proveLedger } from '#db/ledger/prove-ledger.ts'
import { parseAccounting } from '#domain/ledger/accounting.ts'
import type { EntryLine, LedgerEntry } from '#domain/ledger/ledger-entry.ts'
import { linesOf } from '#domain/ledger/lines-of.ts'
import type { LedgerRole } from '#domain/ledger/ledger-role.ts'
import { createTestDatabase, type TestDatabase } from '../servers/create-test-database.ts'

export const product = 'personal-loan-br'
export const currency = 'BRL'

export const loanAccounting = readAccounting('loan')
export const depositAccounting = readAccounting('deposit')

export type TestLedger = {
  /** With the rights of the running product, on eight connections. */
  db: Db
  /** For connections of one's own. */
  url: string
  /** With the rights of the owner, for seeding faults. */
  owner: Db
}

/** A ledger of one's own for a test file. After each test everything in it must agree. */
export function openTestLedger(): TestLedger {
  const ledger = {} as TestLedger
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
    ledger.url = database.url
    ledger.db = connect({ url: database.url, maxConnections: 8, applicationName: 'ledger-test' })
    ledger.owner = connect({ url: database.ownerUrl, maxConnections: 2, applicationName: 'ledger-test-owner' })
  })
  afterEach(async () => {
    expect(await proveLedger(ledger.db)).toEqual([])
  })
  afterAll(async () => {
    await ledger.db.destroy()
    await ledger.owner.destroy()
    await database.drop()
  })
  return ledger
}

let keys = 0

/** An entry with what a test does not care about filled in. */
export function entryOf(lines: readonly EntryLine[], given: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    idempotencyKey: `test:${(keys += 1)}`,
    kind: 'test',
    effectiveOn: '2026-03-10',
    bookedOn: '2026-03-10',
    reference: { actor: 'system' },
    lines,
    ...given,
  }
}

/** 1,050.00 lent: 1,000.00 to the customer, 30.00 tax, 20.00 fee. */
export function disbursementLines(contractId: string, netMinor = 100_000): EntryLine[] {
  return linesOf(
    loanAccounting,
    { product, currency, contractId },
    { transaction: 'disbursement', portionsMinor: { net: netMinor, iof: 3000, fees: 2000 } },
  )
}

export function repaymentLines(contractId: string, principalMinor: number): EntryLine[] {
  return linesOf(
    loanAccounting,
    { product, currency, contractId },
    { transaction: 'repayment', portionsMinor: { principal: principalMinor } },
  )
}

/** Money that a customer placed with us: an account that must not be overdrawn. */
export function depositLines(contractId: string, amountMinor: number): EntryLine[] {
  return linesOf(depositAccounting, { product, currency, contractId }, { transaction: 'deposit', portionsMinor: { amount: amountMinor } })
}

export function withdrawalLines(contractId: string, amountMinor: number): EntryLine[] {
  return linesOf(
    depositAccounting,
    { product, currency, contractId },
    { transaction: 'withdrawal', portionsMinor: { amount: amountMinor } },
  )
}

export function depositAccount(contractId: string): EntryLine['account'] {
  return { role: 'customer_deposit', product, currency, contractId }
}

export function generalAccount(role: LedgerRole): EntryLine['account'] {
  return { role, product, currency }
}

export function newId(): string {
  return randomUUID()
}

function readAccounting(name: string) {
  return parseAccounting(JSON.parse(readFileSync(new URL(`../../products/accounting/${name}.json`, import.meta.url), 'utf8')))
}
