import { ApplicationFailure } from '@temporalio/workflow'
import { AppError, type ErrorCode, type ErrorDetails } from '#domain/errors.ts'

/** A refusal as the engine carries it: the type is our code, the first detail the facts. The API turns it back into a problem. */
export function refusal(code: ErrorCode, details: ErrorDetails): ApplicationFailure {
  return ApplicationFailure.create({ message: new AppError(code).message, type: code, details: [details], nonRetryable: true })
}
