import type { Role } from '#domain/case/role.ts'
import type { Db } from '../connect.ts'
import { hashSecret } from './create-session.ts'

export type FoundStaffSession = {
  sessionId: string
  accountId: string
  personId: string
  name: string
  email: string
  roles: Role[]
  expiresAt: string
}

export type FoundApplicantSession = { sessionId: string; applicationId: string; partyId: string; loanCaseId: string }

/** The staff session of this secret, if it is alive: not ended, not expired, and used within the idle time. */
export async function findStaffSession(db: Db, secret: string, idleSeconds: number): Promise<FoundStaffSession | undefined> {
  const { rows } = await db.raw(
    `update session s set last_used_at = now() from staff_account a
     where s.secret_hash = ? and s.kind = 'staff' and a.id = s.account_id and s.ended_at is null and s.expires_at > now()
       and s.last_used_at > now() - make_interval(secs => ?)
     returning s.id as "sessionId", a.id as "accountId", a.person_id as "personId", a.name, a.email, a.roles, s.expires_at as "expiresAt"`,
    [hashSecret(secret), idleSeconds],
  )
  return (rows as FoundStaffSession[])[0]
}

export async function findApplicantSession(db: Db, secret: string, idleSeconds: number): Promise<FoundApplicantSession | undefined> {
  const { rows } = await db.raw(
    `update session s set last_used_at = now() from application a
     where s.secret_hash = ? and s.kind = 'applicant' and a.id = s.application_id and s.ended_at is null and s.expires_at > now()
       and s.last_used_at > now() - make_interval(secs => ?)
     returning s.id as "sessionId", a.id as "applicationId", a.party_id as "partyId", a.loan_case_id as "loanCaseId"`,
    [hashSecret(secret), idleSeconds],
  )
  return (rows as FoundApplicantSession[])[0]
}

export async function endSession(db: Db, sessionId: string): Promise<void> {
  await db('session').where({ id: sessionId }).whereNull('ended_at').update({ ended_at: db.fn.now() })
}
