import { randomBytes, randomInt } from 'node:crypto'
import type { Db } from '../connect.ts'
import { hashSecret } from '../sessions/create-session.ts'

export type ResumePassKind = 'link' | 'code'

// A link is long and may be used later today; a code is short, typed from one screen to another, and dies in minutes.
const standsSeconds: Record<ResumePassKind, number> = { link: 24 * 3600, code: 15 * 60 }
const codeLength = 8
/** Without letters and digits that look alike. */
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A secret that opens the application on another device, once. Only its hash is kept. */
export async function createResumePass(db: Db, applicationId: string, kind: ResumePassKind): Promise<{ secret: string; expiresAt: Date }> {
  const secret = kind === 'link' ? randomBytes(32).toString('base64url') : randomCode()
  const [row] = await db('resume_pass')
    .insert({
      application_id: applicationId,
      kind,
      secret_hash: hashSecret(secret),
      expires_at: db.raw('now() + make_interval(secs => ?)', [standsSeconds[kind]]),
    })
    .returning('expires_at')
  return { secret, expiresAt: row.expires_at as Date }
}

/** Uses a pass up. Returns the application that it opens, or undefined for one that is unknown, old or used. */
export async function takeResumePass(db: Db, secret: string): Promise<string | undefined> {
  const rows = (await db('resume_pass')
    .where({ secret_hash: hashSecret(normalised(secret)) })
    .whereNull('used_at')
    .where('expires_at', '>', db.fn.now())
    .update({ used_at: db.fn.now() })
    .returning('application_id')) as { application_id: string }[]
  return rows[0]?.application_id
}

function randomCode(): string {
  return Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
}

/** Codes are typed with spaces, dashes and small letters; links are taken as they are. */
function normalised(secret: string): string {
  const typed = secret.replace(/[\s-]/g, '').toUpperCase()
  return typed.length === codeLength ? typed : secret
}
