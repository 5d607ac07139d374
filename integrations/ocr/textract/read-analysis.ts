import type { Block } from '@aws-sdk/client-textract'
import type { PageBox } from '../ocr.ts'
import type { AnalysedAnswer, AnalysedField, AnalysedTable, AnalysedText, PageAnalysis } from '../document-analyst.ts'

type Known = ReadonlyMap<string | undefined, Block>

/** The blocks of AnalyzeDocument as what they say: blocks point to each other by id, and what points nowhere says nothing. */
export function readAnalysis(blocks: readonly Block[]): Omit<PageAnalysis, 'model'> {
  const known: Known = new Map(blocks.map((block) => [block.Id, block]))
  const of = (type: Block['BlockType']) => blocks.filter((block) => block.BlockType === type)
  return {
    lines: of('LINE').flatMap((line) => textOf(line)),
    fields: of('KEY_VALUE_SET').flatMap((block) => (block.EntityTypes?.includes('KEY') === true ? fieldOf(block, known) : [])),
    tables: of('TABLE').map((table) => tableOf(table, known)),
    answers: of('QUERY').map((query) => answerOf(query, known)),
    signatures: of('SIGNATURE').map((block) => ({ page: block.Page ?? 1, confidence: block.Confidence ?? 0, ...boxOf(block) })),
  }
}

function fieldOf(key: Block, known: Known): AnalysedField[] {
  const label = joined(key, known)
  if (label === undefined) return []
  const [valueBlock] = related(key, 'VALUE', known)
  const value = valueBlock === undefined ? undefined : joined(valueBlock, known)
  const box =
    valueBlock === undefined ? undefined : related(valueBlock, 'CHILD', known).find((one) => one.BlockType === 'SELECTION_ELEMENT')
  return [
    {
      key: label,
      // A value is no surer than that it belongs to its key.
      ...(value !== undefined && { value: { ...value, confidence: Math.min(value.confidence, valueBlock?.Confidence ?? 0) } }),
      ...(box !== undefined && { isTicked: box.SelectionStatus === 'SELECTED' }),
    },
  ]
}

/** A merged cell lies over the cells that it is made of: its text stands once, in the first of them, as the single cells have it already. */
function tableOf(table: Block, known: Known): AnalysedTable {
  const cells = related(table, 'CHILD', known).filter((block) => block.BlockType === 'CELL')
  const [height, width] = [
    Math.max(0, ...cells.map((cell) => cell.RowIndex ?? 0)),
    Math.max(0, ...cells.map((cell) => cell.ColumnIndex ?? 0)),
  ]
  const rows = Array.from({ length: height }, () => Array<string>(width).fill(''))
  for (const cell of cells) {
    const row = rows[(cell.RowIndex ?? 0) - 1]
    if (row !== undefined && cell.ColumnIndex !== undefined) row[cell.ColumnIndex - 1] = joined(cell, known)?.text ?? ''
  }
  return { page: table.Page ?? 1, confidence: table.Confidence ?? 0, rows }
}

function answerOf(query: Block, known: Known): AnalysedAnswer {
  const [answer] = related(query, 'ANSWER', known).flatMap((block) => textOf(block))
  const name = query.Query?.Alias ?? query.Query?.Text ?? ''
  return answer === undefined ? { name } : { name, answer }
}

/** The words below a block, as one text; its confidence is that of its words. */
function joined(block: Block, known: Known): AnalysedText | undefined {
  const words = related(block, 'CHILD', known).filter((child) => child.BlockType === 'WORD')
  const text = words
    .map((word) => word.Text ?? '')
    .join(' ')
    .trim()
  if (text === '') return undefined
  const confidence = words.reduce((sum, word) => sum + (word.Confidence ?? 0), 0) / words.length
  return { text, confidence, page: block.Page ?? 1, ...boxOf(block) }
}

function textOf(block: Block): AnalysedText[] {
  const text = block.Text?.trim() ?? ''
  return text === '' ? [] : [{ text, confidence: block.Confidence ?? 0, page: block.Page ?? 1, ...boxOf(block) }]
}

function related(block: Block, type: string, known: Known): Block[] {
  const ids = (block.Relationships ?? []).filter((one) => one.Type === type).flatMap((one) => one.Ids ?? [])
  return ids.flatMap((id) => known.get(id) ?? [])
}

export function boxOf({ Geometry }: Pick<Block, 'Geometry'>): { box?: PageBox } {
  const { Left, Top, Width, Height } = Geometry?.BoundingBox ?? {}
  if (Left === undefined || Top === undefined || Width === undefined || Height === undefined) return {}
  return { box: { left: Left, top: Top, width: Width, height: Height } }
}
