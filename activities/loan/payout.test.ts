import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { holderBalances } from '#db/ledger/holder-balances.ts'
import { listEntriesOfCases } from '#db/ledger/list-entries.ts'
import { proveLedger } from '#db/ledger/prove-ledger.ts'
import { findContract, findContractOfCase } from '#db/contracts/find-contract.ts'
import { saveProfile } from '#db/parties/save-profile.ts'
import { findOffer } from '#db/offers/find-offer.ts'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { AppError } from '#domain/errors.ts'
import type { PayoutState } from '#integrations/payments/payments.ts'
import { eventually } from '#sandbox/testing/eventually.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openEnvelope, playBank, type PlayedBank, sealContract } from '#test/activities/carry-loan.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterEach(() => bench.sandbox.control.clear('pix'))
afterAll(() => bench.close())

const settledNow = (): PayoutState => ({ status: 'settled', settledAt: new Date().toISOString() })

async function sealed(slug = 'ana-ordinary') {
  const application = await openTestApplication(bench, slug)
  return { application, ...(await sealContract(bench, application)) }
}
type Sealed = Awaited<ReturnType<typeof sealed>>

const order = ({ caseId, contractId }: Sealed, attempt: number, bank?: PlayedBank) =>
  bench.run('orderPayout', { caseId, contractId, attempt }, bank && { payments: { pix: bank } })
const payoutsOf = async ({ caseId }: Sealed) => (await findContractOfCase(bench.store.db, caseId))!.payouts

/** By role, debit positive: what the general and the sub-ledgers hold of this loan. */
async function balances({ caseId, contractId }: Sealed): Promise<Record<string, number>> {
  const rows = [...(await holderBalances(bench.store.db, contractId)), ...(await holderBalances(bench.store.db, caseId))]
  return Object.fromEntries(rows.map((row) => [row.role, row.netDebitMinor]))
}

describe('ordering the pay-out', () => {
  it('pays nothing on top of what a part of came back, however often it is tried', async () => {
    const loan = await sealed()
    const bank = playBank({ status: 'returned', code: 'MD06', returnedAt: '2026-11-23T12:00:00Z', amountMinor: 1 })
    const outcome = { status: 'partly_returned', code: 'MD06', returnedMinor: 1, amountMinor: 500_000, currency: 'BRL' }
    expect(await order(loan, 1, bank)).toEqual(outcome)
    expect(await order(loan, 2, bank)).toEqual(outcome)
    expect(await bench.run('findPayout', loan, { payments: { pix: bank } })).toEqual(outcome)
    expect(bank.created).toHaveLength(1)
    expect(await payoutsOf(loan)).toHaveLength(1)
  })

  it('tells the bank the net amount, the key and the tax number, under an id of our own bank', async () => {
    const loan = await sealed()
    const bank = playBank({ status: 'pending' })
    expect(await order(loan, 1, bank)).toEqual({ status: 'pending' })
    expect(bank.created).toEqual([
      {
        endToEndId: expect.stringMatching(/^E99999004\d{12}[A-Za-z0-9]{11}$/),
        amountMinor: 500_000,
        currency: 'BRL',
        account: { kind: 'cpf', value: '11122233124' },
        creditorName: expect.stringMatching(/^Ana /),
        creditorTaxId: '11122233124',
        description: expect.stringMatching(/^L-\d+-C1$/),
      },
    ])
    expect(await payoutsOf(loan)).toMatchObject([{ sequence: 1, endToEndId: bank.created[0]!.endToEndId, state: 'pending' }])
  })

  it('is settled by the real protocol', async () => {
    const loan = await sealed()
    await order(loan, 1)
    await eventually(async () =>
      expect(await bench.run('findPayout', loan)).toMatchObject({ status: 'settled', settledAt: expect.any(String) }),
    )
    expect(await payoutsOf(loan)).toMatchObject([{ state: 'settled', settledAt: expect.any(Date) }])
  })

  it('never pays twice although the reply to the first order was lost', async () => {
    const loan = await sealed()
    const paidBefore = (await bench.sandbox.control.state()).payments.length
    await bench.sandbox.control.play('pix', { scenario: 'reply_lost_after_commit', times: 1 })
    await expect(order(loan, 1)).rejects.toMatchObject({ type: 'PAYMENTS_DOWN' })
    await order(loan, 2)
    const { payments } = await bench.sandbox.control.state()
    expect(payments).toHaveLength(paidBefore + 1)
    expect(await payoutsOf(loan)).toMatchObject([{ endToEndId: payments.at(-1)!.endToEndId }])
  })

  it('asks about the same id before it tells it again', async () => {
    const loan = await sealed()
    const bank = playBank(settledNow())
    const lost: PlayedBank = { ...bank, createPayout: () => Promise.reject(new AppError('PAYMENTS_DOWN', { mayHaveTakenEffect: true })) }
    await expect(order(loan, 1, lost)).rejects.toMatchObject({ type: 'PAYMENTS_DOWN' })
    await order(loan, 2, bank)
    await order(loan, 3, bank)
    const { endToEndId } = (await payoutsOf(loan))[0]!
    expect(bank.asked).toEqual([endToEndId, endToEndId])
    expect(bank.created.map((one) => one.endToEndId)).toEqual([endToEndId])
  })

  it('uses a corrected key under the same id where the bank never took the first', async () => {
    const loan = await sealed()
    const bank = playBank({ status: 'pending' })
    const refusing: PlayedBank = {
      ...bank,
      createPayout: () => Promise.reject(new AppError('PAYMENTS_REFUSED', { providerCode: 'CHAVE_INVALIDA' })),
    }
    await expect(order(loan, 1, refusing)).rejects.toMatchObject({ type: 'PAYMENTS_REFUSED' })
    await saveProfile(bench.store, loan.application.partyId, { pixKey: { kind: 'email', value: 'ana.moreira@example.org' } })
    await order(loan, 2, bank)
    expect(bank.created).toMatchObject([{ account: { kind: 'email', value: 'ana.moreira@example.org' } }])
    expect(await payoutsOf(loan)).toHaveLength(1)
  })

  it.each([
    ['refused it for good', { status: 'rejected', code: 'AC07' }, { status: 'rejected', code: 'AC07' }],
    ['sent the money back', { status: 'returned', code: 'MD06', returnedAt: '2026-11-23T12:00:00Z' }, { status: 'returned', code: 'MD06' }],
  ] as const)('takes another id only after the bank %s', async (_name, state, outcome) => {
    const loan = await sealed()
    const bank = playBank(state)
    expect(await order(loan, 1, bank)).toEqual(outcome)
    bank.say({ status: 'pending' })
    expect(await order(loan, 2, bank)).toEqual({ status: 'pending' })
    const [first, second] = await payoutsOf(loan)
    expect([first!.state, second!.state]).toEqual([state.status, 'pending'])
    expect(second!.endToEndId).not.toBe(first!.endToEndId)
    expect(bank.created.map((one) => one.endToEndId)).toEqual([first!.endToEndId, second!.endToEndId])
  })

  it('goes to another bank once the first could not even be told, and is asked about there', async () => {
    const loan = await sealed()
    const [ach, pix] = [playBank({ status: 'pending' }), playBank({ status: 'pending' })]
    const unable: PlayedBank = {
      ...ach,
      createPayout: () => Promise.reject(new AppError('PAYOUT_INSTRUCTION_INVALID', { rule: 'ACH pays in USD' })),
    }
    const payments = { nacha: unable, pix }
    const orderBy = (provider: string, attempt: number) =>
      bench.run('orderPayout', { caseId: loan.caseId, contractId: loan.contractId, attempt, provider }, { payments })
    await expect(orderBy('nacha', 1)).rejects.toMatchObject({ type: 'PAYOUT_INSTRUCTION_INVALID' })
    expect(await orderBy('pix', 2)).toEqual({ status: 'pending' })
    await bench.run('findPayout', loan, { payments })
    const payouts = await payoutsOf(loan)
    expect(payouts).toMatchObject([
      { state: 'rejected', code: 'AG03' },
      { state: 'pending', endToEndId: pix.created[0]!.endToEndId },
    ])
    expect([ach.asked, pix.asked]).toEqual([[], [payouts[1]!.endToEndId]])
  })

  it('stays with the bank that may have taken it, whatever the step is switched to', async () => {
    const loan = await sealed()
    const [first, other] = [playBank({ status: 'pending' }), playBank({ status: 'pending' })]
    const payments = { iso20022: first, pix: other }
    const orderBy = (provider: string, attempt: number) =>
      bench.run('orderPayout', { caseId: loan.caseId, contractId: loan.contractId, attempt, provider }, { payments })
    await orderBy('iso20022', 1)
    await orderBy('pix', 2)
    expect([first.created.length, other.created.length]).toEqual([1, 0])
  })

  it('is one pay-out when two workers order it at once', async () => {
    const loan = await sealed()
    const bank = playBank({ status: 'pending' })
    await Promise.all([order(loan, 1, bank), order(loan, 1, bank)])
    expect(await payoutsOf(loan)).toHaveLength(1)
    expect(new Set(bank.created.map((one) => one.endToEndId)).size).toBe(1)
  })

  it('pays nothing out before the contract is sealed', async () => {
    const { caseId, contractId } = await openEnvelope(bench, await openTestApplication(bench, 'ana-ordinary'))
    const bank = playBank({ status: 'pending' })
    await expect(bench.run('orderPayout', { caseId, contractId, attempt: 1 }, { payments: { pix: bank } })).rejects.toMatchObject({
      type: 'CONTRACT_NOT_IN_STATE',
    })
    expect(bank.created).toEqual([])
  })

  it('does not believe late news: what settled stays settled', async () => {
    const loan = await sealed()
    const bank = playBank(settledNow())
    await order(loan, 1, bank)
    bank.say({ status: 'pending' })
    await bench.run('findPayout', loan, { payments: { pix: bank } })
    expect(await payoutsOf(loan)).toMatchObject([{ state: 'settled' }])
  })
})

describe('booking the disbursement', () => {
  async function paidOut(settled: PayoutState = settledNow()) {
    const loan = await sealed()
    const bank = playBank(settled)
    await order(loan, 1, bank)
    return { loan, bank }
  }

  it('makes the loan in one entry: receivable, tax, the money that left, the end of the commitment', async () => {
    const { loan } = await paidOut()
    expect(await balances(loan)).toEqual({ memo_loan_commitment: 500_000 })
    const booked = await bench.run('bookDisbursement', loan)
    const { priced } = (await findOffer(bench.store.db, loan.offerId))!
    expect(booked).toEqual({ journalEntryId: expect.any(String), amountMinor: priced.financedMinor })
    expect(await balances(loan)).toEqual({ loans_receivable: priced.financedMinor, memo_loan_commitment: 0 })
    const entries = (await listEntriesOfCases(bench.store.db, [loan.caseId])).filter((entry) => entry.kind === 'disbursement')
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ id: booked.journalEntryId, idempotencyKey: `${loan.contractId}:disbursement:1` })
    expect(await proveLedger(bench.store.db)).toEqual([])
  })

  it('makes the schedule that was signed, and the contract active from the day of settlement', async () => {
    const { loan } = await paidOut({ status: 'settled', settledAt: '2026-11-24T01:30:00.000Z' })
    await bench.run('bookDisbursement', loan)
    const contract = (await findContractOfCase(bench.store.db, loan.caseId))!
    const { priced } = (await findOffer(bench.store.db, loan.offerId))!
    // Half past ten in the evening of the 23rd, where the product is sold.
    expect(contract).toMatchObject({ state: 'active', disbursedOn: '2026-11-23' })
    expect(contract.instalments).toEqual(priced.schedule.map((row) => ({ ...row })))
  })

  it('is booked once, however often and from however many places', async () => {
    const { loan } = await paidOut()
    const [first, second] = await Promise.all([bench.run('bookDisbursement', loan), bench.run('bookDisbursement', loan)])
    expect(second).toEqual(first)
    expect(await bench.run('bookDisbursement', loan)).toEqual(first)
    expect(await bench.store.db('contract_event').where({ contract_id: loan.contractId })).toHaveLength(1)
    expect((await listEntriesOfCases(bench.store.db, [loan.caseId])).filter((entry) => entry.kind === 'disbursement')).toHaveLength(1)
  })

  it('leaves nothing half done: where the schedule cannot be written, nothing is posted', async () => {
    const { loan } = await paidOut()
    await bench.owner.db.raw('alter table instalment add constraint never check (number < 0) not valid')
    await expect(bench.run('bookDisbursement', loan)).rejects.toMatchObject({
      message: expect.stringMatching(/^The database refused with 23514 at/),
    })
    await bench.owner.db.raw('alter table instalment drop constraint never')
    expect(await balances(loan)).toEqual({ memo_loan_commitment: 500_000 })
    expect((await findContract(bench.store.db, loan.contractId))!.state).toBe('sealed')
    await bench.run('bookDisbursement', loan)
    expect((await findContract(bench.store.db, loan.contractId))!.state).toBe('active')
  })

  it('books nothing that has not settled', async () => {
    const { loan } = await paidOut({ status: 'pending' })
    await expect(bench.run('bookDisbursement', loan)).rejects.toMatchObject({
      type: 'PAYOUT_NOT_SETTLED',
      details: [{ facts: { state: 'pending' } }],
    })
  })

  it('records what a later day of pay-out means for interest and tax, and leaves the signed rows alone', async () => {
    const loan = await sealed()
    const { priced } = (await findOffer(bench.store.db, loan.offerId))!
    const late = addDays(priced.disbursedOn, 4)
    await order(loan, 1, playBank({ status: 'settled', settledAt: `${late}T15:00:00Z` }))
    await bench.run('bookDisbursement', loan)
    const event = await bench.store.db('contract_event').where({ contract_id: loan.contractId }).first()
    expect(event).toMatchObject({ effective_on: late, facts: { payoutSequence: 1, signedFor: priced.disbursedOn, daysLater: 4 } })
    expect(event.facts.interestNotOwedMinor).toBeGreaterThan(0)
    expect(event.facts.iofDueMinor).toBeLessThan(priced.iofMinor)
    expect((await findContractOfCase(bench.store.db, loan.caseId))!.instalments[0]!.paymentMinor).toBe(priced.schedule[0]!.paymentMinor)
  })
})

describe('money that comes back', () => {
  async function returned() {
    const loan = await sealed()
    const bank = playBank(settledNow())
    await order(loan, 1, bank)
    const booked = await bench.run('bookDisbursement', loan)
    bank.say({ status: 'returned', code: 'AC07', returnedAt: new Date().toISOString() })
    return { loan, bank, booked }
  }

  it('is booked as the opposite of the disbursement, and the contract waits for its money again', async () => {
    const { loan, bank, booked } = await returned()
    const result = await bench.run('bookReturn', loan, { payments: { pix: bank } })
    expect(result).toEqual({ outcome: 'returned', code: 'AC07', journalEntryId: expect.any(String) })
    expect(await balances(loan)).toEqual({ loans_receivable: 0, memo_loan_commitment: 500_000 })
    expect(await findContract(bench.store.db, loan.contractId)).toMatchObject({ state: 'sealed', disbursedOn: null })
    const reversal = (await listEntriesOfCases(bench.store.db, [loan.caseId])).find((entry) => entry.reverses !== null)
    expect(reversal).toMatchObject({ reverses: booked.journalEntryId, idempotencyKey: `${loan.contractId}:disbursement_returned:1` })
    expect(await proveLedger(bench.store.db)).toEqual([])
  })

  it('is booked once', async () => {
    const { loan, bank } = await returned()
    const [first, second] = await Promise.all([
      bench.run('bookReturn', loan, { payments: { pix: bank } }),
      bench.run('bookReturn', loan, { payments: { pix: bank } }),
    ])
    expect(second).toEqual(first)
    expect(await bench.run('bookReturn', loan, { payments: { pix: bank } })).toEqual(first)
    expect(await bench.store.db('contract_event').where({ contract_id: loan.contractId })).toHaveLength(2)
  })

  it('is sent again under another id and booked as another disbursement, with the same schedule', async () => {
    const { loan, bank } = await returned()
    await bench.run('bookReturn', loan, { payments: { pix: bank } })
    bank.say(settledNow())
    expect(await order(loan, 2, bank)).toMatchObject({ status: 'settled' })
    const again = await bench.run('bookDisbursement', loan)
    expect(await bench.run('bookDisbursement', loan)).toEqual(again)
    const { priced } = (await findOffer(bench.store.db, loan.offerId))!
    expect(await balances(loan)).toEqual({ loans_receivable: priced.financedMinor, memo_loan_commitment: 0 })
    expect((await payoutsOf(loan)).map((payout) => payout.state)).toEqual(['returned', 'settled'])
    expect((await findContractOfCase(bench.store.db, loan.caseId))!.instalments).toHaveLength(12)
  })

  it('of a part is neither booked nor taken for the end of the pay-out: a person must clear it', async () => {
    const { loan, bank } = await returned()
    const part = { code: 'AC07', returnedMinor: 10_000, amountMinor: 500_000, currency: 'BRL' }
    bank.say({ status: 'returned', code: 'AC07', returnedAt: new Date().toISOString(), amountMinor: 10_000 })
    expect(await bench.run('bookReturn', loan, { payments: { pix: bank } })).toEqual({ outcome: 'partly_returned', ...part })
    expect((await payoutsOf(loan)).map((payout) => payout.state)).toEqual(['settled'])
    expect((await findContract(bench.store.db, loan.contractId))!.state).toBe('active')
    expect((await listEntriesOfCases(bench.store.db, [loan.caseId])).some((entry) => entry.reverses !== null)).toBe(false)
    bank.say({ status: 'returned', code: 'AC07', returnedAt: new Date().toISOString(), amountMinor: 500_000 })
    expect(await bench.run('bookReturn', loan, { payments: { pix: bank } })).toMatchObject({ outcome: 'returned' })
  })

  it('is believed of the bank only, whoever said so before', async () => {
    const { loan, bank } = await returned()
    bank.say(settledNow())
    expect(await bench.run('bookReturn', loan, { payments: { pix: bank } })).toEqual({ outcome: 'not_returned' })
    expect((await findContract(bench.store.db, loan.contractId))!.state).toBe('active')
  })
})

describe('the commitment', () => {
  it('is posted once, and released once when the case ends without a pay-out', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    const { caseId, offerId } = await openEnvelope(bench, application)
    await bench.run('postCommitment', { caseId, offerId })
    const committed = async () => (await holderBalances(bench.store.db, caseId)).map((row) => row.netDebitMinor)
    expect(await committed()).toEqual([500_000])
    await Promise.all([bench.run('releaseCommitment', { caseId }), bench.run('releaseCommitment', { caseId })])
    await bench.run('releaseCommitment', { caseId })
    expect(await committed()).toEqual([0])
  })

  it('of a loan that was paid out is not released a second time', async () => {
    const loan = await sealed()
    await order(loan, 1, playBank(settledNow()))
    await bench.run('bookDisbursement', loan)
    await bench.run('releaseCommitment', loan)
    expect(await balances(loan)).toMatchObject({ memo_loan_commitment: 0 })
  })

  it('that was never posted is not released', async () => {
    const { loanCaseId: caseId } = await openTestApplication(bench, 'ana-ordinary')
    await bench.run('releaseCommitment', { caseId })
    expect(await listEntriesOfCases(bench.store.db, [caseId])).toEqual([])
  })
})
