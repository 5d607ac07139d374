import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson } from '#domain/audit/canonical-json.ts'
import type { ContentReference } from '#domain/case/order.ts'
import type { EnteredDocument } from '#domain/document/entered-document.ts'
import { AppError } from '#domain/errors.ts'
import { findAnswer } from '../answers/find-answer.ts'
import { findCase } from '../cases/find-case.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'

/** The salt keeps anybody from guessing a number from its hash. */
type Kept = { entered: EnteredDocument; salt: string }

const step = 'readDocument'

/** Keeps what staff read from a document themselves, sealed; the order names it by the hash. It counts only once that order was carried out. */
export async function saveEnteredDocument(
  store: Store,
  { caseId, entered, enteredBy }: { caseId: string; entered: EnteredDocument; enteredBy: string },
): Promise<ContentReference> {
  const { partyId } = await findCase(store.db, caseId)
  const content = canonicalJson({ entered, salt: randomBytes(16).toString('hex') } satisfies Kept)
  const [row]: { id: string }[] = await store
    .db('provider_answer')
    .insert({
      case_id: caseId,
      party_id: partyId,
      step,
      provider: enteredBy,
      // Below every attempt of the step: it is not the latest of what was read.
      attempt: 0,
      source: 'by_hand',
      summary: JSON.stringify({ outcome: 'entered' }),
      content: store.vault.seal(await dataKeyOf(store, partyId), content),
    })
    .returning('id')
  return { id: row!.id, sha256: createHash('sha256').update(content).digest('hex') }
}

/** What an order names, checked against its hash. Throws `READING_NOT_FOUND`, `DOCUMENT_DAMAGED`. */
export async function readEnteredDocument(
  store: Store,
  { caseId, reading }: { caseId: string; reading: ContentReference },
): Promise<EnteredDocument> {
  const answer = await findAnswer<Kept>(store, { id: reading.id, caseId, step })
  if (answer === undefined) throw new AppError('READING_NOT_FOUND')
  if (createHash('sha256').update(canonicalJson(answer.content)).digest('hex') !== reading.sha256)
    throw new AppError('DOCUMENT_DAMAGED', { documentId: reading.id })
  return answer.content.entered
}
