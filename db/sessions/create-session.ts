import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../connect.ts'

export type SessionOwner = { kind: 'staff'; accountId: string } | { kind: 'applicant'; applicationId: string }

/** A new session. Only the hash of its secret is stored: who reads the table cannot use it. Returns the secret for the cookie. */
export async function createSession(db: Db, owner: SessionOwner, standsSeconds: number): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await db('session').insert({
    kind: owner.kind,
    secret_hash: hashSecret(secret),
    account_id: owner.kind === 'staff' ? owner.accountId : null,
    application_id: owner.kind === 'applicant' ? owner.applicationId : null,
    expires_at: db.raw('now() + make_interval(secs => ?)', [standsSeconds]),
  })
  return secret
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
