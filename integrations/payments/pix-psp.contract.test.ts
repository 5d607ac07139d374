import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#domain/errors.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { people } from '#sandbox/people/people.ts'
import { eventually } from '#sandbox/testing/eventually.ts'
import { receiveWebhooks, type WebhookReceiver } from '#sandbox/testing/receive-webhooks.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { describeTransportFaults, failureOf } from '../http/transport-faults.contract.ts'
import type { CallingPayments, PayoutInstruction } from './payments.ts'
import { createPixPsp, type PixPspOptions } from './pix-psp.ts'

const create = (sandbox: TestSandbox, changes?: Partial<PixPspOptions>) =>
  createPixPsp({ baseUrl: sandbox.addresses.pix, ...sandboxCredentials.pix, ...changes })

/** What the contract of all payment clients leaves to this one: its codes, its webhooks and its line. */
describe('payouts by Pix', () => {
  let sandbox: TestSandbox
  let receiver: WebhookReceiver
  let payments: CallingPayments
  let payouts = 0
  beforeAll(async () => {
    receiver = await receiveWebhooks('/webhooks/pix')
    sandbox = await startTestSandbox({ webhookUrls: { pix: receiver.url } })
    payments = create(sandbox)
  })
  afterEach(() => sandbox.control.clear('pix'))
  afterAll(() => Promise.all([sandbox.close(), receiver.close(), ...open.map((one) => one.close())]))

  const open: { close(): Promise<void> }[] = []
  const opened = <T extends { close(): Promise<void> }>(one: T): T => {
    open.push(one)
    return one
  }

  const instructionFor = (slug: string, changes: Partial<PayoutInstruction> = {}): PayoutInstruction => {
    const person = people.find((one) => one.slug === slug)!
    payouts += 1
    return {
      endToEndId: `E${sandboxCredentials.pix.ispb}202608151030${String(payouts).padStart(11, '0')}`,
      amountMinor: 500_007,
      currency: 'BRL',
      account: { kind: 'cpf', value: person.taxId },
      creditorName: `${person.givenNames} ${person.surname}`,
      creditorTaxId: person.taxId,
      description: 'Loan 7',
      ...changes,
    }
  }
  const now = () => new Date().toISOString()
  const reportsOf = (id: string) => receiver.received.filter((one) => one.rawBody.includes(id))
  const readAll = (id: string) => reportsOf(id).map((report) => payments.readPayoutReport({ ...report, now: now() }))
  const finalState = (id: string) =>
    eventually(async () => {
      const state = await payments.findPayout(id)
      expect(state?.status).not.toBe('pending')
      return state
    })

  it('pays, first pending and then settled, and reports both', async () => {
    const instruction = instructionFor('ana-ordinary')
    await expect(payments.createPayout(instruction)).resolves.toEqual({ status: 'pending' })
    await expect(finalState(instruction.endToEndId)).resolves.toEqual({
      status: 'settled',
      settledAt: expect.stringMatching(/^\d{4}-.*Z$/),
    })
    await eventually(() =>
      expect(
        readAll(instruction.endToEndId)
          .map((report) => report.state.status)
          .sort(),
      ).toEqual(['pending', 'settled']),
    )
    const { payments: kept } = await sandbox.control.state()
    expect(kept.find((one) => one.endToEndId === instruction.endToEndId)?.order.valor).toBe('5000.07')
  })

  it.each([
    ['phone', (slug: string) => people.find((one) => one.slug === slug)!.phone],
    ['email', (slug: string) => people.find((one) => one.slug === slug)!.email],
    ['evp', (slug: string) => people.find((one) => one.slug === slug)!.randomPixKey],
  ] as const)('pays to a key of kind %s', async (kind, keyOf) => {
    const instruction = instructionFor('paula-medium-score', { account: { kind, value: keyOf('paula-medium-score') } })
    await payments.createPayout(instruction)
    await expect(finalState(instruction.endToEndId)).resolves.toMatchObject({ status: 'settled' })
  })

  it('pays once, however often the same instruction is sent and whatever becomes of the answers', async () => {
    const instruction = instructionFor('ana-ordinary')
    await sandbox.control.play('pix', { scenario: 'reply_lost_after_commit', times: 1 })
    expect(await failureOf(payments.createPayout(instruction))).toMatchObject({
      code: 'PAYMENTS_DOWN',
      details: { mayHaveTakenEffect: true },
    })
    await expect(payments.findPayout(instruction.endToEndId)).resolves.toBeDefined()
    await payments.createPayout(instruction)
    await finalState(instruction.endToEndId)
    await expect(payments.createPayout(instruction)).resolves.toMatchObject({ status: 'settled' })
    const { payments: kept } = await sandbox.control.state()
    expect(kept.filter((one) => one.endToEndId === instruction.endToEndId)).toHaveLength(1)
  })

  it('never takes a wrong address for a payment that never arrived', async () => {
    const astray = create(sandbox, { baseUrl: `${sandbox.addresses.pix}/v0` })
    expect(await failureOf(astray.findPayout(instructionFor('ana-ordinary').endToEndId))).toMatchObject({ code: 'PAYMENTS_MISCONFIGURED' })
  })

  it('tells why a payment was rejected', async () => {
    const closed = instructionFor('wagner-closed-account')
    await payments.createPayout(closed)
    await expect(finalState(closed.endToEndId)).resolves.toEqual({ status: 'rejected', code: 'AC07' })
    const otherOwner = instructionFor('ana-ordinary', { creditorTaxId: '11122233205' })
    await payments.createPayout(otherOwner)
    await expect(finalState(otherOwner.endToEndId)).resolves.toEqual({ status: 'rejected', code: 'BE01' })
    await sandbox.control.play('pix', { scenario: 'reject', code: 'AM04', times: 1 })
    const ordered = instructionFor('ana-ordinary')
    await payments.createPayout(ordered)
    await expect(finalState(ordered.endToEndId)).resolves.toEqual({ status: 'rejected', code: 'AM04' })
  })

  it('refuses a key that nobody owns, without repeating it', async () => {
    const error = await failureOf(
      payments.createPayout(instructionFor('ana-ordinary', { account: { kind: 'phone', value: '+5511900008888' } })),
    )
    expect(error).toMatchObject({
      code: 'PAYMENTS_REFUSED',
      kind: 'refused',
      details: { httpStatus: 422, providerCode: 'CHAVE_NAO_ENCONTRADA' },
    })
    expect(JSON.stringify(error.details)).not.toContain('900008888')
  })

  it('is told when a settled payment comes back', async () => {
    await sandbox.control.play('pix', { scenario: 'return_later', code: 'MD06', afterMs: 5, times: 1 })
    const instruction = instructionFor('ana-ordinary')
    await payments.createPayout(instruction)
    await eventually(() =>
      expect(
        readAll(instruction.endToEndId)
          .map((report) => report.state.status)
          .sort(),
      ).toEqual(['pending', 'returned', 'settled']),
    )
    await expect(payments.findPayout(instruction.endToEndId)).resolves.toEqual({
      status: 'returned',
      code: 'MD06',
      returnedAt: expect.stringMatching(/Z$/),
      amountMinor: instruction.amountMinor,
    })
  })

  it('stays pending for as long as the bank says so', async () => {
    await sandbox.control.play('pix', { scenario: 'stay_pending', times: 1 })
    const instruction = instructionFor('ana-ordinary')
    await payments.createPayout(instruction)
    await eventually(() => expect(readAll(instruction.endToEndId)).toHaveLength(1))
    await expect(payments.findPayout(instruction.endToEndId)).resolves.toEqual({ status: 'pending' })
  })

  it('recognises a repeated report by its id, and reads reports in any order', async () => {
    await sandbox.control.play('pix', { scenario: 'webhook_duplicated' })
    const doubled = instructionFor('ana-ordinary')
    await payments.createPayout(doubled)
    await eventually(() => expect(readAll(doubled.endToEndId)).toHaveLength(4))
    expect(new Set(readAll(doubled.endToEndId).map((report) => report.eventId)).size).toBe(2)
    await sandbox.control.play('pix', { scenario: 'webhook_reordered' })
    const reordered = instructionFor('ana-ordinary')
    await payments.createPayout(reordered)
    await eventually(() => expect(readAll(reordered.endToEndId).map((report) => report.state.status)).toEqual(['settled', 'pending']))
  })

  it('may hear of a payment before it has the answer', async () => {
    await sandbox.control.play('pix', { scenario: 'webhook_early', times: 1 })
    const instruction = instructionFor('ana-ordinary')
    await payments.createPayout(instruction)
    expect(readAll(instruction.endToEndId)[0]).toMatchObject({ endToEndId: instruction.endToEndId, state: { status: 'pending' } })
  })

  it.each(['webhook_wrong_signature', 'webhook_stale'] as const)(
    'refuses a report with %s, and accepts it when it comes again properly signed',
    async (scenario) => {
      const strict = opened(await receiveWebhooks('/webhooks/pix'))
      const bank = opened(await startTestSandbox({ webhookUrls: { pix: strict.url } }))
      const client = create(bank)
      strict.decide = (webhook) => {
        try {
          client.readPayoutReport({ ...webhook, now: now() })
          return 204
        } catch (error) {
          return error instanceof AppError && error.code === 'WEBHOOK_SIGNATURE_INVALID' ? 403 : 500
        }
      }
      await bank.control.play('pix', { scenario, times: 1 })
      await client.createPayout(instructionFor('ana-ordinary'))
      await eventually(() => expect(strict.received.map((one) => String(one.status)).sort()).toEqual(['204', '204', '403']))
      const refused = strict.received.find((one) => one.status === 403)!
      const again = strict.received.filter((one) => one.headers['webhook-id'] === refused.headers['webhook-id'])
      expect(again.map((one) => one.status)).toEqual([403, 204])
    },
  )

  it('accepts the previous secret while it is live, and no longer', async () => {
    await sandbox.control.play('pix', { scenario: 'webhook_previous_secret', times: 1 })
    const instruction = instructionFor('ana-ordinary')
    await payments.createPayout(instruction)
    await eventually(() => expect(reportsOf(instruction.endToEndId)).not.toEqual([]))
    const [report] = reportsOf(instruction.endToEndId)
    expect(payments.readPayoutReport({ ...report!, now: now() })).toMatchObject({ endToEndId: instruction.endToEndId })
    const rotated = create(sandbox, { webhookSecrets: [sandboxCredentials.pix.webhookSecrets[0]] })
    expect(() => rotated.readPayoutReport({ ...report!, now: now() })).toThrow(
      expect.objectContaining({ code: 'WEBHOOK_SIGNATURE_INVALID' }),
    )
  })

  it('says that our access is wrong when the secret is', async () => {
    expect(await failureOf(create(sandbox, { clientSecret: 'an old one' }).createPayout(instructionFor('ana-ordinary')))).toMatchObject({
      code: 'PAYMENTS_MISCONFIGURED',
      details: { providerCode: 'invalid_client' },
    })
  })

  describeTransportFaults(
    () => ({
      connect: (changes) => {
        const client = create(sandbox, changes)
        return (options) => client.createPayout(instructionFor('ana-ordinary'), options)
      },
      play: (order) => sandbox.control.play('pix', order),
      clear: () => sandbox.control.clear('pix'),
    }),
    { down: 'PAYMENTS_DOWN', misconfigured: 'PAYMENTS_MISCONFIGURED', access: 'token', personalData: ['11122233124'] },
  )
})
