import { findPairs } from './find-pairs.ts'
import { findTables } from './find-tables.ts'
import type { PictureReading, ReadText } from './reading.ts'

/** What tells the kinds of a receipt's fields apart, in the language that the service reads; every other one is OTHER. */
const kinds = [
  { kind: 'TOTAL', words: /^total\b/i },
  { kind: 'SUBTOTAL', words: /^sub-?total\b/i },
  { kind: 'TAX', words: /\btax\b/i },
  { kind: 'INVOICE_RECEIPT_DATE', words: /\bdate\b/i },
  { kind: 'INVOICE_RECEIPT_ID', words: /\b(invoice|receipt) (no|number|#)/i },
  { kind: 'VENDOR_NAME', words: /^(vendor|seller|from)\b/i },
]
const currencies: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', R$: 'BRL' }

/** One receipt a page: its pairs as summary fields, the rows of its first table as items. */
export function toExpenseDocument(reading: PictureReading): object {
  const { lines } = reading
  const [table] = findTables(lines)
  const summary = findPairs(lines).map(({ key, value }) => ({
    Type: { Text: kinds.find(({ words }) => words.test(lines[key]!.text))?.kind ?? 'OTHER', Confidence: 95 },
    LabelDetection: detection(lines[key]!, reading),
    ValueDetection: detection(lines[value]!, reading),
    PageNumber: 1,
    ...currencyOf(lines[value]!.text),
  }))
  const [, ...rows] = table ?? []
  const items = rows.map((row) => ({
    LineItemExpenseFields: row.flatMap((index, column) =>
      index === undefined
        ? []
        : [
            {
              Type: { Text: ['ITEM', 'QUANTITY', 'PRICE'][column] ?? 'OTHER', Confidence: 90 },
              ValueDetection: detection(lines[index]!, reading),
              PageNumber: 1,
            },
          ],
    ),
  }))
  return {
    ExpenseIndex: 1,
    SummaryFields: summary,
    LineItemGroups: items.length === 0 ? [] : [{ LineItemGroupIndex: 1, LineItems: items }],
  }
}

function detection({ text, confidence, box }: ReadText, { widthPx, heightPx }: PictureReading): object {
  const BoundingBox = { Left: box.left / widthPx, Top: box.top / heightPx, Width: box.width / widthPx, Height: box.height / heightPx }
  return { Text: text, Confidence: confidence, Geometry: { BoundingBox } }
}

function currencyOf(text: string): { Currency?: object } {
  const sign = /^(R\$|\$|€)/.exec(text)?.[1]
  return sign === undefined ? {} : { Currency: { Code: currencies[sign], Confidence: 92 } }
}
