import type { Db } from '../connect.ts'

export type WithdrawnConsent = {
  applicationId: string
  partyId: string
  kind: string
  version: string
  textSha256: string
  locale: string
  ipAddress: string
  userAgent: string
}

/** Takes back a consent. It is a decision of its own: the record of the earlier one stays, and nothing of the process hangs on it. */
export async function withdrawConsent(db: Db, withdrawn: WithdrawnConsent): Promise<void> {
  await db('consent').insert({
    application_id: withdrawn.applicationId,
    party_id: withdrawn.partyId,
    kind: withdrawn.kind,
    version: withdrawn.version,
    given: false,
    text_sha256: withdrawn.textSha256,
    locale: withdrawn.locale,
    ip_address: withdrawn.ipAddress === '' ? null : withdrawn.ipAddress,
    user_agent: withdrawn.userAgent,
  })
}
