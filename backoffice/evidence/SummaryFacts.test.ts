import { expect, it } from 'vitest'
import { summaryFacts } from './SummaryFacts.tsx'

it('puts what came out of a step into words, figures into their form, and leaves ids as they are', () => {
  const facts = summaryFacts(
    {
      amountMinor: 500_000,
      cetAnnualPercent: '41.2',
      reasons: ['score_needs_judgement'],
      hits: 0,
      delivered: true,
      outcome: 'no_match',
      offerId: '0198-a',
      topics: [],
    },
    'BRL',
  )
  expect(facts.map(({ label, value }) => [label, value])).toEqual([
    ['Amount', 'R$5,000.00'],
    ['Cet annual', '41.2%'],
    ['Reasons', 'Score needs judgement'],
    ['Hits', '0'],
    ['Delivered', 'Yes'],
    ['Outcome', 'No match'],
    ['Offer id', '0198-a'],
    ['Topics', 'None'],
  ])
})
