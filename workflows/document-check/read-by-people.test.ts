import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderContent } from '#domain/case/order.ts'
import { introduceOneself } from '#test/workflows/apply-for.ts'
import { openCaseBench, person, type CaseBench } from '#test/workflows/case-bench.ts'

const [rita, ravi] = [person('rita', ['reviewer']), person('ravi', ['reviewer'])]

describe('a document that no engine reads', () => {
  let bench: CaseBench
  beforeAll(async () => {
    bench = await openCaseBench({
      readIdentityDocument: ['OCR_DOWN'],
      compareEnteredDocument: [{ missing: [], lowConfidence: [], mismatches: ['name'], expired: false }],
    })
  })
  afterAll(() => bench.close())

  it('has what people read there compared as what an engine read, and waits for them where it differs', async () => {
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    await loan.until('documentCheck', (facts) => facts.steps.readDocument?.state === 'needs_attention')
    const [reading, evidence] = ['d', 'e'].map((digit) => ({ id: randomUUID(), sha256: digit.repeat(64) }))
    const result = { kind: 'identity_document', reading: reading! } as const
    const byHand: OrderContent = { kind: 'enterResult', step: 'readDocument', result, evidence: evidence! }
    const proposed = await loan.order('documentCheck', rita, byHand)
    if (proposed.outcome !== 'proposed') throw new Error('Two people were not asked for')
    await loan.order('documentCheck', ravi, { kind: 'confirmProposal', proposalId: proposed.proposalId, hash: proposed.hash })
    const { steps } = await loan.until('documentCheck', (facts) => facts.steps.compareDocument?.state === 'needs_attention')
    expect(steps.compareDocument?.attention).toMatchObject({ code: 'DOCUMENT_DIFFERS', facts: { mismatches: ['name'] } })
    const asked = bench.world.done.filter(({ name }) => name === 'compareEnteredDocument')
    expect(asked.map(({ input }) => input)).toMatchObject([{ documentSetId: 'set-1', entered: reading }])
  })
})
