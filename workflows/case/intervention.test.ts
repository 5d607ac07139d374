import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentReadingResult } from '#activities/onboarding/read-identity-document.ts'
import type { Hold } from '#domain/case/hold.ts'
import type { OrderContent } from '#domain/case/order.ts'
import { acceptAndSign, introduceOneself } from '#test/workflows/apply-for.ts'
import { openCaseBench, person, type CaseBench, type OpenCase } from '#test/workflows/case-bench.ts'

const rita = person('rita', ['reviewer'])
const ravi = person('ravi', ['reviewer'])
const ulisses = person('ulisses', ['underwriter'])
const sofia = person('sofia', ['senior_underwriter'])
const clara = person('clara', ['compliance'])
const caio = person('caio', ['compliance'])
const otavio = person('otavio', ['operations'])
const aurora = person('aurora', ['auditor'])

const wellRead: DocumentReadingResult = {
  readingId: 'reading-1',
  readable: true,
  documentType: 'identity_card',
  mrz: 'valid',
  fieldsRead: 9,
  lowestConfidence: 88,
  missing: [],
}
const retryTax: OrderContent = { kind: 'retryStep', step: 'taxAuthority' }
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
  beforeEach(() => {
    bench.world.script({ checkTaxStanding: ['TAX_AUTHORITY_DOWN'], readIdentityDocument: [wellRead] })
    bench.world.defaults = {}
  })

  async function parkedOnTax(): Promise<OpenCase> {
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    await loan.until('onboarding', (facts) => facts.steps.taxAuthority?.state === 'needs_attention')
    return loan
  }

  function taxIsBack(): void {
    bench.world.script({ checkTaxStanding: [{ outcome: 'found', standing: 'regular', nameAgrees: true, partial: false }] })
  }

  it('tries as often as the product says, then parks with the reason, the raw error and the number of attempts', async () => {
    const loan = await parkedOnTax()
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
    const loan = await parkedOnTax()
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
    const loan = await parkedOnTax()
    taxIsBack()
    await loan.order('onboarding', rita, retryTax)
    const asked = bench.world.done.filter(
      (one) => one.name === 'checkTaxStanding' && (one.input as { caseId: string }).caseId === loan.briefing.childCaseIds.onboarding,
    )
    expect(asked.map(({ input }) => input)).toMatchObject([1, 2, 3].map((attempt) => ({ step: 'taxAuthority', attempt })))
  })

  it('answers a retry with the outcome of the new attempt: still down while it is down, done when it is back', async () => {
    const loan = await parkedOnTax()
    const stillDown = await loan.order('onboarding', rita, retryTax)
    expect(stillDown).toMatchObject({
      outcome: 'carried_out',
      step: { state: 'needs_attention', attempts: 3, attention: { code: 'TAX_AUTHORITY_DOWN' } },
    })
    taxIsBack()
    const done = await loan.order('onboarding', rita, retryTax)
    expect(done).toMatchObject({ step: { state: 'done', attempts: 4 } })
  })

  it('carries out the same order once, however often it is sent', async () => {
    const loan = await parkedOnTax()
    const orderId = randomUUID()
    const expectedVersion = loan.facts('onboarding').version
    const tried = bench.world.countOf('checkTaxStanding')
    const first = await loan.order('onboarding', rita, retryTax, { orderId, expectedVersion })
    const again = await loan.order('onboarding', rita, retryTax, { orderId, expectedVersion })
    expect(again).toEqual(first)
    expect(bench.world.countOf('checkTaxStanding')).toBe(tried + 1)
  })

  it('refuses an order that is based on an older version', async () => {
    const loan = await parkedOnTax()
    const expectedVersion = loan.facts('onboarding').version
    await loan.order('onboarding', rita, retryTax)
    expect(await loan.refusal('onboarding', rita, retryTax, { expectedVersion })).toBe('STALE_ORDER')
  })

  it('lets one of two who order at the same moment through, and tells the other', async () => {
    const loan = await parkedOnTax()
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
    const loan = await parkedOnTax()
    expect(await loan.refusal('onboarding', ulisses, retryTax)).toBe('ORDER_NOT_PERMITTED')
    expect(await loan.refusal('onboarding', aurora, retryTax)).toBe('ORDER_NOT_PERMITTED')
    expect(await loan.refusal('onboarding', { kind: 'applicant', partyId: loan.briefing.partyId }, retryTax)).toBe('ORDER_NOT_PERMITTED')
  })

  it('applies a correction to what was declared before it tries again, when two people agree', async () => {
    bench.world.script({ checkTaxStanding: [{ outcome: 'no_match', nameAgrees: false, partial: false }] })
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    await loan.until('onboarding', (facts) => facts.steps.taxAuthority?.attention?.code === 'TAX_NO_MATCH')
    taxIsBack()
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
    taxIsBack()
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
      const loan = await parkedOnTax()
      const confirmation = await proposed(loan)
      expect(await loan.order('onboarding', ravi, confirmation)).toMatchObject({ step: { state: 'done_by_hand' } })
      const facts = loan.facts('onboarding')
      expect(facts.steps.taxAuthority).toMatchObject({ state: 'done_by_hand', summary: { evidence: evidence.sha256 } })
      expect(facts.proposals[0]).toMatchObject({ state: 'confirmed', checkerPersonId: 'ravi', maker: { personId: 'rita' } })
    })

    it('is not confirmed by the same person, not even with another account', async () => {
      const loan = await parkedOnTax()
      const confirmation = await proposed(loan)
      expect(await loan.refusal('onboarding', rita, confirmation)).toBe('SECOND_PERSON_REQUIRED')
      expect(await loan.refusal('onboarding', person('rita', ['operations', 'compliance'], 'her-other-account'), confirmation)).toBe(
        'SECOND_PERSON_REQUIRED',
      )
    })

    it('is confirmed for exactly the hash that was proposed', async () => {
      const loan = await parkedOnTax()
      const confirmation = await proposed(loan)
      expect(await loan.refusal('onboarding', ravi, { ...confirmation, hash: '0'.repeat(64) })).toBe('PROPOSAL_DIFFERS')
    })

    it('can be refused, and is dead then', async () => {
      const loan = await parkedOnTax()
      const confirmation = await proposed(loan)
      await loan.order('onboarding', ravi, { ...confirmation, kind: 'refuseProposal' })
      expect(await loan.refusal('onboarding', otavio, confirmation)).toBe('PROPOSAL_CLOSED')
      expect(loan.facts('onboarding').steps.taxAuthority?.state).toBe('needs_attention')
    })

    it('is dead when the step went on without it', async () => {
      const loan = await parkedOnTax()
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
      const loan = await parkedOnTax()
      const confirmation = await proposed(loan)
      expect(await loan.refusal('onboarding', ulisses, confirmation)).toBe('ORDER_NOT_PERMITTED')
    })
  })

  describe('on hold', () => {
    it('the case and the cases below it stop before their next step, and go on when released', async () => {
      taxIsBack()
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
      taxIsBack()
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

  describe('screening', () => {
    const hit = { screeningId: 's-1', hits: 1, highestScore: '0.85', listVersion: '2026-11-20', algorithm: 'logic-v2' }

    async function parkedOnScreening(topics: string[]): Promise<OpenCase> {
      taxIsBack()
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
      taxIsBack()
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
      taxIsBack()
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
      taxIsBack()
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

  it('loses nothing when the worker is replaced in the middle of a parked case', async () => {
    const loan = await parkedOnTax()
    await bench.restartWorker()
    taxIsBack()
    expect(await loan.order('onboarding', rita, retryTax)).toMatchObject({ step: { state: 'done', attempts: 3 } })
  })
})
