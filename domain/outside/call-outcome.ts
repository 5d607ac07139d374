import { type ErrorCode, errorCodes } from '../errors.ts'

/**
 * How a call to an outside system ended. `answered` includes every business "no", `unavailable` is an outage, `refused` a no to the question
 * or to our access, `cancelled` was called off by us, `failed` is a mistake of ours.
 */
export const callOutcomes = ['answered', 'unavailable', 'refused', 'cancelled', 'failed'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/**
 * The refusals that speak of our access or of a changed contract, not of the question: every call will meet them. By the ending of the code,
 * which all capabilities share.
 */
export const accessRefusals: readonly ErrorCode[] = (Object.keys(errorCodes) as ErrorCode[]).filter(
  (code) => code.endsWith('_MISCONFIGURED') || code === 'PROVIDER_ANSWER_UNEXPECTED',
)
