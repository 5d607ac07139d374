import { z } from 'zod'

const payload = z.looseObject({ data: z.string().optional(), metadata: z.record(z.string(), z.string()).optional() })
const payloads = z.looseObject({ payloads: z.array(payload).default([]) })

export type Payload = z.infer<typeof payload>

/** The payloads of an input, a result or a list of details, as the JSON of a history has them. */
export function payloadsOf(value: unknown): Payload[] {
  return value === undefined || value === null ? [] : payloads.parse(value).payloads
}

/** What a payload holds. Ours are JSON or nothing; another encoding cannot be read here and is an error. */
export function valueOf({ data = '', metadata = {} }: Payload): unknown {
  const encoding = Buffer.from(metadata['encoding'] ?? '', 'base64').toString('utf8')
  if (encoding === 'binary/null') return undefined
  if (encoding !== 'json/plain') throw new Error(`A payload is encoded as ${encoding || 'nothing'}`)
  return JSON.parse(Buffer.from(data, 'base64').toString('utf8'))
}
