import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Hold } from '#domain/case/hold.ts'
import type { OrderContent } from '#domain/case/order.ts'
import { introduceOneself } from '#test/workflows/apply-for.ts'
import { openCaseBench, type CaseBench } from '#test/workflows/case-bench.ts'
import { caio, clara, otavio, taxIsBack, taxIsDown } from '#test/workflows/parked-on-tax.ts'

describe('a case on hold', () => {
  let bench: CaseBench
  beforeAll(async () => {
    bench = await openCaseBench()
  })
  afterAll(() => bench.close())
  beforeEach(() => taxIsDown(bench))

  it('the case and the cases below it stop before their next step, and go on when released', async () => {
    taxIsBack(bench)
    const loan = await bench.open('loan')
    await loan.until('onboarding', (facts) => facts.steps.consents?.state === 'waiting')
    await loan.order('loan', clara, { kind: 'holdCase', holdKind: 'fraud' })
    await loan.until('onboarding', (facts) => facts.holds[0]?.kind === 'fraud')
    await loan.tell('onboarding', { subject: 'consents' })
    await loan.until('onboarding', (facts) => facts.steps.consents?.state === 'done')
    expect(loan.facts('onboarding').steps.contact?.state).not.toBe('done')
    expect(await loan.refusal('loan', otavio, { kind: 'releaseCase' })).toBe('ORDER_NOT_PERMITTED')
    await loan.order('loan', caio, { kind: 'releaseCase' })
    await loan.tell('onboarding', { subject: 'contact' })
    await loan.tell('onboarding', { subject: 'details' })
    await loan.until('documentCheck', (facts) => facts.steps.photos?.state === 'waiting')
  })

  const fraud: OrderContent = { kind: 'holdCase', holdKind: 'fraud' }
  const confirmed: OrderContent = { kind: 'holdCase', holdKind: 'sanctions', confirmedIn: randomUUID() }
  const lift = (hold: Hold): OrderContent => ({ kind: 'releaseCase', holdId: hold.holdId, holdKind: hold.kind })

  it('for two reasons, a loan pays nothing out when one is lifted, and only when both are', async () => {
    taxIsBack(bench)
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    await loan.until('loan', (facts) => facts.steps.offer?.state === 'waiting')
    await loan.order('loan', otavio, fraud)
    await loan.order('loan', clara, confirmed)
    await loan.tell('loan', { subject: 'offer', facts: { answer: 'accepted' } })
    const [suspected, listed] = loan.facts('loan').holds
    const paid = () => bench.world.countOf('orderPayout')
    const before = paid()

    await loan.order('loan', clara, lift(suspected!))
    expect(loan.facts('loan').holds.map(({ kind, ending }) => [kind, ending?.how])).toEqual([
      ['fraud', 'lifted'],
      ['sanctions', undefined],
    ])
    expect(bench.world.record.get(loan.briefing.caseId)?.status).toBe('on_hold')
    expect(await loan.refusal('loan', clara, lift(suspected!))).toBe('CASE_NOT_ON_HOLD')
    // What the applicant does is taken in; what follows from it waits.
    await loan.until('loan', (facts) => facts.steps.offer?.state === 'done')
    expect(loan.facts('loan').steps.commitment?.state).toBe('pending')
    expect(paid()).toBe(before)

    const made = await loan.order('loan', clara, lift(listed!))
    if (made.outcome !== 'proposed') throw new Error('two people were not asked for')
    expect(await loan.refusal('loan', clara, { kind: 'confirmProposal', proposalId: made.proposalId, hash: made.hash })).toBe(
      'SECOND_PERSON_REQUIRED',
    )
    await loan.order('loan', caio, { kind: 'confirmProposal', proposalId: made.proposalId, hash: made.hash })
    expect(loan.facts('loan').holds[1]!.ending).toMatchObject({
      how: 'lifted',
      by: 'staff:clara',
      confirmedBy: 'staff:caio',
      orderId: made.proposalId,
    })
    await loan.until('loan', (facts) => facts.steps.signature?.state === 'waiting')
    await loan.tell('loan', { subject: 'signature' })
    await loan.until('loan', (facts) => facts.active)
    expect(paid()).toBe(before + 1)
  })

  it('a confirmation holds a case once, however often it is told, and not again when compliance has lifted it', async () => {
    const loan = await bench.open('loan')
    await loan.order('loan', clara, confirmed)
    expect(await loan.refusal('loan', clara, confirmed)).toBe('CASE_ALREADY_ON_HOLD')
    const [hold] = loan.facts('loan').holds
    const made = await loan.order('loan', clara, lift(hold!))
    if (made.outcome !== 'proposed') throw new Error('two people were not asked for')
    await loan.order('loan', caio, { kind: 'confirmProposal', proposalId: made.proposalId, hash: made.hash })
    expect(await loan.refusal('loan', clara, confirmed)).toBe('CASE_ALREADY_ON_HOLD')
    expect(loan.facts('loan').holds).toHaveLength(1)
  })

  it('a proposal to lift a hold is dead when the hold is lifted by another', async () => {
    const loan = await bench.open('loan')
    await loan.order('loan', clara, confirmed)
    await loan.order('loan', otavio, fraud)
    const [listed] = loan.facts('loan').holds
    const [one, other] = [await loan.order('loan', clara, lift(listed!)), await loan.order('loan', caio, lift(listed!))]
    if (one.outcome !== 'proposed' || other.outcome !== 'proposed') throw new Error('two people were not asked for')
    await loan.order('loan', caio, { kind: 'confirmProposal', proposalId: one.proposalId, hash: one.hash })
    expect(loan.facts('loan').proposals.map(({ state }) => state)).toEqual(['confirmed', 'void'])
    expect(loan.facts('loan').holds.map(({ ending }) => ending?.how)).toEqual(['lifted', undefined])
  })

  it('holds end with their case', async () => {
    const loan = await bench.open('loan')
    await loan.order('loan', otavio, fraud)
    await loan.order('loan', otavio, { kind: 'cancelCase' })
    await loan.until('loan', (facts) => facts.ending !== undefined)
    expect(loan.facts('loan').holds[0]!.ending).toMatchObject({ how: 'case_ended', by: 'staff:otavio' })
  })
})
