import type { CallOptions } from '../../call-options.ts'
import type { PageBox } from '../ocr.ts'

export const paperKinds = ['payslip', 'bank_statement', 'utility_bill'] as const
export type PaperKind = (typeof paperKinds)[number]

/** Names of what a paper says; the same for every provider. Amounts are minor units as text, dates and months are ISO. */
export type PaperFieldName =
  | 'holder'
  | 'taxId'
  | 'issuer'
  | 'address'
  | 'month'
  | 'dueOn'
  | 'grossPayMinor'
  | 'deductionsMinor'
  | 'netPayMinor'
  | 'openingBalanceMinor'
  | 'closingBalanceMinor'
  | 'amountDueMinor'

export type PaperField = { name: PaperFieldName; value: string; confidence: number; page: number; box: PageBox }

export type PaperRow = {
  /** What the line is for, as printed, without its date and figures. */
  text: string
  /** ISO, where the line has a date of its own. */
  date?: string
  /** Below zero what is taken off or goes out. */
  amountMinor: number
  /** What the account held after it, where a statement says so. */
  balanceMinor?: number
  /** Of its figures. */
  confidence: number
  page: number
  box: PageBox
}

export type ReadPaper = {
  /** Engine and version, for the record. */
  model: string
  kind: PaperKind | 'unknown'
  fields: PaperField[]
  /** What stands in columns, from the top: earnings and deductions, movements, what was consumed. */
  rows: PaperRow[]
  /** Whether its rows and totals add up: what does not was misread, or altered. `unproven` where too little is printed or was read to tell. */
  sums: 'proven' | 'contradicted' | 'unproven'
}

/** A photograph, or a PDF as banks and employers hand it out; a scanned one is read like a photograph. */
export type PaperFile = { content: Uint8Array; mediaType: 'image/jpeg' | 'image/png' | 'application/pdf' }

/**
 * Reads what proves income and address. Throws as `Ocr` does, and of a PDF `OCR_PDF_LOCKED` where it asks for a password, `OCR_PDF_TOO_LONG`
 * and `OCR_PDF_DAMAGED`.
 */
export type PaperReader = { readPaper(file: PaperFile, options?: CallOptions): Promise<ReadPaper> }
