import type { Db } from '../connect.ts'
import type { OpenSealed } from './open-sealed.ts'
import { toPlain, type Plain } from './to-plain.ts'

export async function recordedApplication(db: Db, applicationId: string): Promise<Plain> {
  const row: Plain = await db('application').where({ id: applicationId }).first({
    id: 'id',
    locale: 'locale',
    currency: 'currency',
    requestedMinor: 'requested_minor',
    termMonths: 'term_months',
    declaredAt: 'declared_at',
    createdAt: 'created_at',
  })
  return toPlain(row)
}

export async function recordedApplicant(db: Db, partyId: string, open: OpenSealed): Promise<Plain> {
  const { profile, ...row }: Plain & { profile: Buffer | null } = await db('party').where({ id: partyId }).first({
    partyId: 'id',
    standing: 'standing',
    riskTier: 'risk_tier',
    customerSince: 'customer_since',
    erasedAt: 'erased_at',
    profile: 'profile',
  })
  const identifiers: Plain[] = await db('party_identifier')
    .where({ party_id: partyId })
    .orderBy('kind')
    .select({ kind: 'kind', verifiedAt: 'verified_at' })
  const opened = open(profile)
  return {
    ...toPlain(row),
    profile: opened === null ? null : JSON.parse(opened),
    identifiers: identifiers.map(toPlain),
  }
}

export async function recordedConsents(db: Db, applicationId: string): Promise<Plain[]> {
  const rows: Plain[] = await db('consent').where({ application_id: applicationId }).orderBy(['decided_at', 'id']).select({
    kind: 'kind',
    version: 'version',
    given: 'given',
    textSha256: 'text_sha256',
    locale: 'locale',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    decidedAt: 'decided_at',
  })
  return rows.map(toPlain)
}

/** That and when messages went out. Their words stay sealed: they may hold one-time codes. */
export async function recordedMessages(db: Db, caseIds: string[]): Promise<Plain[]> {
  const rows: Plain[] = await db('message').whereIn('case_id', caseIds).orderBy(['created_at', 'id']).select({
    id: 'id',
    caseId: 'case_id',
    reference: 'reference',
    channel: 'channel',
    template: 'template',
    locale: 'locale',
    state: 'state',
    provider: 'provider',
    errorCode: 'error_code',
    attempts: 'attempts',
    createdAt: 'created_at',
    sentAt: 'sent_at',
  })
  return rows.map(toPlain)
}
