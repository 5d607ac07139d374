import { AppError, type ErrorCode } from '#domain/errors.ts'

/** Debit positive. */
export type NaiveLine = { account: string; amountMinor: number }

type WrittenLine = NaiveLine & { effectiveOn: string; bookedOn: string }
type WrittenEntry = { lines: NaiveLine[]; isReversed: boolean; isReversal: boolean }
type NaiveHold = { account: string; amountMinor: number; isOpen: boolean }

/**
 * A ledger that anybody can check by reading: it keeps every line and adds them up whenever it is asked. The oracle for the real one.
 * Accounts of contracts stay in credit; the account `clearing` may be anything.
 */
export class NaiveLedger {
  readonly entries: WrittenEntry[] = []
  readonly holds: NaiveHold[] = []
  isTodayClosed = false
  private readonly lines: WrittenLine[] = []

  post(lines: NaiveLine[], effectiveOn: string, bookedOn: string): void {
    this.postAll([lines], effectiveOn, bookedOn)
  }

  /** Like the real one it writes lines before it moves balances, and so notices a closed day first. */
  postAll(entries: NaiveLine[][], effectiveOn: string, bookedOn: string): void {
    this.refuseOnClosedDay()
    this.refuseBeyondLimit(entries.flat())
    for (const lines of entries) this.write({ lines, isReversed: false, isReversal: false }, effectiveOn, bookedOn)
  }

  reverse(entry: WrittenEntry, bookedOn: string): void {
    this.refuseOnClosedDay()
    if (entry.isReversal) throw new AppError('LEDGER_REVERSAL_FINAL')
    if (entry.isReversed) throw new AppError('LEDGER_ALREADY_REVERSED')
    const lines = entry.lines.map((line) => ({ ...line, amountMinor: 0 - line.amountMinor }))
    this.refuseBeyondLimit(lines)
    entry.isReversed = true
    this.write({ lines, isReversed: false, isReversal: true }, bookedOn, bookedOn)
  }

  hold(account: string, amountMinor: number): void {
    if (!this.lines.some((line) => line.account === account)) throw new AppError('LEDGER_ACCOUNT_NOT_LIMITED')
    if (this.available(account) < amountMinor) throw new AppError('LEDGER_LIMIT_EXCEEDED')
    this.holds.push({ account, amountMinor, isOpen: true })
  }

  /** Releasing a hold that was released is nothing; one that was captured has ended. */
  release(hold: NaiveHold & { isCaptured?: boolean }): void {
    if (hold.isCaptured) throw new AppError('LEDGER_HOLD_ENDED')
    hold.isOpen = false
  }

  capture(hold: NaiveHold & { isCaptured?: boolean }, lines: NaiveLine[], bookedOn: string): void {
    this.refuseOnClosedDay()
    if (!hold.isOpen) throw new AppError('LEDGER_HOLD_ENDED')
    hold.isOpen = false
    hold.isCaptured = true
    this.post(lines, bookedOn, bookedOn)
  }

  balance(account: string, effectiveOn = '9999-12-31', bookedOn = '9999-12-31'): number {
    return this.lines
      .filter((line) => line.account === account && line.effectiveOn <= effectiveOn && line.bookedOn <= bookedOn)
      .reduce((sum, line) => sum + line.amountMinor, 0)
  }

  available(account: string): number {
    const held = this.holds.filter((hold) => hold.isOpen && hold.account === account).reduce((sum, hold) => sum + hold.amountMinor, 0)
    return 0 - this.balance(account) - held
  }

  private write(entry: WrittenEntry, effectiveOn: string, bookedOn: string): void {
    this.entries.push(entry)
    this.lines.push(...entry.lines.map((line) => ({ ...line, effectiveOn, bookedOn })))
  }

  private refuseBeyondLimit(lines: NaiveLine[]): void {
    const totals = new Map<string, number>()
    for (const { account, amountMinor } of lines) totals.set(account, (totals.get(account) ?? 0) + amountMinor)
    for (const [account, debit] of totals)
      if (account !== 'clearing' && debit > this.available(account)) throw new AppError('LEDGER_LIMIT_EXCEEDED')
  }

  private refuseOnClosedDay(): void {
    if (this.isTodayClosed) throw new AppError('LEDGER_PERIOD_CLOSED')
  }
}

/** What came of an order: done, or the code of the refusal. */
export async function outcomeOf(order: () => unknown): Promise<'done' | ErrorCode> {
  try {
    await order()
    return 'done'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
