import { TextractClient } from '@aws-sdk/client-textract'
import { AppError } from '#domain/errors.ts'
import { observeCall, type OnCall } from '../../http/observe-call.ts'
import { toTextractError } from './textract-error.ts'

export type TextractAccess = {
  region: string
  /** Left out: the usual chain of AWS credentials. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
  /** Another address than Amazon's, for the sandbox or a private endpoint. */
  endpoint?: string
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

/** One call within its time: what it says of itself in the record are sizes, never contents. */
export type AskTextract = <T>(
  operation: string,
  call: { contents: readonly Uint8Array[]; signal: AbortSignal | undefined },
  send: (client: TextractClient, limit: AbortSignal) => Promise<T>,
) => Promise<T>

/** A client of one attempt a call: the workflow retries, and sees each attempt. */
export function connectTextract(access: TextractAccess): { ask: AskTextract; close: () => void } {
  const { region, credentials, endpoint, timeoutMs = 30_000, onCall, now = Date.now } = access
  const client = new TextractClient({
    region,
    maxAttempts: 1,
    ...(credentials !== undefined && { credentials }),
    ...(endpoint !== undefined && { endpoint }),
  })
  return {
    ask: (operation, { contents, signal }, send) =>
      observeCall({ provider: 'textract', operation, onCall, signal }, async (notes) => {
        const bytes = contents.map(({ byteLength }) => byteLength)
        notes.describeExchange = () => ({ request: { operation, bytes } })
        const limit = AbortSignal.timeout(timeoutMs)
        try {
          return await send(client, signal === undefined ? limit : AbortSignal.any([limit, signal]))
        } catch (error) {
          throw error instanceof AppError ? error : toTextractError(error, { operation, timedOut: limit.aborted, timeoutMs, now: now() })
        }
      }),
    close: () => client.destroy(),
  }
}
