import { enqueue } from '../delivery/enqueue.ts'
import { saveProfile } from '../parties/save-profile.ts'
import { inTransaction, type Store } from '../store.ts'
import { type DeclarationChange, requireOpenDeclaration } from './require-open-declaration.ts'

/** The applicant hands in what they declare of themselves; the process goes on with it. Throws `DECLARATION_CLOSED`. */
export async function declareDetails(store: Store, declared: DeclarationChange & { onboardingCaseId: string }): Promise<void> {
  const { applicationId, onboardingCaseId } = declared
  await inTransaction(store, async (tx) => {
    await requireOpenDeclaration(tx, declared)
    await saveProfile(tx, declared.partyId, declared.profile)
    const revision = tx.db('case_step').where({ case_id: onboardingCaseId, name: 'details' }).select('revision')
    await tx.db('application').where({ id: applicationId }).update({ declared_at: tx.db.fn.now(), declared_revision: revision })
    await enqueue(tx.db, { kind: 'report_fact', caseId: onboardingCaseId, payload: { subject: 'details' } })
  })
}
