import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OrderContent } from '#domain/case/order.ts'
import { introduceOneself } from '#test/workflows/apply-for.ts'
import { openCaseBench, person, type CaseBench, type OpenCase } from '#test/workflows/case-bench.ts'
import { aurora, otavio, parkedOnTax, ravi, retryTax, rita, taxIsBack, taxIsDown, ulisses } from '#test/workflows/parked-on-tax.ts'

const evidence = { id: randomUUID(), sha256: 'e'.repeat(64) }
const taxByHand: OrderContent = {
  kind: 'enterResult',
  step: 'taxAuthority',
  result: { kind: 'tax_standing', standing: 'regular' },
  evidence,
}

describe('the intervenable step', () => {
  let bench: CaseBench
  beforeAll(async () => {
    bench = await openCaseBench()
  })
  afterAll(() => bench.close())
  beforeEach(() => taxIsDown(bench))

  it('tries as often as the product says, then parks with the reason, the raw error and the number of attempts', async () => {
    const loan = await parkedOnTax(bench)
    const step = loan.facts('onboarding').steps.taxAuthority!
    expect(step).toMatchObject({ attempts: 2, provider: 'serpro' })
    expect(step.attention).toMatchObject({
      cause: 'retries_spent',
      code: 'TAX_AUTHORITY_DOWN',
      attempts: 2,
      rawError: 'HTTP 503 from the fake',
    })
  })

  it('follows when operations switch the default provider, at the next try of cases that are under way', async () => {
    bench.world.script({ readIdentityDocument: ['OCR_DOWN'] })
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    const parked = await loan.until('documentCheck', (facts) => facts.steps.readDocument?.state === 'needs_attention')
    expect(parked.steps.readDocument?.provider).toBe('tesseract')
    bench.world.defaults.ocr = 'textract'
    await loan.order('documentCheck', rita, { kind: 'retryStep', step: 'readDocument' })
    expect(loan.facts('documentCheck').steps.readDocument?.attention).toMatchObject({ code: 'OCR_DOWN', provider: 'textract' })
    expect(readers(loan)).toEqual(['tesseract', 'tesseract', 'textract'])

    // What a person chose for this case stays, whatever the default becomes.
    await loan.order('documentCheck', rita, { kind: 'switchProvider', step: 'readDocument', provider: 'tesseract' })
    await loan.order('documentCheck', rita, { kind: 'retryStep', step: 'readDocument' })
    expect(readers(loan).slice(3)).toEqual(['tesseract', 'tesseract'])
  })

  it('asks nobody about a step that only one provider can do', async () => {
    bench.world.defaults.tax = 'somebody-else'
    const loan = await parkedOnTax(bench)
    expect(loan.facts('onboarding').steps.taxAuthority?.provider).toBe('serpro')
  })

  /** By whom the documents of this case were read, or tried to. */
  function readers({ briefing }: OpenCase): string[] {
    const tries = bench.world.done.map(({ name, input }) => ({ name, ...(input as { caseId: string; provider: string }) }))
    return tries
      .filter(({ name, caseId }) => name === 'readIdentityDocument' && caseId === briefing.childCaseIds.documentCheck)
      .map(({ provider }) => provider)
  }

  it('says with each call for which step and attempt it is made', async () => {
    const loan = await parkedOnTax(bench)
    taxIsBack(bench)
    await loan.order('onboarding', rita, retryTax)
    const asked = bench.world.done.filter(
      (one) => one.name === 'checkTaxStanding' && (one.input as { caseId: string }).caseId === loan.briefing.childCaseIds.onboarding,
    )
    expect(asked.map(({ input }) => input)).toMatchObject([1, 2, 3].map((attempt) => ({ step: 'taxAuthority', attempt })))
  })

  it('answers a retry with the outcome of the new attempt: still down while it is down, done when it is back', async () => {
    const loan = await parkedOnTax(bench)
    const stillDown = await loan.order('onboarding', rita, retryTax)
    expect(stillDown).toMatchObject({
      outcome: 'carried_out',
      step: { state: 'needs_attention', attempts: 3, attention: { code: 'TAX_AUTHORITY_DOWN' } },
    })
    taxIsBack(bench)
    const done = await loan.order('onboarding', rita, retryTax)
    expect(done).toMatchObject({ step: { state: 'done', attempts: 4 } })
  })

  it('carries out the same order once, however often it is sent', async () => {
    const loan = await parkedOnTax(bench)
    const orderId = randomUUID()
    const expectedVersion = loan.facts('onboarding').version
    const tried = bench.world.countOf('checkTaxStanding')
    const first = await loan.order('onboarding', rita, retryTax, { orderId, expectedVersion })
    const again = await loan.order('onboarding', rita, retryTax, { orderId, expectedVersion })
    expect(again).toEqual(first)
    expect(bench.world.countOf('checkTaxStanding')).toBe(tried + 1)
  })

  it('refuses an order that is based on an older version', async () => {
    const loan = await parkedOnTax(bench)
    const expectedVersion = loan.facts('onboarding').version
    await loan.order('onboarding', rita, retryTax)
    expect(await loan.refusal('onboarding', rita, retryTax, { expectedVersion })).toBe('STALE_ORDER')
  })

  it('lets one of two who order at the same moment through, and tells the other', async () => {
    const loan = await parkedOnTax(bench)
    const tried = bench.world.countOf('checkTaxStanding')
    const expectedVersion = loan.facts('onboarding').version
    const answers = await Promise.all([
      loan.refusal('onboarding', rita, retryTax, { expectedVersion }),
      loan.refusal('onboarding', ravi, retryTax, { expectedVersion }),
    ])
    expect(answers.toSorted()).toEqual(['STALE_ORDER', 'carried out'])
    expect(bench.world.countOf('checkTaxStanding')).toBe(tried + 1)
  })

  it('is closed to roles that do not handle it, and to those who only read', async () => {
    const loan = await parkedOnTax(bench)
    expect(await loan.refusal('onboarding', ulisses, retryTax)).toBe('ORDER_NOT_PERMITTED')
    expect(await loan.refusal('onboarding', aurora, retryTax)).toBe('ORDER_NOT_PERMITTED')
    expect(await loan.refusal('onboarding', { kind: 'applicant', partyId: loan.briefing.partyId }, retryTax)).toBe('ORDER_NOT_PERMITTED')
  })

  it('applies a correction to what was declared before it tries again, when two people agree', async () => {
    bench.world.script({ checkTaxStanding: [{ outcome: 'no_match', nameAgrees: false, partial: false }] })
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    await loan.until('onboarding', (facts) => facts.steps.taxAuthority?.attention?.code === 'TAX_NO_MATCH')
    taxIsBack(bench)
    const correction = { id: randomUUID(), sha256: 'c'.repeat(64) }
    const proposed = await loan.order('onboarding', rita, { kind: 'correctStep', step: 'taxAuthority', fields: ['taxId'], correction })
    if (proposed.outcome !== 'proposed') throw new Error('two people were not asked for')
    const { proposalId, hash } = proposed
    const confirmed = await loan.order('onboarding', ravi, { kind: 'confirmProposal', proposalId, hash })
    expect(confirmed).toMatchObject({ outcome: 'carried_out', step: { state: 'done' } })
    expect(bench.world.done.filter((one) => one.name === 'applyCorrection').at(-1)?.input).toMatchObject({ correction })
  })

  it('sends the applicant back to what they declared, and checks again what they declare then', async () => {
    bench.world.script({ checkTaxStanding: [{ outcome: 'no_match', nameAgrees: false, partial: false }] })
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    await loan.until('onboarding', (facts) => facts.steps.taxAuthority?.state === 'needs_attention')
    taxIsBack(bench)
    await loan.order('onboarding', rita, { kind: 'askApplicant', step: 'taxAuthority', request: 'tax_id_mismatch' })
    const waiting = await loan.until('onboarding', (facts) => facts.steps.details?.state === 'waiting')
    expect(waiting.steps.taxAuthority).toMatchObject({ state: 'waiting', waitsFor: 'applicant', summary: { request: 'tax_id_mismatch' } })
    await loan.tell('onboarding', { subject: 'details' })
    await loan.until('onboarding', (facts) => facts.steps.taxAuthority?.state === 'done')
  })

  describe('what needs two people', () => {
    async function proposed(loan: OpenCase) {
      const made = await loan.order('onboarding', rita, taxByHand)
      if (made.outcome !== 'proposed') throw new Error('two people were not asked for')
      return { kind: 'confirmProposal', proposalId: made.proposalId, hash: made.hash } as const
    }

    it('is proposed, confirmed by another person, and recorded as done by hand with both', async () => {
      const loan = await parkedOnTax(bench)
      const confirmation = await proposed(loan)
      expect(await loan.order('onboarding', ravi, confirmation)).toMatchObject({ step: { state: 'done_by_hand' } })
      const facts = loan.facts('onboarding')
      expect(facts.steps.taxAuthority).toMatchObject({ state: 'done_by_hand', summary: { evidence: evidence.sha256 } })
      expect(facts.proposals[0]).toMatchObject({ state: 'confirmed', checkerPersonId: 'ravi', maker: { personId: 'rita' } })
    })

    it('is not confirmed by the same person, not even with another account', async () => {
      const loan = await parkedOnTax(bench)
      const confirmation = await proposed(loan)
      expect(await loan.refusal('onboarding', rita, confirmation)).toBe('SECOND_PERSON_REQUIRED')
      expect(await loan.refusal('onboarding', person('rita', ['operations', 'compliance'], 'her-other-account'), confirmation)).toBe(
        'SECOND_PERSON_REQUIRED',
      )
    })

    it('is confirmed for exactly the hash that was proposed', async () => {
      const loan = await parkedOnTax(bench)
      const confirmation = await proposed(loan)
      expect(await loan.refusal('onboarding', ravi, { ...confirmation, hash: '0'.repeat(64) })).toBe('PROPOSAL_DIFFERS')
    })

    it('can be refused, and is dead then', async () => {
      const loan = await parkedOnTax(bench)
      const confirmation = await proposed(loan)
      await loan.order('onboarding', ravi, { ...confirmation, kind: 'refuseProposal' })
      expect(await loan.refusal('onboarding', otavio, confirmation)).toBe('PROPOSAL_CLOSED')
      expect(loan.facts('onboarding').steps.taxAuthority?.state).toBe('needs_attention')
    })

    it('is dead when the step went on without it', async () => {
      const loan = await parkedOnTax(bench)
      const confirmation = await proposed(loan)
      await loan.order('onboarding', otavio, retryTax)
      expect(await loan.refusal('onboarding', ravi, confirmation)).toBe('PROPOSAL_CLOSED')
      expect(loan.facts('onboarding').proposals[0]?.state).toBe('void')
    })

    it('expires when nobody answers in the time of the product', async () => {
      const loan = await bench.open('loan', {
        product: { durations: { ...bench.product.durations, proposalStandsSeconds: 0.3 } },
      })
      await introduceOneself(loan)
      await loan.until('onboarding', (facts) => facts.steps.taxAuthority?.state === 'needs_attention')
      await proposed(loan)
      await loan.until('onboarding', (facts) => facts.proposals[0]?.state === 'expired')
    })

    it('needs a role that handles the step', async () => {
      const loan = await parkedOnTax(bench)
      const confirmation = await proposed(loan)
      expect(await loan.refusal('onboarding', ulisses, confirmation)).toBe('ORDER_NOT_PERMITTED')
    })
  })

  it('loses nothing when the worker is replaced in the middle of a parked case', async () => {
    const loan = await parkedOnTax(bench)
    await bench.restartWorker()
    taxIsBack(bench)
    expect(await loan.order('onboarding', rita, retryTax)).toMatchObject({ step: { state: 'done', attempts: 3 } })
  })
})
