import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Product } from '#domain/product/product.ts'
import { introduceOneself } from '#test/workflows/apply-for.ts'
import { openCaseBench, person, type CaseBench, type OpenCase } from '#test/workflows/case-bench.ts'

const otavio = person('otavio', ['operations'])

describe('a contract that is signed at a signing service', () => {
  let bench: CaseBench
  beforeAll(async () => {
    bench = await openCaseBench()
  })
  afterAll(() => bench.close())

  /** A loan whose contract is before its signer. */
  const outForSignature = async (durations: Partial<Product['durations']> = {}): Promise<OpenCase> => {
    bench.world.script({
      requestSignature: [{ envelopeId: 'envelope-1', page: 'vendor_page', number: 1 }],
      findSignature: [{ status: 'open' }],
      closeEnvelope: [{ status: 'void' }],
    })
    const loan = await bench.open('loan', {
      product: {
        providers: { ...bench.product.providers, envelope: 'docusign' },
        durations: { ...bench.product.durations, ...durations },
      },
    })
    await introduceOneself(loan)
    await loan.until('loan', (facts) => facts.steps.offer?.state === 'waiting')
    await loan.tell('loan', { subject: 'offer', facts: { answer: 'accepted' } })
    return loan
  }
  const waiting = (loan: OpenCase) =>
    loan.until('loan', ({ steps }) => steps.signature?.state === 'waiting' && steps.signature.waitsFor === 'applicant')
  const active = (loan: OpenCase) => loan.until('loan', (facts) => facts.active)
  const askedOf = (loan: OpenCase, name: 'findSignature' | 'requestSignature') =>
    bench.world.done.filter((one) => one.name === name && (one.input as { caseId: string }).caseId === loan.briefing.caseId)

  it('goes to the provider that the product names, and on when the service, woken by its webhook, says that it was signed', async () => {
    const loan = await outForSignature()
    await waiting(loan)
    expect(askedOf(loan, 'requestSignature')[0]?.input).toMatchObject({ provider: 'docusign' })
    bench.world.script({ findSignature: [{ status: 'signed' }] })
    await loan.tell('loan', { subject: 'envelope', facts: { status: 'signed' } })
    const facts = await active(loan)
    expect([facts.signed, facts.steps.signature?.summary]).toEqual([true, { status: 'signed' }])
    expect(askedOf(loan, 'findSignature')).toHaveLength(1)
  })

  it('is not signed because a webhook or the applicant says so, while the service says that it is open', async () => {
    const loan = await outForSignature()
    await waiting(loan)
    await loan.tell('loan', { subject: 'envelope', facts: { status: 'signed' } })
    await loan.tell('loan', { subject: 'envelope', facts: { news: 'returned' } })
    await loan.until('loan', () => askedOf(loan, 'findSignature').length > 0)
    expect(loan.facts('loan').steps.signature?.state).toBe('waiting')
    expect(loan.facts('loan').signed).toBe(false)
  })

  it('is found signed by asking, where no webhook ever came', async () => {
    const loan = await outForSignature({ signaturePollSeconds: 0.2 })
    await waiting(loan)
    bench.world.script({ findSignature: [{ status: 'open' }, { status: 'signed' }] })
    expect((await active(loan)).steps.signature?.summary).toEqual({ status: 'signed' })
    expect(askedOf(loan, 'findSignature').length).toBeGreaterThan(1)
  })

  it('waits on while the service is down, which keeps nobody from signing, and says so in the timeline', async () => {
    const loan = await outForSignature({ signaturePollSeconds: 0.1 })
    await waiting(loan)
    bench.world.script({ findSignature: ['SIGNATURE_PROVIDER_DOWN', 'SIGNATURE_PROVIDER_DOWN', { status: 'signed' }] })
    await active(loan)
    const failures = bench.world.events.filter((event) => event.kind === 'attempt_failed' && event.step === 'signature')
    expect(failures.at(-1)?.facts).toMatchObject({ code: 'SIGNATURE_PROVIDER_DOWN' })
  })

  it('parks when the service refuses us for good, and goes on at once when staff retry', async () => {
    const loan = await outForSignature()
    await waiting(loan)
    bench.world.script({ findSignature: ['SIGNATURE_CONSENT_MISSING'] })
    await loan.tell('loan', { subject: 'envelope' })
    const parked = await loan.until('loan', (facts) => facts.steps.signature?.state === 'needs_attention')
    expect(parked.steps.signature?.attention).toMatchObject({ cause: 'refused', code: 'SIGNATURE_CONSENT_MISSING' })
    bench.world.script({ findSignature: [{ status: 'signed' }] })
    expect(await loan.order('loan', otavio, { kind: 'retryStep', step: 'signature' })).toMatchObject({ step: { state: 'done' } })
    await active(loan)
    expect(askedOf(loan, 'requestSignature')).toHaveLength(1)
  })

  it.each([
    ['declined', 'SIGNATURE_DECLINED'],
    ['void', 'SIGNATURE_TAKEN_BACK'],
  ] as const)('parks when it was %s there, and is put before the applicant once more when staff retry', async (status, code) => {
    const loan = await outForSignature()
    await waiting(loan)
    bench.world.script({ findSignature: [{ status }] })
    await loan.tell('loan', { subject: 'envelope', facts: { status } })
    const parked = await loan.until('loan', (facts) => facts.steps.signature?.state === 'needs_attention')
    expect(parked.steps.signature?.attention).toMatchObject({ cause: 'judgement', code })
    bench.world.script({
      requestSignature: [{ envelopeId: 'envelope-2', page: 'vendor_page', number: 2 }],
      findSignature: [{ status: 'signed' }],
    })
    const retried = loan.order('loan', otavio, { kind: 'retryStep', step: 'signature' })
    await waiting(loan)
    expect(askedOf(loan, 'requestSignature')).toHaveLength(2)
    await loan.tell('loan', { subject: 'envelope', facts: { status: 'signed' } })
    expect(await retried).toMatchObject({ step: { state: 'done' } })
    await active(loan)
  })

  it('expires when nobody signed in time, after the service confirmed that nobody can any more', async () => {
    const loan = await outForSignature({ signatureStandsSeconds: 1, remindAfterSeconds: [0.3] })
    expect(await loan.outcome()).toEqual({ status: 'expired', reasons: ['signature_not_given'] })
    const done = bench.world.done.filter((one) => (one.input as { caseId: string }).caseId === loan.briefing.caseId).map(({ name }) => name)
    expect(done).toContain('closeEnvelope')
    expect(done.slice(-3)).toEqual(['voidEnvelope', 'releaseCommitment', 'sendEndingNotice'])
  })

  it('counts who signed in the last moment', async () => {
    const loan = await outForSignature({ signatureStandsSeconds: 1 })
    bench.world.script({ closeEnvelope: [{ status: 'signed' }] })
    expect((await active(loan)).steps.signature).toMatchObject({ state: 'done', summary: { status: 'signed' } })
  })

  it('asks for nothing anew when the service is down at the end of the time: it parks, and the time stays over', async () => {
    const loan = await outForSignature({ signatureStandsSeconds: 1 })
    // The first try takes the envelope back, and its answer is lost.
    bench.world.script({ closeEnvelope: ['SIGNATURE_PROVIDER_DOWN'], findSignature: [{ status: 'open' }, { status: 'void' }] })
    const parked = await loan.until('loan', (facts) => facts.steps.signature?.state === 'needs_attention')
    expect(parked.steps.signature?.attention).toMatchObject({ cause: 'retries_spent', code: 'SIGNATURE_PROVIDER_DOWN' })
    bench.world.script({ closeEnvelope: [{ status: 'void' }] })
    void loan.order('loan', otavio, { kind: 'retryStep', step: 'signature' }).catch(() => undefined)
    expect(await loan.outcome()).toEqual({ status: 'expired', reasons: ['signature_not_given'] })
    expect(askedOf(loan, 'requestSignature')).toHaveLength(1)
  })

  it('is taken back from the service when the applicant withdraws', async () => {
    const loan = await outForSignature()
    await waiting(loan)
    await loan.order('loan', { kind: 'applicant', partyId: loan.briefing.partyId }, { kind: 'withdrawCase' })
    expect(await loan.outcome()).toMatchObject({ status: 'withdrawn' })
    expect(
      bench.world.done.some(({ name, input }) => name === 'voidEnvelope' && (input as { caseId: string }).caseId === loan.briefing.caseId),
    ).toBe(true)
  })

  it('tells the applicant once that they are waited for, and reminds them until they have signed', async () => {
    const loan = await outForSignature({ remindAfterSeconds: [0.1, 0.1] })
    const reminders = () =>
      bench.world.events.filter((event) => event.kind === 'reminder_sent' && event.step === 'signature').map((event) => event.facts.number)
    const before = reminders().length
    await waiting(loan)
    await loan.until('loan', () => reminders().length === before + 3)
    expect(reminders().slice(before)).toEqual([0, 1, 2])
  })
})
