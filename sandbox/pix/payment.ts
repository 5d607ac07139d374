import { z } from 'zod'

/** A payment order as the provider takes it: nothing more and nothing less. */
export const paymentOrder = z.strictObject({
  valor: z.string().regex(/^\d{1,10}\.\d{2}$/),
  favorecido: z.strictObject({
    tipoChave: z.enum(['CPF', 'TELEFONE', 'EMAIL', 'ALEATORIA']),
    chave: z.string().min(1),
    cpf: z.string().regex(/^\d{11}$/),
  }),
  descricao: z.string().max(140),
})
export type PaymentOrder = z.output<typeof paymentOrder>

export type PaymentStatus = 'EM_PROCESSAMENTO' | 'REALIZADO' | 'NAO_REALIZADO' | 'DEVOLVIDO'

/** What happens next, and when: kept with the payment, so that a restart changes nothing. */
export type PaymentStep = { status: PaymentStatus; at: number; code?: string; /** What comes back, where it is a part. */ valor?: string }

export type KeptPayment = {
  endToEndId: string
  order: PaymentOrder
  status: PaymentStatus
  code?: string
  createdAt: number
  settledAt?: number
  returnedAt?: number
  /** The whole where absent. */
  valorDevolvido?: string
  /** In order; the first one is due next. */
  ahead: PaymentStep[]
}

export function toResource(payment: KeptPayment): unknown {
  return {
    endToEndId: payment.endToEndId,
    status: payment.status,
    valor: payment.order.valor,
    ...(payment.status === 'DEVOLVIDO' && { valorDevolvido: payment.valorDevolvido ?? payment.order.valor }),
    horario: {
      solicitacao: toInstant(payment.createdAt),
      ...(payment.settledAt !== undefined && { liquidacao: toInstant(payment.settledAt) }),
      ...(payment.returnedAt !== undefined && { devolucao: toInstant(payment.returnedAt) }),
    },
    ...(payment.code !== undefined && { motivo: { codigo: payment.code } }),
  }
}

/** The payment after its next step. */
export function advance(payment: KeptPayment): KeptPayment {
  const [step, ...ahead] = payment.ahead
  if (step === undefined) return payment
  return {
    ...payment,
    status: step.status,
    ahead,
    ...(step.code !== undefined && { code: step.code }),
    ...(step.status === 'REALIZADO' && { settledAt: step.at }),
    ...(step.status === 'DEVOLVIDO' && { returnedAt: step.at, ...(step.valor !== undefined && { valorDevolvido: step.valor }) }),
  }
}

function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
