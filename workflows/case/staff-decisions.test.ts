import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OrderContent } from '#domain/case/order.ts'
import { acceptAndSign, introduceOneself } from '#test/workflows/apply-for.ts'
import { openCaseBench, person, type CaseBench, type OpenCase } from '#test/workflows/case-bench.ts'
import { caio, clara, otavio, rita, sofia, taxIsBack, taxIsDown, ulisses } from '#test/workflows/parked-on-tax.ts'

describe('what staff decide of a case', () => {
  let bench: CaseBench
  beforeAll(async () => {
    bench = await openCaseBench()
  })
  afterAll(() => bench.close())
  beforeEach(() => taxIsDown(bench))

  describe('screening', () => {
    const hit = { screeningId: 's-1', hits: 1, highestScore: '0.85', listVersion: '2026-11-20', algorithm: 'logic-v2' }

    async function parkedOnScreening(topics: string[]): Promise<OpenCase> {
      taxIsBack(bench)
      bench.world.script({ screenPerson: [{ ...hit, topics }] })
      const loan = await bench.open('loan')
      await introduceOneself(loan)
      await loan.until('onboarding', (facts) => facts.steps.screening?.state === 'needs_attention')
      return loan
    }

    it('a near-match to a listed person is cleared by two of compliance, with a reason that is kept', async () => {
      const loan = await parkedOnScreening(['sanction'])
      const clear: OrderContent = { kind: 'decideStep', step: 'screening', decision: 'clear', reasons: ['birth_date_differs'] }
      expect(await loan.refusal('onboarding', rita, clear)).toBe('ORDER_NOT_PERMITTED')
      const made = await loan.order('onboarding', clara, clear)
      if (made.outcome !== 'proposed') throw new Error('two people were not asked for')
      await loan.order('onboarding', caio, { kind: 'confirmProposal', proposalId: made.proposalId, hash: made.hash })
      expect(bench.world.done.filter((one) => one.name === 'recordScreeningDecision').at(-1)?.input).toMatchObject({
        screeningId: 's-1',
        decision: 'clear',
        reasons: ['birth_date_differs'],
      })
      await loan.until('onboarding', (facts) => facts.steps.screening?.state === 'done')
    })

    it('a confirmed hit ends the application, and nobody can clear a hit when the lists do not answer', async () => {
      const loan = await parkedOnScreening(['sanction'])
      await loan.order('onboarding', clara, { kind: 'decideStep', step: 'screening', decision: 'confirm', reasons: ['same_person'] })
      expect(await loan.outcome()).toEqual({ status: 'declined', reasons: ['listed_person'] })

      bench.world.script({ screenPerson: ['SCREENING_DOWN'] })
      const blind = await bench.open('loan')
      await introduceOneself(blind)
      await blind.until('onboarding', (facts) => facts.steps.screening?.state === 'needs_attention')
      expect(await blind.refusal('onboarding', clara, { kind: 'decideStep', step: 'screening', decision: 'clear', reasons: ['x'] })).toBe(
        'DECISION_NOT_OPEN',
      )
      bench.world.script({ screenPerson: [{ ...hit, hits: 0, topics: [] }] })
    })
  })

  describe('underwriting', () => {
    async function referred(amountMinor: number): Promise<OpenCase> {
      taxIsBack(bench)
      bench.world.script({ decideByPolicy: [{ outcome: 'referred', reasons: ['amount_above_automatic'] }] })
      const loan = await bench.open('loan', { requested: { amountMinor, termMonths: 24 } })
      await introduceOneself(loan)
      await loan.until('loan', (facts) => facts.steps.underwriting?.state === 'waiting')
      return loan
    }
    const approve = (amountMinor: number): OrderContent => ({
      kind: 'decideStep',
      step: 'underwriting',
      decision: 'approve',
      reasons: [],
      terms: { amountMinor, termMonths: 24 },
    })

    it('one underwriter approves what is within their authority', async () => {
      const loan = await referred(2_000_000)
      expect(await loan.order('loan', ulisses, approve(2_000_000))).toMatchObject({ outcome: 'carried_out', step: { state: 'done' } })
    })

    it('above it a second person with the authority confirms; the same authority twice is not enough', async () => {
      const loan = await referred(3_000_000)
      const made = await loan.order('loan', ulisses, approve(3_000_000))
      if (made.outcome !== 'proposed') throw new Error('two people were not asked for')
      const confirmation: OrderContent = { kind: 'confirmProposal', proposalId: made.proposalId, hash: made.hash }
      expect(await loan.refusal('loan', person('ugo', ['underwriter']), confirmation)).toBe('ORDER_NOT_PERMITTED')
      await loan.order('loan', sofia, confirmation)
      await loan.until('loan', (facts) => facts.steps.offer?.state === 'waiting')
      expect(bench.world.done.filter((one) => one.name === 'makeOffer').at(-1)?.input).toMatchObject({ terms: { amountMinor: 3_000_000 } })
    })

    it('a counter-offer stays within the product and becomes the offer', async () => {
      const loan = await referred(3_000_000)
      const counter = (amountMinor: number): OrderContent => ({
        kind: 'decideStep',
        step: 'underwriting',
        decision: 'counter_offer',
        reasons: ['income_insufficient'],
        terms: { amountMinor, termMonths: 36 },
      })
      expect(await loan.refusal('loan', ulisses, counter(9_000_000))).toBe('TERMS_OUTSIDE_PRODUCT')
      await loan.order('loan', ulisses, counter(1_200_000))
      await loan.until('loan', (facts) => facts.steps.offer?.state === 'waiting')
      expect(bench.world.done.filter((one) => one.name === 'makeOffer').at(-1)?.input).toMatchObject({
        terms: { amountMinor: 1_200_000, termMonths: 36 },
      })
    })

    it('approves exactly what was asked for, or it is a counter-offer', async () => {
      const loan = await referred(1_900_000)
      expect(await loan.refusal('loan', ulisses, approve(1_800_000))).toBe('TERMS_DIFFER_FROM_REQUEST')
    })

    it('a decline carries its reasons to the end', async () => {
      const loan = await referred(1_900_000)
      await loan.order('loan', ulisses, { kind: 'decideStep', step: 'underwriting', decision: 'decline', reasons: ['income_insufficient'] })
      expect(await loan.outcome()).toEqual({ status: 'declined', reasons: ['income_insufficient'] })
    })
  })

  describe('ending early', () => {
    it('a compensation that fails parks where staff can repair it, and the ending waits for it', async () => {
      taxIsBack(bench)
      bench.world.script({ decideByPolicy: [{ outcome: 'approved' }] })
      bench.world.script({ releaseCommitment: ['ECM_DOWN'] })
      const loan = await bench.open('loan')
      await introduceOneself(loan)
      await loan.until('loan', (facts) => facts.steps.offer?.state === 'waiting')
      await loan.tell('loan', { subject: 'offer', facts: { answer: 'accepted' } })
      await loan.until('loan', (facts) => facts.steps.signature?.state === 'waiting')
      await loan.order('loan', otavio, { kind: 'cancelCase' })
      await loan.until('loan', (facts) => facts.steps.releaseCommitment?.state === 'needs_attention')
      expect(loan.facts('loan').ending?.status).toBe('cancelled')
      bench.world.script({ releaseCommitment: [undefined] })
      expect(await loan.order('loan', otavio, { kind: 'retryStep', step: 'releaseCommitment' })).toMatchObject({ step: { state: 'done' } })
      expect(await loan.outcome()).toMatchObject({ status: 'cancelled' })
    })

    it('after the signature cancelling takes two people', async () => {
      taxIsBack(bench)
      bench.world.script({ fileDocuments: ['ECM_DOWN'] })
      const loan = await bench.open('loan')
      await introduceOneself(loan)
      await acceptAndSign(loan)
      await loan.until('loan', (facts) => facts.steps.filing?.state === 'needs_attention')
      expect(await loan.order('loan', otavio, { kind: 'cancelCase' })).toMatchObject({ outcome: 'proposed' })
      bench.world.script({ fileDocuments: [{ objects: ['object-1'] }] })
    })

    it('orders about the whole case go to its root', async () => {
      const loan = await bench.open('loan')
      await loan.until('onboarding', (facts) => facts.steps.consents?.state === 'waiting')
      expect(await loan.refusal('onboarding', otavio, { kind: 'cancelCase' })).toBe('ORDER_IS_FOR_ROOT_CASE')
    })
  })
})
