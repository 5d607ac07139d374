import type { ReadPaper } from './paper.ts'

/** Below what any product believes. */
const unbelieved = 50

/**
 * What a paper says of which a page could not be read. Whose it is and of when stays; but sums that hold without that page prove nothing of it,
 * so no figure is believed: whoever handed it in is asked for a better one, or a person looks.
 */
export function readInPart<Paper extends Omit<ReadPaper, 'model'>>(paper: Paper): Paper {
  const doubted = <Figure extends { confidence: number }>(figure: Figure): Figure => ({
    ...figure,
    confidence: Math.min(figure.confidence, unbelieved),
  })
  return {
    ...paper,
    sums: paper.sums === 'proven' ? 'unproven' : paper.sums,
    fields: paper.fields.map((field) => (field.name.endsWith('Minor') ? doubted(field) : field)),
    rows: paper.rows.map(doubted),
  }
}
