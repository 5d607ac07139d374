import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Application, CastApplicant } from '#test/cast/applicant.ts'
import { fullNameOf } from '#sandbox/people/person.ts'
import { examine } from './examine.ts'
import { insist } from './insist.ts'
import { askedToSign, closeReadingService, declared, paidOut, photographedInVain, usualTerms } from './on-the-way.ts'
import { entriesOf, messagesTo } from './outcome.ts'
import { startJourneyProduct, type JourneyProduct } from './product.ts'
import { quick } from './quick-products.ts'
import { openStage, type Stage } from './stage.ts'
import { findStep, untilStep, untilSteps } from './steps.ts'

describe('processes that are killed while people are on their way', () => {
  let product: JourneyProduct
  let stage: Stage
  let hasFailed = false
  /** People who have a contract before them. */
  let paying: CastApplicant[]
  let signing: CastApplicant
  let reading: CastApplicant
  let photographing: CastApplicant
  beforeAll(async () => {
    product = await startJourneyProduct()
    stage = await openStage(() => product.addresses())
    await closeReadingService(stage)
    const comes = (slug: string) => stage.someoneLike('ana-ordinary', slug)
    ;[paying, signing, reading, photographing] = await Promise.all([
      Promise.all(['paid-1', 'paid-2'].map(async (slug) => askedToSign(stage, await comes(slug)))),
      comes('signs-and-restarts').then((ana) => askedToSign(stage, ana)),
      comes('restarts-and-signs').then((ana) => askedToSign(stage, ana)),
      comes('photographs').then((ana) => declared(ana)),
    ])
  })
  beforeEach(({ onTestFailed }) => onTestFailed(() => void (hasFailed = true)))
  afterAll(async () => {
    try {
      await examine(stage, { expectedErrors: [/postmaster exit/, /not yet accepting connections/] })
    } catch (error) {
      hasFailed = true
      throw error
    } finally {
      await stage.close()
      await product.end(hasFailed ? { keepLogsAs: 'crash' } : undefined)
    }
  })

  it('a worker that dies between the order of a payment and its answer pays once, and its cases go on by themselves', async () => {
    await stage.sandbox().play('pix', { scenario: 'slow', delayMs: 5000, when: { mentions: '/v1/pagamentos/' } })
    await Promise.all(paying.map((applicant) => applicant.sign()))
    await untilSteps(stage, paying, 'disbursement', 'running')
    product.kill('worker')
    await stage.sandbox().clear('pix')

    await Promise.all(paying.map(paidOut))
    await untilSteps(stage, paying, 'disbursementNotice', 'done')
    const ordered = await untilSteps(stage, paying, 'disbursement', 'done')
    expect(ordered.map(({ attempts }) => attempts)).toEqual([2, 2])
    for (const applicant of paying) await wasPaidOnce(applicant)
  })

  it('requests that the API was answering when it died are done once when they are repeated', async () => {
    const phones = await Promise.all(['opens-1', 'opens-2', 'opens-3', 'opens-4'].map((slug) => stage.someoneLike('ana-ordinary', slug)))
    const opened = async () => Number((await stage.db('case').where({ process: 'loan' }).count({ count: '*' }))[0]?.['count'])
    const before = await opened()
    const keys = phones.map(() => randomUUID())
    const apply = async ({ session }: CastApplicant, key: string) =>
      session.call<Application>('POST', '/api/applications', { product: quick.plain, ...usualTerms }, { 'idempotency-key': key })
    const answers = Promise.all(phones.map((phone, index) => insist(() => apply(phone, keys[index]!))))
    await expect.poll(opened, { interval: 1 }).toBeGreaterThan(before)
    product.kill('api')

    const ids = (await answers).map(({ body }) => body.id)
    expect(new Set(ids).size).toBe(phones.length)
    expect(await opened()).toBe(before + phones.length)
    for (const [index, phone] of phones.entries()) {
      // All may have been answered before it died, and nobody serves yet.
      const { body, headers } = await insist(() => apply(phone, keys[index]!))
      expect([body.id, headers.get('idempotent-replay')]).toEqual([ids[index], 'true'])
    }
  })

  it('an order whose answer died with the API is the same order when it is repeated, and has one effect', async () => {
    const rita = await stage.desk('rita')
    await photographedInVain(photographing)
    const { caseId, rootCaseId } = await untilStep(
      stage,
      photographing,
      'readDocument',
      (step) => step.attempts === 2 && step.attention !== null,
    )
    const { members } = await rita.read(rootCaseId)
    const headers = { 'if-match': `"v${members.find(({ id }) => id === caseId)!.version}"`, 'idempotency-key': randomUUID() }
    const retry = () =>
      rita.session.call<{ step: object }>(
        'POST',
        `/api/cases/${caseId}/steps/readDocument/retries`,
        { reasonCode: 'looked_again' },
        headers,
      )
    await stage.sandbox().play('textract', { scenario: 'slow', delayMs: 3000 })
    const answer = insist(retry)
    await untilStep(stage, photographing, 'readDocument', 'running')
    product.kill('api')

    // The service has read it, and found nothing on it.
    expect((await answer).body.step).toMatchObject({ state: 'waiting', attempts: 3 })
    expect((await findStep(stage, photographing, 'readDocument'))?.attempts).toBe(3)
    expect(await stage.db('case_event').where({ case_id: caseId, kind: 'order_given' })).toHaveLength(1)
    await closeReadingService(stage)
  })

  it('after everything was killed at once, the next start goes on where each case was: nothing lost, nothing doubled', async () => {
    await stage.sandbox().play('pix', { scenario: 'slow', delayMs: 5000, when: { mentions: '/v1/pagamentos/' } })
    await signing.sign()
    await untilStep(stage, signing, 'disbursement', 'running')
    const paidBefore = await entries(paying)
    await product.killAll()
    await product.start()
    await reopenStage()

    await paidOut(signing)
    await reading.sign()
    await paidOut(reading)
    await untilSteps(stage, [signing, reading], 'disbursementNotice', 'done')
    expect((await findStep(stage, signing, 'disbursement'))?.attempts).toBe(2)
    for (const applicant of [signing, reading]) await wasPaidOnce(applicant)
    expect(await entries(paying)).toEqual(paidBefore)
  })

  async function entries(applicants: readonly CastApplicant[]) {
    return Promise.all(applicants.map(async (applicant) => entriesOf(stage, await stage.caseOf(applicant))))
  }

  /** One posting of the loan, and each message once: the code, the offer, the contract, the money. */
  async function wasPaidOnce(applicant: CastApplicant): Promise<void> {
    const kinds = (await entriesOf(stage, await stage.caseOf(applicant))).map(({ kind }) => kind)
    expect({ of: fullNameOf(applicant.person), kinds: kinds.toSorted() }).toEqual({
      of: fullNameOf(applicant.person),
      kinds: ['commitment', 'disbursement'],
    })
    expect((await messagesTo(stage, applicant.person)).sms).toHaveLength(4)
    const { payments } = await stage.sandbox().state()
    expect(payments.filter(({ order }) => order.favorecido.cpf === applicant.person.taxId)).toHaveLength(1)
  }

  /** The servers have new addresses; what was seen so far still counts. */
  async function reopenStage(): Promise<void> {
    const { guests, openedAt, logMarks } = stage
    await stage.close()
    stage = await openStage(() => product.addresses())
    Object.assign(stage, { guests, openedAt, logMarks })
  }
})
