import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ScenarioOrder } from '#sandbox/control/scenarios.ts'
import { eventually } from '#sandbox/testing/eventually.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { isoSubject, nachaSubject, type PaymentsSubject, pixSubject } from '#test/payments/payments-subjects.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import type { PayoutInstruction, PayoutState } from './payments.ts'

/** Another vendor joins by one line. */
const vendors: [name: string, subject: (sandbox: TestSandbox) => PaymentsSubject][] = [
  ['pix', pixSubject],
  ['iso20022', isoSubject],
  ['nacha', nachaSubject],
]

describe.each(vendors)('payouts by %s', (_name, subjectOf) => {
  let sandbox: TestSandbox
  let subject: PaymentsSubject
  beforeAll(async () => {
    sandbox = await startTestSandbox()
    subject = subjectOf(sandbox)
  })
  afterEach(() => sandbox.control.clear(subject.vendor))
  afterAll(() => sandbox.close())

  const play = (order: ScenarioOrder) => sandbox.control.play(subject.vendor, order)
  const keptUnder = async (id: string) => {
    const { payments = [] } = await sandbox.control.held(subject.vendor)
    return payments.filter((one) => 'endToEndId' in one && one.endToEndId === id)
  }
  const arrives = (id: string) => eventually(async () => expect(await keptUnder(id)).toHaveLength(1))
  const becomes = (id: string, status: PayoutState['status']) =>
    eventually(async () => {
      const state = await subject.payments.findPayout(id)
      expect(state).toMatchObject({ status })
      return state
    })

  it('pays, first pending and then settled', async () => {
    const instruction = subject.instruction()
    await expect(subject.payments.createPayout(instruction)).resolves.toEqual({ status: 'pending' })
    await arrives(instruction.endToEndId)
    subject.letDaysPass()
    await expect(becomes(instruction.endToEndId, 'settled')).resolves.toEqual({
      status: 'settled',
      settledAt: expect.stringMatching(/^\d{4}-.*Z$/),
    })
  })

  it('pays once, however often and from however many hands the same instruction comes', async () => {
    const instruction = subject.instruction()
    const { payments } = subject
    await Promise.all([payments.createPayout(instruction), payments.createPayout(instruction), payments.createPayout(instruction)])
    await arrives(instruction.endToEndId)
    await payments.createPayout(instruction)
    subject.letDaysPass()
    await becomes(instruction.endToEndId, 'settled')
    await expect(payments.createPayout(instruction)).resolves.toMatchObject({ status: 'settled' })
    expect(await keptUnder(instruction.endToEndId)).toHaveLength(1)
  })

  it('refuses another instruction under the same id', async () => {
    const instruction = subject.instruction()
    await subject.payments.createPayout(instruction)
    const other = { ...instruction, amountMinor: instruction.amountMinor + 1 }
    expect(await failureOf(subject.payments.createPayout(other))).toMatchObject({ code: 'PAYOUT_ID_REUSED', kind: 'conflict' })
    await arrives(instruction.endToEndId)
  })

  it('knows nothing of a payment that never arrived', async () => {
    await expect(subject.payments.findPayout(subject.instruction().endToEndId)).resolves.toBeUndefined()
  })

  it('tells why a payment was rejected', async () => {
    await play({ scenario: 'reject', code: 'AM04', times: 1 })
    const instruction = subject.instruction()
    await subject.payments.createPayout(instruction)
    await expect(becomes(instruction.endToEndId, 'rejected')).resolves.toEqual({ status: 'rejected', code: 'AM04' })
  })

  it('tells when a settled payment comes back, and never takes that back', async () => {
    const code = subject.returnCode
    await play({ scenario: 'return_later', code, afterMs: 5, times: 1 })
    const instruction = subject.instruction()
    await subject.payments.createPayout(instruction)
    await expect(becomes(instruction.endToEndId, 'returned')).resolves.toEqual({
      status: 'returned',
      code,
      returnedAt: expect.stringMatching(/Z$/),
      amountMinor: instruction.amountMinor,
    })
    subject.letDaysPass()
    await expect(subject.payments.findPayout(instruction.endToEndId)).resolves.toMatchObject({ status: 'returned' })
  })

  it('tells how much came back where it is a part', async () => {
    await play({ scenario: 'return_later', code: subject.returnCode, afterMs: 5, amountMinor: 123_456, times: 1 })
    const instruction = subject.instruction()
    await subject.payments.createPayout(instruction)
    await expect(becomes(instruction.endToEndId, 'returned')).resolves.toMatchObject({ amountMinor: 123_456 })
  })

  const invalid: [why: string, changes: Partial<PayoutInstruction>][] = [
    ['an amount of nothing', { amountMinor: 0 }],
    ['part of a cent', { amountMinor: 10.5 }],
    ['a currency that it does not pay', { currency: 'XXX' }],
    ['an id of another form', { endToEndId: 'E1234' }],
    ['an id that is a path', { endToEndId: '../../../../etc/passwd' }],
    ['a description that is too long', { description: 'x'.repeat(141) }],
  ]
  it.each(invalid)('sends nothing for %s', async (_why, changes) => {
    const instruction = subject.instruction(changes)
    const error = await failureOf(subject.payments.createPayout(instruction))
    expect(error).toMatchObject({ code: 'PAYOUT_INSTRUCTION_INVALID', kind: 'invalid' })
    expect(await keptUnder(instruction.endToEndId)).toEqual([])
  })

  it('sends nothing to an account of a kind that it does not reach, and does not repeat the number', async () => {
    const account = subject.unreachable
    const error = await failureOf(subject.payments.createPayout(subject.instruction({ account })))
    expect(error).toMatchObject({ code: 'PAYOUT_INSTRUCTION_INVALID' })
    expect(JSON.stringify(error.details)).not.toContain(account.value)
  })

  it('says that our access is wrong where it is set up wrong', async () => {
    const astray = subject.setUpWrong()
    const instruction = subject.instruction()
    expect(await failureOf(astray.createPayout(instruction))).toMatchObject({ code: 'PAYMENTS_MISCONFIGURED', kind: 'refused' })
    expect(await keptUnder(instruction.endToEndId)).toEqual([])
  })

  it('does nothing for a call that was called off', async () => {
    const reason = new Error('the case was withdrawn')
    const instruction = subject.instruction()
    await expect(subject.payments.createPayout(instruction, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    await expect(subject.payments.findPayout(instruction.endToEndId)).resolves.toBeUndefined()
  })
})
