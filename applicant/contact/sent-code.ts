import type { ContactCode, RequestContactCodePayload } from '../generated/api.ts'

/** A code that was sent, and where to; the contact is kept in memory only. */
export type SentCode = { code: ContactCode; to: RequestContactCodePayload | undefined }

const key = 'tenor-apply-code'

/**
 * A phone that is short of memory drops this page while its owner reads the message. The id of the code brings the field back; it opens
 * nothing by itself, and the contact is not written down.
 */
export function keepSentCode(storage: Pick<Storage, 'setItem'>, applicationId: string, { code }: SentCode): void {
  storage.setItem(key, JSON.stringify({ applicationId, code }))
}

export function readSentCode(storage: Pick<Storage, 'getItem'>, applicationId: string, nowMs = Date.now()): SentCode | undefined {
  const kept = storage.getItem(key)
  if (kept === null) return undefined
  const parsed = JSON.parse(kept) as { applicationId: string; code: ContactCode }
  const isUsable = parsed.applicationId === applicationId && Date.parse(parsed.code.expiresAt) > nowMs
  return isUsable ? { code: parsed.code, to: undefined } : undefined
}

export function forgetSentCode(storage: Pick<Storage, 'removeItem'>): void {
  storage.removeItem(key)
}
