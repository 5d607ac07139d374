/** What becomes of a payment, in order: each is told in a report of its own. */
export type BankStep = {
  kind: 'settle' | 'reject' | 'return' | 'correct'
  at: number
  code?: string
  toldBy?: 'statement'
  /** What comes back, where it is a part. */ amount?: string
}

/** A payment as the bank keeps it. */
export type BankPayment = {
  endToEndId: string
  format: 'iso20022' | 'nacha'
  messageId: string
  /** Decimal text and currency, as it was ordered. */
  amount: string
  currency: string
  creditor: string
  /** The number by which returns name it, where it has one. */
  trace?: string
  orderedAt: string
  state: 'taken' | 'settled' | 'rejected' | 'returned'
  code?: string
  ahead: BankStep[]
}

const states = { settle: 'settled', reject: 'rejected', return: 'returned', correct: 'settled' } as const satisfies Record<
  BankStep['kind'],
  BankPayment['state']
>

/** The payment after its next step, and that step. */
export function advance(payment: BankPayment): { payment: BankPayment; step: BankStep } | undefined {
  const [step, ...ahead] = payment.ahead
  if (step === undefined) return undefined
  return { step, payment: { ...payment, ahead, state: states[step.kind], ...(step.code !== undefined && { code: step.code }) } }
}
