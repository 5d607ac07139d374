import type { CallOptions } from '../call-options.ts'
import type { DocumentPage, PageBox } from './ocr.ts'

/** Something read, how sure the service is (0 to 100), and where it stands. */
export type AnalysedText = { text: string; confidence: number; page: number; box?: PageBox }

/** A pair of a form. A field that was left empty has no value, however sure the service is of its emptiness; a box is ticked or not. */
export type AnalysedField = { key: AnalysedText; value?: AnalysedText; isTicked?: boolean }

/** Cells row by row; a place without a cell is empty. */
export type AnalysedTable = { page: number; confidence: number; rows: string[][] }

/** A question that we asked, by our own name for it. No answer is none, never an empty text. */
export type AnalysedAnswer = { name: string; answer?: AnalysedText }

export type PageAnalysis = {
  model: string
  lines: AnalysedText[]
  fields: AnalysedField[]
  tables: AnalysedTable[]
  answers: AnalysedAnswer[]
  signatures: { page: number; confidence: number; box?: PageBox }[]
}

export type PageQuestion = { name: string; question: string }

export type PageRequest = {
  features: readonly ('forms' | 'tables' | 'signatures')[]
  /** At most fifteen. */
  questions?: readonly PageQuestion[]
}

/** A kind by the service's own name, such as `TOTAL`, with the amount's currency where it knows one. */
export type ExpenseField = { kind: string; label?: string; value: AnalysedText; currency?: string }
export type ExpenseAnalysis = { documents: { summary: ExpenseField[]; items: ExpenseField[][] }[] }

/** Where the service finds a file of many pages: in its own storage. */
export type StoredDocument = { bucket: string; name: string }

export type LendingPage = {
  page: number
  /** Such as `PAYSLIPS`; `UNCLASSIFIED` pages have no fields. */
  kind: string
  kindConfidence: number
  fields: { kind: string; values: AnalysedText[] }[]
  signatures: number
}

export type LendingAnalysis =
  | { status: 'running' }
  | { status: 'failed'; reason?: string }
  /** `unread` are pages that the service gave up on: the rest counts. */
  | { status: 'read'; model: string; pages: LendingPage[]; unread: { page: number; code: string }[] }

/** The pages of a file by what they are, in groups that belong together. */
export type LendingSummary = {
  groups: { kind: string; documents: number[][]; signedPages: number[]; unsignedPages: number[] }[]
  missingKinds: string[]
}

/** A service that reads what is on a page, beside identity documents. Throws as `Ocr` does. */
export type DocumentAnalyst = {
  readonly provider: string
  analysePage(page: DocumentPage, request: PageRequest, options?: CallOptions): Promise<PageAnalysis>
  analyseExpense(page: DocumentPage, options?: CallOptions): Promise<ExpenseAnalysis>
  /** The same token with the same document is the same job, however often it is started. At most 64 letters, digits, `-` and `_`. */
  startLendingAnalysis(document: StoredDocument, token: string, options?: CallOptions): Promise<{ jobId: string }>
  /** Asks once; while it is running, ask again later. */
  readLendingAnalysis(jobId: string, options?: CallOptions): Promise<LendingAnalysis>
  summariseLending(jobId: string, options?: CallOptions): Promise<LendingSummary | { status: 'running' | 'failed' }>
}
