import { z } from 'zod'
import { moneyView, toMoney } from '../http/money-view.ts'

export const scheduleRowView = z
  .object({
    number: z.int(),
    dueOn: z.iso.date(),
    opening: moneyView,
    interest: moneyView,
    principal: moneyView,
    payment: moneyView,
    closing: moneyView,
  })
  .meta({ id: 'ScheduleRow' })

type Row = {
  number: number
  dueOn: string
  openingMinor: number
  interestMinor: number
  principalMinor: number
  paymentMinor: number
  closingMinor: number
}

export function toScheduleRowView(row: Row, currency: string): z.input<typeof scheduleRowView> {
  return {
    number: row.number,
    dueOn: row.dueOn,
    opening: toMoney(row.openingMinor, currency),
    interest: toMoney(row.interestMinor, currency),
    principal: toMoney(row.principalMinor, currency),
    payment: toMoney(row.paymentMinor, currency),
    closing: toMoney(row.closingMinor, currency),
  }
}
