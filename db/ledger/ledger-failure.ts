import { DatabaseError } from 'pg'
import { AppError, errorCodes, type ErrorCode, type ErrorDetails } from '#domain/errors.ts'

/** SQLSTATE of what the ledger's functions refuse; the constraint is our code, the detail its facts as JSON. */
const refused = 'TL000'

/** A balance, or a sum, that would pass 2^63. */
const tooLarge = '22003'

/** Deadlock, lock timeout, serialisation: somebody else was first, and trying again may do. */
const busy = new Set(['40P01', '55P03', '40001'])

/** Awaits an order to the ledger and names what went wrong with it. */
export async function orLedgerError<Result>(order: PromiseLike<Result>, details: ErrorDetails): Promise<Result> {
  try {
    return await order
  } catch (error) {
    throw toLedgerError(error, details)
  }
}

function toLedgerError(error: unknown, details: ErrorDetails): unknown {
  if (!(error instanceof DatabaseError)) return error
  if (busy.has(error.code ?? '')) return new AppError('LEDGER_BUSY', { ...details, state: error.code }, { cause: error })
  if (error.code === tooLarge) return new AppError('AMOUNT_OUT_OF_RANGE', { ...details, rule: 'balances below 2^63' }, { cause: error })
  if (error.code !== refused || !isErrorCode(error.constraint)) return error
  return new AppError(error.constraint, { ...details, ...(JSON.parse(error.detail ?? '{}') as ErrorDetails) }, { cause: error })
}

function isErrorCode(text: string | undefined): text is ErrorCode {
  return text !== undefined && Object.hasOwn(errorCodes, text)
}
