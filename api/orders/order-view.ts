import { z } from 'zod'
import { stepStates } from '#domain/case/step-state.ts'
import { attentionSentence } from '#domain/texts/attention.ts'
import type { OrderAnswer } from './give-order.ts'

export const orderAnswerView = z
  .object({
    orderId: z.string(),
    outcome: z.enum(['carried_out', 'proposed', 'pending']),
    /** Version of the case after it. */
    version: z.int().nullable(),
    /** How the step stands after the order: for a retry, the outcome of the new attempt. */
    step: z.object({ name: z.string(), state: z.enum(stepStates), attempts: z.int(), sentence: z.string().nullable() }).nullable(),
    proposal: z.object({ proposalId: z.string(), hash: z.string(), expiresAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'OrderAnswer' })

export function toOrderAnswerView(answer: OrderAnswer): z.input<typeof orderAnswerView> {
  if (answer.state === 'pending') return { orderId: answer.orderId, outcome: 'pending', version: null, step: null, proposal: null }
  const { orderId, result } = answer
  if (result.outcome === 'proposed') {
    const { proposalId, hash, expiresAt, version } = result
    return { orderId, outcome: 'proposed', version, step: null, proposal: { proposalId, hash, expiresAt } }
  }
  const { step } = result
  return {
    orderId,
    outcome: 'carried_out',
    version: result.version,
    step: step
      ? { name: step.name, state: step.state, attempts: step.attempts, sentence: step.attention ? attentionSentence(step.attention) : null }
      : null,
    proposal: null,
  }
}
