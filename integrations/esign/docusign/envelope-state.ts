import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { HttpReply } from '../../http/provider-error.ts'
import { readJson } from '../../http/read-json.ts'
import type { EnvelopeState } from '../esign.ts'
import { codes, provider } from './codes.ts'

const operation = 'read_state'

const stateBody = z.object({
  status: z.string(),
  completedDateTime: z.string().nullish(),
  recipients: z
    .object({ signers: z.array(z.object({ signedDateTime: z.string().nullish(), declinedReason: z.string().nullish() })).optional() })
    .optional(),
})

/** Where an envelope stands. A status that the vendor may invent tomorrow is an error, never "open". */
export function readEnvelopeState(reply: HttpReply): EnvelopeState {
  return toState(readJson(reply, stateBody, { provider, operation, codes }))
}

function toState({ status, completedDateTime, recipients }: z.infer<typeof stateBody>): EnvelopeState {
  const signer = recipients?.signers?.[0]
  switch (status) {
    case 'completed': {
      const signedAt = signer?.signedDateTime ?? completedDateTime
      if (signedAt === undefined || signedAt === null || Number.isNaN(Date.parse(signedAt))) throw unknownState('completedDateTime')
      return { status: 'signed', signedAt: new Date(signedAt).toISOString() }
    }
    case 'declined':
      return { status: 'declined', ...(signer?.declinedReason && { reason: signer.declinedReason }) }
    case 'voided':
    case 'deleted':
    case 'timedout':
      return { status: 'void' }
    case 'created':
    case 'sent':
    case 'delivered':
    case 'signed':
    case 'processing':
    case 'correct':
      return { status: 'open' }
    default:
      throw unknownState('status')
  }
}

function unknownState(field: string): AppError {
  return new AppError('PROVIDER_ANSWER_UNEXPECTED', { provider, operation, reason: 'schema', fields: [field] })
}
