import { z } from 'zod'
import { contractStates, type ContractWithSchedule } from '#db/contracts/find-contract.ts'
import { moneyView, toMoney } from '../http/money-view.ts'
import { scheduleRowView, toScheduleRowView } from './schedule-view.ts'

const payoutView = z.object({
  sequence: z.int(),
  endToEndId: z.string(),
  amount: moneyView,
  state: z.enum(['recorded', 'pending', 'settled', 'rejected', 'returned']),
  code: z.string().nullable(),
  createdAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
})

export const contractView = z
  .object({
    id: z.string(),
    reference: z.string(),
    state: z.enum(contractStates),
    documentId: z.string().nullable(),
    signedDocumentId: z.string().nullable(),
    disbursedOn: z.iso.date().nullable(),
    schedule: z.array(scheduleRowView),
    payouts: z.array(payoutView),
  })
  .meta({ id: 'Contract' })

export function toContractView(contract: ContractWithSchedule): z.input<typeof contractView> {
  const { id, reference, state, documentId, signedDocumentId, disbursedOn, currency } = contract
  return {
    id,
    reference,
    state,
    documentId,
    signedDocumentId,
    disbursedOn,
    schedule: contract.instalments.map((row) => toScheduleRowView(row, currency)),
    payouts: contract.payouts.map((payout) => ({
      sequence: payout.sequence,
      endToEndId: payout.endToEndId,
      amount: toMoney(payout.amountMinor, currency),
      state: payout.state,
      code: payout.code,
      createdAt: payout.createdAt.toISOString(),
      settledAt: payout.settledAt?.toISOString() ?? null,
    })),
  }
}
