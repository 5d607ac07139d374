import { AppError } from '#domain/errors.ts'
import { ReaderError, ReaderMemoryError } from './reader-pool.ts'

/** What a reader that failed says of the engine; everything else as it is. */
export function toReaderFailure(error: unknown, provider: string): unknown {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new AppError('OCR_DOWN', { provider, reason: 'timeout', mayHaveTakenEffect: false })
  if (error instanceof ReaderError || error instanceof ReaderMemoryError)
    return new AppError('OCR_DOWN', { provider, reason: 'engine', raw: error.message, mayHaveTakenEffect: false })
  return error
}
