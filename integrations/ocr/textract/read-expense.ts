import type { ExpenseDocument, ExpenseField as TextractExpenseField } from '@aws-sdk/client-textract'
import type { ExpenseAnalysis, ExpenseField } from '../document-analyst.ts'
import { boxOf } from './read-analysis.ts'

/** What AnalyzeExpense read of each receipt or invoice on the page; what it found empty is left out. */
export function readExpense(documents: readonly ExpenseDocument[]): ExpenseAnalysis {
  return {
    documents: documents.map(({ SummaryFields = [], LineItemGroups = [] }) => ({
      summary: SummaryFields.flatMap(fieldOf),
      items: LineItemGroups.flatMap(({ LineItems = [] }) =>
        LineItems.map(({ LineItemExpenseFields = [] }) => LineItemExpenseFields.flatMap(fieldOf)),
      ),
    })),
  }
}

function fieldOf({ Type, LabelDetection, ValueDetection, Currency, PageNumber }: TextractExpenseField): ExpenseField[] {
  const text = ValueDetection?.Text?.trim() ?? ''
  if (Type?.Text === undefined || text === '') return []
  return [
    {
      kind: Type.Text,
      ...(LabelDetection?.Text !== undefined && { label: LabelDetection.Text }),
      value: { text, confidence: ValueDetection?.Confidence ?? 0, page: PageNumber ?? 1, ...boxOf(ValueDetection ?? {}) },
      ...(Currency?.Code !== undefined && { currency: Currency.Code }),
    },
  ]
}
