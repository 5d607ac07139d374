import type { Extraction, GetLendingAnalysisSummaryCommandOutput, LendingResult, Warning } from '@aws-sdk/client-textract'
import type { LendingAnalysis, LendingPage, LendingSummary } from '../document-analyst.ts'
import { boxOf } from './read-analysis.ts'
import { readExpense } from './read-expense.ts'
import { readIdentityFields } from './read-identity-fields.ts'

type Read = Extract<LendingAnalysis, { status: 'read' }>

/** The pages of a lending job, whatever parts its answer came in. */
export function readLending(results: readonly LendingResult[], warnings: readonly Warning[]): Pick<Read, 'pages' | 'unread'> {
  return {
    pages: results.map(toPage).toSorted((one, other) => one.page - other.page),
    unread: warnings.flatMap(({ ErrorCode = 'unknown', Pages = [] }) => Pages.map((page) => ({ page, code: ErrorCode }))),
  }
}

function toPage({ Page = 0, PageClassification, Extractions = [] }: LendingResult): LendingPage {
  const [kind] = (PageClassification?.PageType ?? []).toSorted((one, other) => (other.Confidence ?? 0) - (one.Confidence ?? 0))
  return {
    page: Page,
    kind: kind?.Value ?? 'UNCLASSIFIED',
    kindConfidence: kind?.Confidence ?? 0,
    fields: Extractions.flatMap((one) => fieldsOf(one, Page)),
    signatures: Extractions.reduce((count, { LendingDocument }) => count + (LendingDocument?.SignatureDetections?.length ?? 0), 0),
  }
}

/** A page is read as what it is: a lending document, a receipt or an identity document. */
function fieldsOf({ LendingDocument, ExpenseDocument, IdentityDocument }: Extraction, page: number): LendingPage['fields'] {
  const lending = (LendingDocument?.LendingFields ?? []).map(({ Type = '', ValueDetections = [] }) => ({
    kind: Type,
    values: ValueDetections.flatMap((value) => {
      const text = value.Text?.trim() ?? ''
      return text === '' ? [] : [{ text, confidence: value.Confidence ?? 0, page, ...boxOf(value) }]
    }),
  }))
  const expense = ExpenseDocument === undefined ? [] : readExpense([ExpenseDocument]).documents.flatMap(({ summary }) => summary)
  const identity = readIdentityFields(IdentityDocument?.IdentityDocumentFields ?? [], page)
  return [
    ...lending,
    ...expense.map(({ kind, value }) => ({ kind, values: [value] })),
    ...identity.map(({ name, value, confidence }) => ({ kind: name, values: [{ text: value, confidence, page }] })),
  ].filter(({ kind, values }) => kind !== '' && values.length > 0)
}

export function readSummary({ Summary }: Pick<GetLendingAnalysisSummaryCommandOutput, 'Summary'>): LendingSummary {
  const pagesOf = (detections: readonly { Page?: number | undefined }[] = []) =>
    detections.flatMap(({ Page }) => (Page === undefined ? [] : [Page]))
  return {
    groups: (Summary?.DocumentGroups ?? []).map(
      ({ Type = 'UNCLASSIFIED', SplitDocuments = [], DetectedSignatures, UndetectedSignatures }) => ({
        kind: Type,
        documents: SplitDocuments.map(({ Pages = [] }) => Pages),
        signedPages: pagesOf(DetectedSignatures),
        unsignedPages: pagesOf(UndetectedSignatures),
      }),
    ),
    missingKinds: Summary?.UndetectedDocumentTypes ?? [],
  }
}
