import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptAndSign, introduceOneself } from '#test/workflows/apply-for.ts'
import { openCaseBench, person, type CaseBench } from '#test/workflows/case-bench.ts'

describe('a loan', () => {
  let bench: CaseBench
  beforeAll(async () => {
    bench = await openCaseBench()
  })
  afterAll(() => bench.close())

  it('goes from the first tap to the paid-out contract, each step once and in the order of the business', async () => {
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    await acceptAndSign(loan)
    await loan.until('loan', (facts) => facts.active && facts.steps.servicing?.state === 'waiting')
    expect(bench.world.done.map((one) => one.name).filter((name) => name !== 'remindApplicant')).toEqual([
      'readIdentityDocument',
      'compareDocument',
      'checkTaxStanding',
      'screenPerson',
      'searchDuplicates',
      'recordCustomer',
      'pullBureauReport',
      'decideByPolicy',
      'makeOffer',
      'postCommitment',
      'drawUpContract',
      'requestSignature',
      'sealContract',
      'fileDocuments',
      'orderPayout',
      'bookDisbursement',
      'sendDisbursementNotice',
    ])
    await loan.tell('loan', { subject: 'closed' })
    expect(await loan.outcome()).toEqual({ status: 'completed', value: { contractId: 'contract-1' } })
  })

  it('is declined by policy with its reasons, told to the applicant, and nothing is promised or paid', async () => {
    bench.world.script({ decideByPolicy: [{ outcome: 'declined', reasons: ['open_defaults', 'credit_history'] }] })
    const before = bench.world.countOf('postCommitment')
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    expect(await loan.outcome()).toEqual({ status: 'declined', reasons: ['open_defaults', 'credit_history'] })
    expect(loan.facts('loan').steps.endingNotice?.state).toBe('done')
    expect(bench.world.countOf('postCommitment')).toBe(before)
    bench.world.script({ decideByPolicy: [{ outcome: 'approved' }] })
  })

  it('is withdrawn by the applicant after signing was asked for: envelope void, commitment released, applicant told, in this order', async () => {
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    await loan.until('loan', (facts) => facts.steps.offer?.state === 'waiting')
    await loan.tell('loan', { subject: 'offer', facts: { answer: 'accepted' } })
    await loan.until('loan', (facts) => facts.steps.signature?.state === 'waiting')
    const begun = bench.world.done.length
    await loan.order('loan', { kind: 'applicant', partyId: loan.briefing.partyId }, { kind: 'withdrawCase' })
    expect(await loan.outcome()).toEqual({ status: 'withdrawn', reasons: ['tested'] })
    expect(bench.world.done.slice(begun).map((one) => one.name)).toEqual(['voidEnvelope', 'releaseCommitment', 'sendEndingNotice'])
  })

  it('withdrawn while the person is still being checked, takes the onboarding and the document check with it', async () => {
    const loan = await bench.open('loan')
    await loan.tell('onboarding', { subject: 'consents' })
    await loan.tell('onboarding', { subject: 'contact' })
    await loan.tell('onboarding', { subject: 'details' })
    await loan.until('documentCheck', (facts) => facts.steps.photos?.state === 'waiting')
    await loan.order('loan', { kind: 'applicant', partyId: loan.briefing.partyId }, { kind: 'withdrawCase' })
    await loan.until('documentCheck', (facts) => facts.ending?.status === 'withdrawn' && facts.steps.photos?.state === 'cancelled')
    await loan.until('onboarding', (facts) => facts.ending?.status === 'withdrawn' && facts.steps.identityDocument?.state === 'cancelled')
  })

  it('cannot be withdrawn once the money is ordered to leave', async () => {
    bench.world.script({ orderPayout: [{ status: 'pending' }], findPayout: [{ status: 'pending' }] })
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    await acceptAndSign(loan)
    await loan.until('loan', (facts) => facts.steps.disbursement?.state === 'waiting')
    expect(await loan.refusal('loan', { kind: 'applicant', partyId: loan.briefing.partyId }, { kind: 'withdrawCase' })).toBe(
      'CASE_PAST_CANCELLATION',
    )
    bench.world.script({
      findPayout: [{ status: 'settled', settledAt: '2026-11-23T17:31:00.000Z' }],
      orderPayout: [{ status: 'settled', settledAt: '2026-11-23T17:31:00.000Z' }],
    })
    await loan.tell('loan', { subject: 'payout' })
    await loan.tell('loan', { subject: 'payout' })
    await loan.until('loan', (facts) => facts.active)
    expect(loan.facts('loan').steps.booking?.attempts).toBe(1)
  })

  it('expires when the offer is not answered in the time that the product lets it stand, and counts an answer that was in time', async () => {
    const quick = { ...bench.product, durations: { ...bench.product.durations, offerStandsSeconds: 1 } }
    const silent = await bench.open('loan', { product: quick })
    await introduceOneself(silent)
    expect(await silent.outcome()).toEqual({ status: 'expired', reasons: ['offer_not_given'] })

    bench.world.script({ closeWindow: [{ closed: false }] })
    const inTime = await bench.open('loan', { product: quick })
    await introduceOneself(inTime)
    await inTime.until('loan', () =>
      bench.world.done.some((one) => one.name === 'closeWindow' && (one.input as { caseId: string }).caseId === inTime.briefing.caseId),
    )
    await inTime.tell('loan', { subject: 'offer', facts: { answer: 'accepted' } })
    await inTime.until('loan', (facts) => facts.steps.signature?.state === 'waiting')
    bench.world.script({ closeWindow: [{ closed: true }] })
  })

  it('reminds an applicant who keeps it waiting, as often as the product says', async () => {
    const quick = { ...bench.product, durations: { ...bench.product.durations, remindAfterSeconds: [0.1, 0.1] } }
    const loan = await bench.open('loan', { product: quick })
    await loan.until('onboarding', (facts) => facts.steps.consents?.state === 'waiting')
    await loan.until(
      'onboarding',
      () => bench.world.events.filter((event) => event.kind === 'reminder_sent' && event.step === 'consents').length === 2,
    )
  })

  it('asks for new photographs as often as the product allows, then a person looks', async () => {
    bench.world.script({
      readIdentityDocument: [
        { readingId: 'r', readable: false, documentType: 'unknown', mrz: 'absent', fieldsRead: 0, lowestConfidence: 0, missing: ['mrz'] },
      ],
    })
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    for (const set of ['set-2', 'set-3']) {
      await loan.until('documentCheck', (facts) => facts.steps.photos?.state === 'waiting' && facts.steps.readDocument?.state === 'waiting')
      await loan.tell('documentCheck', { subject: 'photos', reference: set })
      await loan.until('documentCheck', (facts) => facts.steps.photos?.state !== 'waiting')
    }
    const parked = await loan.until('documentCheck', (facts) => facts.steps.readDocument?.state === 'needs_attention')
    expect(parked.steps.readDocument?.attention).toMatchObject({ cause: 'judgement', code: 'DOCUMENT_UNREADABLE' })
    bench.world.script({
      readIdentityDocument: [
        { readingId: 'r', readable: true, documentType: 'identity_card', mrz: 'valid', fieldsRead: 9, lowestConfidence: 90, missing: [] },
      ],
    })
    const result = await loan.order('documentCheck', person('rita', ['reviewer']), {
      kind: 'switchProvider',
      step: 'readDocument',
      provider: 'textract',
    })
    expect(result).toMatchObject({ outcome: 'carried_out', step: { state: 'done' } })
    expect(bench.world.done.filter((one) => one.name === 'readIdentityDocument').at(-1)?.input).toMatchObject({
      provider: 'textract',
      documentSetId: 'set-3',
    })
  })

  it('takes the money back into view when the bank returns it days later, and pays and books it again', async () => {
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    await acceptAndSign(loan)
    await loan.until('loan', (facts) => facts.active)
    bench.world.script({ bookReturn: [{ outcome: 'returned', code: 'AC04', journalEntryId: 'entry-2' }] })
    await loan.tell('loan', { subject: 'payoutReturned' })
    const parked = await loan.until('loan', (facts) => facts.steps.disbursement?.state === 'needs_attention')
    expect(parked.active).toBe(false)
    expect(parked.steps.disbursement?.attention).toMatchObject({ code: 'PAYOUT_RETURNED', facts: { bankReason: 'AC04' } })
    const booked = bench.world.countOf('bookDisbursement')
    const result = await loan.order('loan', person('otavio', ['operations']), { kind: 'retryStep', step: 'disbursement' })
    expect(result).toMatchObject({ step: { state: 'done' } })
    await loan.until('loan', (facts) => facts.active)
    expect(bench.world.countOf('bookDisbursement')).toBe(booked + 1)
  })

  it('parks where only a part came back, and stays paid out until a person has cleared it', async () => {
    const loan = await bench.open('loan')
    await introduceOneself(loan)
    await acceptAndSign(loan)
    await loan.until('loan', (facts) => facts.active)
    const part = { code: 'AC04', returnedMinor: 10_000, amountMinor: 500_000, currency: 'BRL' }
    bench.world.script({ bookReturn: [{ outcome: 'partly_returned', ...part }] })
    await loan.tell('loan', { subject: 'payoutReturned' })
    const parked = await loan.until('loan', (facts) => facts.steps.returnBooking?.state === 'needs_attention')
    expect(parked.active).toBe(true)
    expect(parked.steps.returnBooking?.attention).toMatchObject({
      cause: 'judgement',
      code: 'PAYOUT_PARTLY_RETURNED',
      facts: { bankReason: 'AC04', returnedMinor: 10_000, amountMinor: 500_000, currency: 'BRL' },
    })
    const ordered = bench.world.countOf('orderPayout')
    const otavio = person('otavio', ['operations'])
    const step = 'returnBooking'
    expect(await loan.order('loan', otavio, { kind: 'retryStep', step })).toMatchObject({ step: { state: 'needs_attention' } })
    const left = await loan.order('loan', otavio, {
      kind: 'decideStep',
      step,
      decision: 'leave_booked',
      reasons: ['settled_with_the_bank'],
    })
    expect(left).toMatchObject({ step: { state: 'done' } })
    // The next news wakes it again: now all of it is back.
    bench.world.script({ bookReturn: [{ outcome: 'returned', code: 'AC04', journalEntryId: 'entry-2' }] })
    await loan.tell('loan', { subject: 'payoutReturned' })
    await loan.until('loan', (facts) => facts.steps.disbursement?.state === 'needs_attention')
    expect(bench.world.countOf('orderPayout')).toBe(ordered)
  })

  it('goes on in a new run after a contract year, with its state, its answers and its version', async () => {
    const quick = { ...bench.product, durations: { ...bench.product.durations, contractYearSeconds: 1 } }
    const loan = await bench.open('loan', { product: quick })
    await introduceOneself(loan)
    await acceptAndSign(loan)
    const active = await loan.until('loan', (facts) => facts.active)
    const renewed = await loan.until(
      'loan',
      (facts) => facts.version > active.version && bench.world.events.some((event) => event.kind === 'run_continued'),
    )
    expect(renewed.steps.servicing?.state).toBe('waiting')
    await loan.tell('loan', { subject: 'closed' })
    await loan.until('loan', (facts) => facts.ending?.status === 'completed')
  })
})
