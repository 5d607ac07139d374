import type { Db } from '../connect.ts'
import { lockRow } from '../lock-row.ts'
import { latestConsents } from './latest-consents.ts'

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

/**
 * Takes back a consent that was given. It is a decision of its own: the record of the earlier one stays, and nothing of the process hangs
 * on it. Where nothing was given there is nothing to take back, and all consents are still to be asked for.
 */
export async function withdrawConsent(db: Db, withdrawn: WithdrawnConsent): Promise<void> {
  await db.transaction(async (tx) => {
    await lockRow(tx, 'application', withdrawn.applicationId)
    const latest = (await latestConsents(tx, withdrawn.applicationId)).find(({ kind }) => kind === withdrawn.kind)
    if (latest?.given === true) await writeWithdrawal(tx, withdrawn)
  })
}

async function writeWithdrawal(tx: Db, withdrawn: WithdrawnConsent): Promise<void> {
  await tx('consent').insert({
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
