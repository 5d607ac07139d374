import { AppError } from '#domain/errors.ts'
import { enqueue } from '../delivery/enqueue.ts'
import { lockRow } from '../lock-row.ts'
import { inTransaction, type Store } from '../store.ts'
import { latestConsents } from './latest-consents.ts'

export type ConsentDecision = { kind: string; version: string; given: boolean; textSha256: string }

export type ConsentsGiven = {
  applicationId: string
  partyId: string
  onboardingCaseId: string
  locale: string
  ipAddress: string
  userAgent: string
  decisions: ConsentDecision[]
}

/**
 * Keeps each decision with the hash of the text that was shown, and tells the process, once. Decisions are added, never changed. Throws
 * `CONSENTS_ALREADY_GIVEN`.
 */
export async function saveConsents(store: Store, given: ConsentsGiven): Promise<void> {
  await inTransaction(store, async ({ db }) => {
    // Two taps at once are two requests: the second finds what the first has decided.
    await lockRow(db, 'application', given.applicationId)
    if ((await latestConsents(db, given.applicationId)).length > 0) throw new AppError('CONSENTS_ALREADY_GIVEN')
    await db('consent').insert(
      given.decisions.map((decision) => ({
        application_id: given.applicationId,
        party_id: given.partyId,
        kind: decision.kind,
        version: decision.version,
        given: decision.given,
        text_sha256: decision.textSha256,
        locale: given.locale,
        ip_address: given.ipAddress === '' ? null : given.ipAddress,
        user_agent: given.userAgent,
      })),
    )
    await enqueue(db, {
      kind: 'report_fact',
      caseId: given.onboardingCaseId,
      payload: { subject: 'consents', facts: { given: given.decisions.filter((decision) => decision.given).length } },
    })
  })
}
