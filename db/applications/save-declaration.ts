import { saveProfile } from '../parties/save-profile.ts'
import { inTransaction, type Store } from '../store.ts'
import { type DeclarationChange, requireOpenDeclaration } from './require-open-declaration.ts'

/** Keeps what the applicant has filled in so far. Throws `DECLARATION_CLOSED`. */
export async function saveDeclaration(store: Store, change: DeclarationChange): Promise<void> {
  await inTransaction(store, async (tx) => {
    await requireOpenDeclaration(tx, change)
    await saveProfile(tx, change.partyId, change.profile)
  })
}
