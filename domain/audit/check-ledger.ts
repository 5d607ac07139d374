import { contradicted, counted, unless, type Finding } from './finding.ts'
import type { CaseRecord } from './case-record.ts'
import type { RecordedEntry, RecordedLedger } from './record/ledger-part.ts'

/**
 * Recomputes the ledger of a record from its lines: every entry is whole and balances in each book, a reversal is the opposite of what it
 * reverses, once, every balance is the sum of its lines, and whatever the case says was booked is there.
 */
export function checkLedger(record: Pick<CaseRecord, 'ledger' | 'cases' | 'contracts'>): Finding[] {
  const { ledger } = record
  const problems = [
    ...ledger.entries.flatMap(entryProblems),
    ...reversalProblems(ledger),
    ...balanceProblems(ledger),
    ...missingEntries(record),
  ].map(contradicted)
  const lines = ledger.entries.reduce((sum, entry) => sum + entry.lines.length, 0)
  const what =
    ledger.entries.length === 0
      ? 'Nothing was posted for this application, and no account of it has a balance.'
      : `${counted(ledger.entries.length, 'journal entry', 'journal entries')} with ${lines} lines: each balances, reversals match, and ${counted(ledger.balances.length, 'balance')} follow from the lines.`
  return unless(problems, what)
}

function entryProblems(entry: RecordedEntry): string[] {
  const name = entryName(entry)
  const numbers = entry.lines.map((line) => line.lineNo)
  const isWhole = numbers.length >= 2 && numbers.every((number, index) => number === index + 1)
  const books = Map.groupBy(entry.lines, (line) => line.book)
  const unbalanced = [...books].flatMap(([book, lines]) => {
    const sum = sumOf(lines.map((line) => line.amountMinor))
    return sum === 0n ? [] : [`${name} does not balance: its lines in ${book} add up to ${sum} minor units instead of 0.`]
  })
  const misplaced = entry.lines
    .filter((line) => line.book !== bookOf(line.account))
    .map((line) => `${name} has a line of ${line.account} in the book ${line.book}, where it does not belong.`)
  return [...(isWhole ? [] : [`${name} is not whole: its lines are numbered ${numbers.join(', ')}.`]), ...unbalanced, ...misplaced]
}

/** The name of an account tells its book: what is off the balance sheet begins with memo_. */
function bookOf(account: string): string {
  const [currency, , role = ''] = account.split('/')
  return role.startsWith('memo_') ? `${currency}/memo` : `${currency}`
}

function reversalProblems({ entries }: RecordedLedger): string[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return entries.flatMap((entry) => {
    const problems: string[] = []
    const reversed = entry.reverses === null ? undefined : byId.get(entry.reverses)
    if (entry.reverses !== null && !reversed) problems.push(`${entryName(entry)} reverses an entry that is not here.`)
    if (reversed && reversed.reversedBy !== entry.id) problems.push(`${entryName(entry)} reverses an entry that does not know of it.`)
    if (reversed && !isOpposite(entry, reversed)) problems.push(`${entryName(entry)} is not the opposite of the entry that it reverses.`)
    if (entry.reversedBy !== null && byId.get(entry.reversedBy)?.reverses !== entry.id)
      problems.push(`${entryName(entry)} is said to be reversed by an entry that is not here or reverses another.`)
    return problems
  })
}

function isOpposite(reversal: RecordedEntry, reversed: RecordedEntry): boolean {
  return (
    reversal.lines.length === reversed.lines.length &&
    reversal.lines.every((line, index) => {
      const other = reversed.lines[index]
      return other?.account === line.account && other.amountMinor === -line.amountMinor
    })
  )
}

function balanceProblems({ entries, balances }: RecordedLedger): string[] {
  const lines = entries.flatMap((entry) => entry.lines).filter((line) => line.holderId !== null)
  const totals = new Map(
    [...Map.groupBy(lines, (line) => line.account)].map(([account, ofIt]) => [account, sumOf(ofIt.map((line) => line.amountMinor))]),
  )
  const holders = new Set(balances.map((balance) => balance.holderId))
  const accounts = new Set(balances.map((balance) => balance.account))
  const wrong = balances
    .filter((balance) => BigInt(balance.balanceMinor) !== (totals.get(balance.account) ?? 0n))
    .map(
      (balance) =>
        `The balance of ${balance.account} is said to be ${balance.balanceMinor} minor units, but its lines add up to ${totals.get(balance.account) ?? 0n}.`,
    )
  const unknown = lines
    .filter((line) => line.holderId !== null && holders.has(line.holderId) && !accounts.has(line.account))
    .map((line) => `${line.account} was posted to and has no balance here.`)
  return [...wrong, ...new Set(unknown)]
}

/** What the events of the case and of its contracts name as booked. */
function missingEntries({ cases, contracts, ledger }: Pick<CaseRecord, 'ledger' | 'cases' | 'contracts'>): string[] {
  const known = new Set(ledger.entries.map((entry) => entry.id))
  const named = [
    ...cases.flatMap((one) =>
      one.events.map((event) => ({ id: event.facts['journalEntryId'], by: `event ${event.sequence} of ${one.reference}` })),
    ),
    ...contracts.flatMap((one) =>
      one.events.map((event) => ({ id: event.journalEntryId, by: `event ${event.sequence} of ${one.reference}` })),
    ),
  ]
  return named
    .filter(({ id }) => typeof id === 'string' && !known.has(id))
    .map(({ by }) => `The journal entry that ${by} names is not among the entries.`)
}

function entryName(entry: RecordedEntry): string {
  return `Journal entry ${entry.id} (${entry.kind}, ${entry.bookedOn})`
}

function sumOf(amounts: readonly number[]): bigint {
  return amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)
}
