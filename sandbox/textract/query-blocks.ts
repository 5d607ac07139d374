import type { Block, PageParts } from './blocks.ts'
import { findPairs } from './find-pairs.ts'

export type Question = { Text: string; Alias?: string }

/** Each question, with the value of the pair whose label it names; one that the page does not answer has no answer. */
export function queryBlocks(questions: readonly Question[], { texts, geometryOf, idOf }: PageParts): Block[] {
  const pairs = findPairs(texts)
  return questions.flatMap((question, number): Block[] => {
    const asked = question.Text.toLowerCase()
    const named = pairs
      .map(({ key, value }) => ({
        value,
        words: texts[key]!.text.toLowerCase()
          .split(/[^\p{L}\d]+/u)
          .filter((word) => word.length > 1),
      }))
      .filter(({ words }) => words.length > 0 && words.every((word) => asked.includes(word)))
      .toSorted((one, other) => other.words.length - one.words.length)[0]
    const query: Block = { BlockType: 'QUERY', Id: idOf(`query ${number}`), Page: 1, Query: question }
    if (named === undefined) return [query]
    const { text, confidence, box } = texts[named.value]!
    const id = idOf(`answer ${number}`)
    return [
      { ...query, Relationships: [{ Type: 'ANSWER', Ids: [id] }] },
      { BlockType: 'QUERY_RESULT', Id: id, Page: 1, Text: text, Confidence: confidence, Geometry: geometryOf(box) },
    ]
  })
}
