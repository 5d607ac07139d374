import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Router } from 'express'
import type { SandboxContext } from '../control/context.ts'
import type { KeptRecords } from '../control/kept-records.ts'
import { sendReply, type VendorSandbox } from '../control/vendor.ts'
import { type Counter, type LeftFile, openCounter } from './counter.ts'
import { createIsoDesk } from './iso20022/iso-desk.ts'
import { createAchDesk } from './nacha/ach-desk.ts'
import { advance, type BankPayment } from './payment.ts'

/** The formats in which the bank takes orders, each at a counter of its own. */
export const bankFormats = ['iso20022', 'nacha'] as const
export type BankFormat = (typeof bankFormats)[number]

/** Where the counter of a format is, within the data of a sandbox. */
export function counterFolder(dataFolder: string, format: BankFormat): string {
  return join(dataFolder, 'bank', format)
}

export type BankOptions = { dataFolder: string; settleAfterMs: number; lookEveryMs: number }

/** What a desk works with. `leave` writes a report; `keep` a payment, whose next step then comes by itself. */
export type BankDesk = {
  context: SandboxContext
  settleAfterMs: number
  findPayment(endToEndId: string): BankPayment | undefined
  /** Whether the bank had a message or file of this id before; from now on it had. */
  isKnown(messageId: string): boolean
  keep(payment: BankPayment): void
  leave(file: LeftFile): void
  newId(): string
}

/** How one format is taken in, and how the steps of its payments are told. */
export type Desk = { take(file: LeftFile): void; tell(payment: BankPayment, step: BankPayment['ahead'][number]): void }

type SeenMessage = { messageId: string }

/** A bank that is reached by files: takes what lies on its counters, strictly, and leaves reports there. */
export function createBankSandbox(context: SandboxContext, options: BankOptions): VendorSandbox {
  const payments = context.keep<BankPayment>('bank-payments', (payment) => `${payment.format}:${payment.endToEndId}`)
  const seen = context.keep<SeenMessage>('bank-messages', (message) => message.messageId)
  const counters = bankFormats.map((format) => ({ format, counter: openCounter(counterFolder(options.dataFolder, format), context) }))
  const desks = Object.fromEntries(
    counters.map(({ format, counter }) => [format, openDesk(format, { context, options, payments, seen, counter })]),
  ) as Record<BankFormat, Desk>
  const schedule = (payment: BankPayment) => scheduleNext(payment, { context, payments, desks })
  const look = () => {
    if (context.scenarios.standing('bank', 'transport', 'closed') === undefined)
      for (const { format, counter } of counters) for (const file of counter.take()) desks[format].take(file)
    context.timers.after(options.lookEveryMs, look)
  }
  context.timers.after(options.lookEveryMs, look)
  const router = Router()
  const notHere = { status: 404, body: { message: 'This bank takes and leaves files; it answers no requests.' } }
  router.use((_request, response) => sendReply(response, notHere))
  return {
    vendor: 'bank',
    capability: 'Payments by file',
    router,
    troubleReply: () => notHere,
    essentialFields: [],
    isTokenRequest: () => false,
    held: { payments: () => payments.all() },
    resume() {
      for (const payment of payments.all()) schedule(payment)
    },
  }
}

type Office = {
  context: SandboxContext
  options: BankOptions
  payments: KeptRecords<BankPayment>
  seen: KeptRecords<SeenMessage>
  counter: Counter
}

function openDesk(format: BankFormat, { context, options, payments, seen, counter }: Office): Desk {
  const desk: BankDesk = {
    context,
    settleAfterMs: options.settleAfterMs,
    findPayment: (endToEndId) => payments.find(`${format}:${endToEndId}`),
    isKnown(messageId) {
      const known = seen.find(`${format}:${messageId}`) !== undefined
      if (!known) seen.put({ messageId: `${format}:${messageId}` })
      return known
    },
    keep(payment) {
      payments.put(payment)
      scheduleNext(payment, { context, payments, desks: { [format]: made } as Record<BankFormat, Desk> })
    },
    leave: (file) => counter.leave(file),
    newId: () => randomBytes(8).toString('hex').toUpperCase(),
  }
  const made = format === 'iso20022' ? createIsoDesk(desk) : createAchDesk(desk)
  return made
}

type Moving = { context: SandboxContext; payments: KeptRecords<BankPayment>; desks: Record<BankFormat, Desk> }

function scheduleNext(payment: BankPayment, moving: Moving): void {
  const [step] = payment.ahead
  if (step === undefined) return
  const { context, payments, desks } = moving
  context.timers.after(Math.max(0, step.at - context.now()), () => {
    const moved = advance(payment)!.payment // it has a step ahead
    payments.put(moved)
    desks[payment.format].tell(moved, step)
    scheduleNext(moved, moving)
  })
}
