import type { BankDesk, Desk } from '../bank.ts'
import type { LeftFile } from '../counter.ts'
import type { BankPayment } from '../payment.ts'
import { planSteps } from '../plan-steps.ts'
import { type OrderedTransfer, readOrder } from './read-order.ts'
import { groupStatus, notification, paymentReturn, type ReportMark, statement, transactionStatus } from './write-reports.ts'

/** Takes pain.001 and answers with pain.002, camt.054, camt.053 and pacs.004. A message that it had before is a duplicate, whatever is in it. */
export function createIsoDesk(desk: BankDesk): Desk {
  const payer = desk.context.credentials.bank
  const mark = (): ReportMark => ({ id: desk.newId(), at: new Date(desk.context.now()).toISOString(), iban: payer.iban, bic: payer.bic })
  return {
    take(file: LeftFile) {
      const order = readOrder(file.content, payer)
      const { messageId } = order
      if ('refusal' in order) {
        desk.leave(groupStatus({ messageId }, { status: 'RJCT', ...order.refusal }, mark()))
        return
      }
      if (desk.isKnown(order.messageId)) {
        desk.leave(groupStatus(order, { status: 'RJCT', code: 'AM05', words: 'this message was received before' }, mark()))
        return
      }
      desk.leave(groupStatus(order, { status: 'ACTC' }, mark()))
      for (const transfer of order.transfers) {
        const payment = toPayment(transfer, order, desk)
        desk.keep(payment)
        if (payment.ahead.length === 0) desk.leave(transactionStatus(payment, { status: 'PDNG' }, mark()))
      }
    },
    tell(payment, step) {
      switch (step.kind) {
        case 'settle':
          if (step.toldBy === 'statement') return desk.leave(statement(payment, mark()))
          desk.leave(transactionStatus(payment, { status: 'ACSC' }, mark()))
          return desk.leave(notification(payment, undefined, mark()))
        case 'reject':
          return desk.leave(transactionStatus(payment, { status: 'RJCT', ...(step.code !== undefined && { code: step.code }) }, mark()))
        case 'return':
          desk.leave(paymentReturn(payment, { code: step.code ?? 'MS03', amount: step.amount ?? payment.amount }, mark()))
          return desk.leave(notification({ ...payment, amount: step.amount ?? payment.amount }, step.code ?? 'MS03', mark()))
        case 'correct':
          // Only American banks say so.
          return
      }
    },
  }
}

type Order = { messageId: string; orderedAt: string }

function toPayment(transfer: OrderedTransfer, { messageId, orderedAt }: Order, desk: BankDesk): BankPayment {
  const { endToEndId, amount, currency, creditor } = transfer
  const payment = { endToEndId, format: 'iso20022', messageId, amount, currency, creditor, orderedAt, state: 'taken' } as const
  return { ...payment, ahead: planSteps(knownOf(transfer, desk), desk) }
}

const accountReasons: Readonly<Record<string, string>> = { closed: 'AC04', blocked: 'AC06' }

/** An account that is known by a key is somebody's; one with a number of its own takes everything. */
function knownOf({ proxy, iban, creditorTaxId }: OrderedTransfer, { context }: BankDesk): { rejectedWith?: string; returnedWith?: string } {
  if (proxy === undefined) return iban === undefined ? { rejectedWith: 'AC01' } : {}
  const owner = context.register.findByPixKey(proxy)
  if (owner === undefined) return { rejectedWith: 'BE05' }
  if (creditorTaxId !== undefined && creditorTaxId !== owner.taxId) return { rejectedWith: 'BE01' }
  const rejectedWith = accountReasons[owner.account]
  if (rejectedWith !== undefined) return { rejectedWith }
  return owner.account === 'returning' ? { returnedWith: 'MD06' } : {}
}
