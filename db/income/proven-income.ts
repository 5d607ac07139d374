import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson } from '#domain/audit/canonical-json.ts'
import type { ContentReference } from '#domain/case/order.ts'
import { AppError } from '#domain/errors.ts'
import type { IncomeProof } from '#domain/income/prove-income.ts'
import { findAnswer } from '../answers/find-answer.ts'
import { findCase } from '../cases/find-case.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'

/** What is kept of papers that were held against a declaration. */
export type KeptProof = {
  submissionId: string
  declaredMinor: number
  papers: { documentId: string; readingId: string }[]
  proof: IncomeProof
}

/** What staff found out themselves; the salt keeps anybody from guessing the figure from its hash. */
type EnteredIncome = { enteredMinor: number; salt: string }

const step = 'incomeEvidence'

/** The monthly income that a proof of this case comes to. Throws `PROVEN_INCOME_NOT_FOUND` where it comes to none. */
export async function provenIncomeMinor(store: Store, proof: { caseId: string; incomeProofId: string }): Promise<number> {
  const answer = await findAnswer<KeptProof | EnteredIncome>(store, { id: proof.incomeProofId, caseId: proof.caseId, step })
  const content = answer?.content
  const minor = content && ('enteredMinor' in content ? content.enteredMinor : content.proof.monthlyMinor)
  if (minor === undefined) throw new AppError('PROVEN_INCOME_NOT_FOUND')
  return minor
}

/** Keeps an income that staff are about to enter, sealed; the order names it by the hash. It counts only once that order was carried out. */
export async function saveEnteredIncome(
  store: Store,
  entered: { caseId: string; monthlyMinor: number; enteredBy: string },
): Promise<ContentReference> {
  const { partyId } = await findCase(store.db, entered.caseId)
  const content = canonicalJson({ enteredMinor: entered.monthlyMinor, salt: randomBytes(16).toString('hex') })
  const [row]: { id: string }[] = await store
    .db('provider_answer')
    .insert({
      case_id: entered.caseId,
      party_id: partyId,
      step,
      provider: entered.enteredBy,
      // Below every attempt of the step: it is not the latest of what was read.
      attempt: 0,
      source: 'by_hand',
      summary: JSON.stringify({ outcome: 'entered' }),
      content: store.vault.seal(await dataKeyOf(store, partyId), content),
    })
    .returning('id')
  return { id: row!.id, sha256: createHash('sha256').update(content).digest('hex') }
}

/** The figure that an order names, checked against its hash. Throws `DOCUMENT_DAMAGED`. */
export async function readEnteredIncome(store: Store, { caseId, figure }: { caseId: string; figure: ContentReference }): Promise<number> {
  const answer = await findAnswer<EnteredIncome>(store, { id: figure.id, caseId, step })
  if (answer === undefined) throw new AppError('PROVEN_INCOME_NOT_FOUND')
  if (createHash('sha256').update(canonicalJson(answer.content)).digest('hex') !== figure.sha256)
    throw new AppError('DOCUMENT_DAMAGED', { documentId: figure.id })
  return answer.content.enteredMinor
}
