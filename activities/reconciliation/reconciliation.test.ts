import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findContractOfCase } from '#db/contracts/find-contract.ts'
import { createCode } from '#db/applications/one-time-codes.ts'
import { AppError } from '#domain/errors.ts'
import type { Payments, PayoutReport } from '#integrations/payments/payments.ts'
import { eventually } from '#sandbox/testing/eventually.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { playBank, sealContract } from '#test/activities/carry-loan.ts'
import { createIso } from '#test/payments/payments-subjects.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterEach(() => bench.sandbox.control.clear('twilio'))
afterAll(() => bench.close())

describe('reports that a bank left', () => {
  /** A bank that leaves these reports until they are taken. */
  const leaving = (...reports: PayoutReport[]): Payments => ({
    ...playBank({ status: 'pending' }),
    async collectReports(take) {
      const all = [...reports]
      for (const report of all) {
        await take(report)
        reports.splice(reports.indexOf(report), 1)
      }
      return all.length
    },
  })
  const facts = async (caseId: string) => {
    const rows = await bench.owner.db('outbox').where({ case_id: caseId, kind: 'report_fact' }).orderBy('id').select('payload')
    return rows.map((row: { payload: { subject: string } }) => row.payload).filter(({ subject }) => subject.startsWith('payout'))
  }
  const ordered = async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    const { caseId, contractId } = await sealContract(bench, application)
    await bench.run(
      'orderPayout',
      { caseId, contractId, attempt: 1, provider: 'iso20022' },
      { payments: { iso20022: playBank({ status: 'pending' }) } },
    )
    const { payouts } = (await findContractOfCase(bench.store.db, caseId))!
    return { caseId, endToEndId: payouts[0]!.endToEndId }
  }
  const collect = (payments: Record<string, Payments>) => bench.run('collectPayoutReports', { process: 'reconciliation' }, { payments })

  it('wake the case as a webhook would, each once, and a return by its own name', async () => {
    const { caseId, endToEndId } = await ordered()
    const settled: PayoutReport = { endToEndId, eventId: 'r1', state: { status: 'settled', settledAt: '2026-11-30T12:00:00.000Z' } }
    const back: PayoutReport = {
      endToEndId,
      eventId: 'r2',
      state: { status: 'returned', code: 'AC04', returnedAt: '2026-11-30T13:00:00.000Z' },
    }
    expect(await collect({ iso20022: leaving(settled, settled, back) })).toEqual({ taken: 3 })
    expect(await facts(caseId)).toEqual([
      { subject: 'payout', facts: { status: 'settled' } },
      { subject: 'payoutReturned', facts: { status: 'returned' } },
    ])
  })

  it('of one bank are taken although the folder of another is gone, and the failure is told', async () => {
    const { caseId, endToEndId } = await ordered()
    const gone: Payments = {
      ...playBank({ status: 'pending' }),
      collectReports: () => Promise.reject(new AppError('PAYMENTS_MISCONFIGURED')),
    }
    const back: PayoutReport = {
      endToEndId,
      eventId: 'r3',
      state: { status: 'returned', code: 'R01', returnedAt: '2026-11-30T13:00:00.000Z' },
    }
    await expect(collect({ nacha: gone, iso20022: leaving(back) })).rejects.toMatchObject({ type: 'PAYMENTS_MISCONFIGURED' })
    expect(await facts(caseId)).toEqual([{ subject: 'payoutReturned', facts: { status: 'returned' } }])
  })

  it('of a real exchange of files wake the case, and what the bank paid is settled when it is asked', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    const { caseId, contractId } = await sealContract(bench, application)
    const payments = { iso20022: createIso(bench.sandbox) }
    const order = { caseId, contractId, attempt: 1, provider: 'iso20022' }
    expect(await bench.run('orderPayout', order, { payments })).toEqual({ status: 'pending' })
    await eventually(async () => {
      await collect(payments)
      expect(await facts(caseId)).toContainEqual({ subject: 'payout', facts: { status: 'settled' } })
    })
    expect(await bench.run('findPayout', { caseId, contractId }, { payments })).toMatchObject({ status: 'settled' })
    expect((await findContractOfCase(bench.store.db, caseId))!.payouts).toMatchObject([{ state: 'settled' }])
  })

  it('are nothing where every bank calls us', async () => {
    expect(await collect({ pix: playBank({ status: 'pending' }) })).toEqual({ taken: 0 })
  })
})

describe('a text message whose report never came', () => {
  const ask = () => bench.run('askAfterMessages', { process: 'reconciliation' })
  async function sent(slug: string, minutesAgo: number) {
    const { applicationId, partyId, onboardingCaseId: caseId, person } = await openTestApplication(bench, slug)
    const code = await createCode(bench.store, {
      applicationId,
      partyId,
      caseId,
      purpose: 'verify_contact',
      channel: 'sms',
      contact: person.phone,
      locale: 'en',
      standsSeconds: 600,
    })
    const reference = `code:${code.id}`
    await bench.run('sendContactCode', { caseId, codeId: code.id })
    await bench.owner
      .db('message')
      .where({ reference })
      .update({ sent_at: bench.owner.db.raw(`now() - make_interval(mins => ?)`, [minutesAgo]) })
    const find = async () =>
      (await bench.owner.db('message').where({ reference }).first('state', 'error_code', 'provider_message_id')) as Row
    await eventually(async () => {
      const { sms } = await bench.sandbox.control.outbox(person.phone)
      const { provider_message_id: sid } = await find()
      expect(sms.find((one) => one.sid === sid)?.status).toMatch(/delivered/)
    })
    return find
  }
  type Row = { state: string; error_code: string | null; provider_message_id: string }

  it('is asked after, and was delivered or was not', async () => {
    const delivered = await sent('ana-ordinary', 11)
    await bench.sandbox.control.play('twilio', { scenario: 'undelivered', errorCode: 30007, times: 1 })
    const filtered = await sent('ana-ordinary', 11)
    expect(await ask()).toEqual({ asked: 2, settled: 2 })
    expect(await delivered()).toMatchObject({ state: 'delivered' })
    expect(await filtered()).toMatchObject({ state: 'undeliverable', error_code: '30007' })
    expect(await ask()).toEqual({ asked: 0, settled: 0 })
  })

  it('is left alone while a report may still come, and after three days', async () => {
    const [young, old] = [await sent('ana-ordinary', 9), await sent('ana-ordinary', 3 * 24 * 60 + 1)]
    expect(await ask()).toEqual({ asked: 0, settled: 0 })
    expect([(await young()).state, (await old()).state]).toEqual(['sent', 'sent'])
  })

  it('is asked after less and less where the provider does not know either', async () => {
    const find = await sent('ana-ordinary', 60)
    const unknown = { ...bench.deps.sms, readStatus: async (id: string) => ({ providerMessageId: id, status: 'sent' as const }) }
    const askBlindly = () => bench.run('askAfterMessages', { process: 'reconciliation' }, { sms: unknown })
    expect(await askBlindly()).toEqual({ asked: 1, settled: 0 })
    expect(await askBlindly()).toEqual({ asked: 0, settled: 0 })
    // Half of its age is over since.
    await bench.owner
      .db('message')
      .whereNotNull('asked_at')
      .update({ asked_at: bench.owner.db.raw(`now() - interval '31 minutes'`) })
    expect(await askBlindly()).toEqual({ asked: 1, settled: 0 })
    expect((await find()).state).toBe('sent')
  })
})
