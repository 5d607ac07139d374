import type { CallOptions } from '../../call-options.ts'
import type { DocumentPage, PageBox } from '../ocr.ts'

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
  | 'netPayMinor'
  | 'closingBalanceMinor'
  | 'amountDueMinor'

export type PaperField = { name: PaperFieldName; value: string; confidence: number; page: number; box: PageBox }

export type ReadPaper = {
  /** Engine and version, for the record. */
  model: string
  kind: PaperKind | 'unknown'
  fields: PaperField[]
  /** What stands in columns: earnings, movements, what was consumed. Row by row, from the left. */
  rows: string[][]
}

/** Reads what proves income and address. Throws as `Ocr` does. */
export type PaperReader = { readPaper(page: DocumentPage, options?: CallOptions): Promise<ReadPaper> }
