import { TextractClient } from '@aws-sdk/client-textract'
import { createAwsCalls } from '../../aws/ask-aws.ts'
import type { OnCall } from '../../http/observe-call.ts'
import { codeOfFailure } from './textract-error.ts'

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
  const { region, credentials, endpoint, timeoutMs = 30_000, onCall, now } = access
  const client = new TextractClient({
    region,
    maxAttempts: 1,
    ...(credentials !== undefined && { credentials }),
    ...(endpoint !== undefined && { endpoint }),
  })
  const calls = createAwsCalls({
    provider: 'textract',
    down: 'OCR_DOWN',
    timeoutMs,
    onCall,
    now,
    codeOf: codeOfFailure,
    // A reading changes nothing at the service, whether its answer arrives or not.
    mayHaveTakenEffect: () => false,
  })
  return {
    ask: (operation, { contents, signal }, send) =>
      calls(operation, { request: { bytes: contents.map(({ byteLength }) => byteLength) }, ...(signal && { signal }) }, (limit) =>
        send(client, limit),
      ),
    close: () => client.destroy(),
  }
}
