import type { Request } from 'express'
import { S3Refusal } from './reply.ts'
import type { Lock, StoredObject } from './store.ts'

const denied = () => new S3Refusal(403, 'AccessDenied', 'Access Denied because object protected by object lock.')

/** The lock that a new object asks for in its headers (Amazon S3 User Guide, Object Lock). */
export function lockOf(request: Request, now: number): { lock: Lock | undefined; isOnHold: boolean } {
  const [mode, until, hold] = ['mode', 'retain-until-date', 'legal-hold'].map((name) => request.get(`x-amz-object-lock-${name}`))
  if ((mode === undefined) !== (until === undefined))
    throw new S3Refusal(400, 'InvalidArgument', 'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied')
  if (hold !== undefined && hold !== 'ON' && hold !== 'OFF')
    throw new S3Refusal(400, 'InvalidArgument', 'Legal Hold must be either of ON or OFF')
  return { lock: mode === undefined ? undefined : readLock(mode, until ?? '', now), isOnHold: hold === 'ON' }
}

export function readLock(mode: string, until: string, now: number): Lock {
  if (mode !== 'COMPLIANCE' && mode !== 'GOVERNANCE') throw new S3Refusal(400, 'InvalidArgument', 'Unknown wormMode directive.')
  const instant = /^\d{4}-\d\d-\d\dT/.test(until) ? Date.parse(until) : Number.NaN
  if (Number.isNaN(instant)) throw new S3Refusal(400, 'InvalidArgument', 'The retain until date must be provided in ISO 8601 format')
  if (instant <= now) throw new S3Refusal(400, 'InvalidArgument', 'The retain until date must be in the future!')
  return { mode, until: instant }
}

/** Extend yes, shorten never; the governance mode may be passed by who has the right to, which nobody here has. */
export function checkRelock({ lock }: StoredObject, next: Lock, now: number): void {
  if (lock === undefined || lock.until <= now) return
  if (next.until < lock.until || (lock.mode === 'COMPLIANCE' && next.mode !== 'COMPLIANCE')) throw denied()
}

/** A version that is locked is not deleted by anybody. */
export function checkDestroyable({ lock, isOnHold }: StoredObject, now: number): void {
  if (isOnHold || (lock !== undefined && lock.until > now)) throw denied()
}
