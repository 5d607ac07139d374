import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { FilingRequest } from './ecm.ts'

const filing = z.object({
  externalId: z.string().min(1),
  filename: z.string().min(1),
  mediaType: z.string().min(3),
  retention: z.object({ class: z.string().min(1), retainUntil: z.iso.date() }),
  metadata: z.record(z.string(), z.string()),
})

/** Refuses what no archive may take: bytes that are not what their hash says, a date that does not exist. Throws `ECM_FILING_INVALID`. */
export function checkFiling(request: FilingRequest): void {
  if (sha256Of(request.content) !== request.sha256)
    throw new AppError('ECM_FILING_INVALID', { rule: 'sha256 is the hash of the content, in lower-case hex' })
  const checked = filing.safeParse(request)
  if (!checked.success)
    throw new AppError('ECM_FILING_INVALID', { rule: checked.error.issues.map((issue) => issue.path.join('.')).join(', ') })
}

/** Refuses a date that no retention could be compared with. Throws `DATE_MALFORMED`. */
export function checkDate(onDate: string): void {
  if (!z.iso.date().safeParse(onDate).success) throw new AppError('DATE_MALFORMED', { onDate })
}

/** Lower-case hex. */
export function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}
