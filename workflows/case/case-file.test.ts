import type { CancellationScope } from '@temporalio/workflow'
import { describe, expect, it } from 'vitest'
import { quickProduct } from '#test/workflows/case-bench.ts'
import { CaseFile } from './case-file.ts'

const briefing = {
  caseId: 'case-1',
  rootCaseId: 'case-1',
  childCaseIds: {},
  partyId: 'party-1',
  applicationId: 'application-1',
  productVersionId: 'version-1',
  product: quickProduct,
  requested: { amountMinor: 500_000, termMonths: 12 },
  version: 0,
}

describe('the file of a case that continues in a new run', () => {
  it('takes along what arrived while everything came to rest, and still knows what it has seen', () => {
    const script = {} as CancellationScope
    const before = new CaseFile('loan', { briefing, script })
    before.receiveFact({ factId: 'used', subject: 'payout' })
    before.takeFact('payout')
    before.receiveFact({ factId: 'late', subject: 'closed' })
    const carried = JSON.parse(JSON.stringify(before.carry('run-1'))) as ReturnType<CaseFile['carry']>
    const after = new CaseFile('loan', { briefing, script, carried })
    after.receiveFact({ factId: 'used', subject: 'payout' })
    after.receiveFact({ factId: 'late', subject: 'closed' })
    expect(after.hasFact('payout')).toBe(false)
    expect(after.takeFact('closed')).toEqual({ factId: 'late', subject: 'closed' })
    expect(after.takeFact('closed')).toBeUndefined()
  })

  it('is still held by the one hold that it was told of before holds had names', () => {
    const script = {} as CancellationScope
    const { holds: _holds, ...facts } = new CaseFile('loan', { briefing, script }).facts
    const hold = { kind: 'fraud', since: '2026-11-23T12:00:00.000Z', by: 'staff:p-1' } as const
    const carry = (kept: object) => ({
      facts: { ...facts, ...kept },
      openedAt: '',
      answers: [],
      factIds: [],
      unusedFacts: [],
      previousRunId: 'run-1',
    })
    expect(new CaseFile('loan', { briefing, script, carried: carry({ hold }) }).facts.holds).toEqual([{ holdId: 'case-1', ...hold }])
    expect(new CaseFile('loan', { briefing, script, carried: carry({}) }).facts.holds).toEqual([])
  })
})
