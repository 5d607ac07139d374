import type { Request } from 'express'
import type { Db } from '#db/connect.ts'
import { createSession, type SessionOwner } from '#db/sessions/create-session.ts'
import {
  endSession,
  findApplicantSession,
  findStaffSession,
  type FoundApplicantSession,
  type FoundStaffSession,
} from '#db/sessions/find-session.ts'

export type StaffSession = FoundStaffSession & { kind: 'staff' }
export type ApplicantSession = FoundApplicantSession & { kind: 'applicant' }

type Lifetime = { standsSeconds: number; idleSeconds: number }

const lifetimes: Record<SessionOwner['kind'], Lifetime> = {
  staff: { standsSeconds: 10 * 3600, idleSeconds: 3600 },
  // An applicant may put the phone away for the night; the secret is in the cookie of that phone only.
  applicant: { standsSeconds: 30 * 86_400, idleSeconds: 7 * 86_400 },
}

/** `__Host-` binds the cookie to this host, to https (or localhost), and to every path. */
const cookieNames: Record<SessionOwner['kind'], string> = { staff: '__Host-tenor-desk', applicant: '__Host-tenor-apply' }

export async function readStaffSession(db: Db, request: Request): Promise<StaffSession | undefined> {
  const secret = readCookie(request, cookieNames.staff)
  const found = secret ? await findStaffSession(db, secret, lifetimes.staff.idleSeconds) : undefined
  return found && { ...found, kind: 'staff' }
}

export async function readApplicantSession(db: Db, request: Request): Promise<ApplicantSession | undefined> {
  const secret = readCookie(request, cookieNames.applicant)
  const found = secret ? await findApplicantSession(db, secret, lifetimes.applicant.idleSeconds) : undefined
  return found && { ...found, kind: 'applicant' }
}

/** Starts a session and returns the header that gives it to the browser. A new secret at every sign-in: none can be planted beforehand. */
export async function startSession(db: Db, owner: SessionOwner): Promise<Record<'set-cookie', string>> {
  const lifetime = lifetimes[owner.kind]
  const secret = await createSession(db, owner, lifetime.standsSeconds)
  return { 'set-cookie': cookie(cookieNames[owner.kind], secret, lifetime.standsSeconds) }
}

export async function stopSession(db: Db, session: StaffSession | ApplicantSession): Promise<Record<'set-cookie', string>> {
  await endSession(db, session.sessionId)
  return { 'set-cookie': cookie(cookieNames[session.kind], '', 0) }
}

function cookie(name: string, value: string, maxAgeSeconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; Secure; SameSite=Lax`
}

function readCookie(request: Request, name: string): string | undefined {
  const found = (request.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
  return found?.slice(name.length + 1) || undefined
}
