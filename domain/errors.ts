import type { ErrorKind } from './errors/code-entry.ts'
import { applicationErrors } from './errors/applications.ts'
import { archiveErrors } from './errors/archive.ts'
import { calculationErrors } from './errors/calculations.ts'
import { caseErrors } from './errors/cases.ts'
import { documentErrors } from './errors/documents.ts'
import { exportErrors } from './errors/exports.ts'
import { identifierErrors } from './errors/identifiers.ts'
import { ledgerErrors } from './errors/ledger.ts'
import { loanErrors } from './errors/loans.ts'
import { machineErrors } from './errors/machine.ts'
import { messageErrors } from './errors/messages.ts'
import { moneyErrors } from './errors/money.ts'
import { operationErrors } from './errors/operations.ts'
import { outsideErrors } from './errors/outside.ts'
import { paymentErrors } from './errors/payments.ts'
import { peopleErrors } from './errors/people.ts'
import { productErrors } from './errors/products.ts'
import { readingErrors } from './errors/reading.ts'
import { registerErrors } from './errors/registers.ts'
import { requestErrors } from './errors/requests.ts'
import { signInErrors } from './errors/sign-in.ts'
import { signatureErrors } from './errors/signatures.ts'

export type { ErrorKind } from './errors/code-entry.ts'

/** The only list of error codes, by area. */
export const errorCodes = {
  ...moneyErrors,
  ...identifierErrors,
  ...calculationErrors,
  ...loanErrors,
  ...ledgerErrors,
  ...productErrors,
  ...peopleErrors,
  ...applicationErrors,
  ...documentErrors,
  ...signatureErrors,
  ...caseErrors,
  ...operationErrors,
  ...exportErrors,
  ...requestErrors,
  ...signInErrors,
  ...outsideErrors,
  ...registerErrors,
  ...readingErrors,
  ...messageErrors,
  ...paymentErrors,
  ...archiveErrors,
  ...machineErrors,
} as const

export type ErrorCode = keyof typeof errorCodes

/** Facts that explain an error. Never personal data: details reach logs, staff screens and API callers. */
export type ErrorDetails = Readonly<Record<string, unknown>>

/** The one exception class. A business "no" is a value, never one of these. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(errorCodes[code].title, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  get kind(): ErrorKind {
    return errorCodes[this.code].kind
  }
}
