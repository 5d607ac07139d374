import { caseReference } from '#domain/case/case-reference.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import { AppError } from '#domain/errors.ts'
import { createParty } from '../parties/create-party.ts'
import type { ProductVersion } from '../products/find-product-version.ts'
import { enqueue } from '../delivery/enqueue.ts'
import { inTransaction, type Store } from '../store.ts'

export type OpenedApplication = { applicationId: string; partyId: string; loanCaseId: string; reference: string }

type Opening = { version: ProductVersion; locale: 'en' | 'pt-BR'; amountMinor: number; termMonths: number }

/** How the cases of one application hang together; the child is named after its parent. */
const family: { process: ProcessName; parent?: ProcessName }[] = [
  { process: 'loan' },
  { process: 'onboarding', parent: 'loan' },
  { process: 'documentCheck', parent: 'onboarding' },
]

/**
 * The first tap: a person, an application, the rows of its cases, and the order to start the process, in one transaction. The process
 * begins when the outbox is delivered.
 */
export async function openApplication(store: Store, opening: Opening): Promise<OpenedApplication> {
  return inTransaction(store, async (tx) => {
    const partyId = await createParty(tx)
    const { id: applicationId, number } = await newIds(tx)
    const caseIds = await insertFamily(tx, { ...opening, partyId, applicationId, number })
    const loanCaseId = caseIds.loan
    if (loanCaseId === undefined) throw new AppError('CASE_NOT_FOUND')
    await tx.db('application').insert({
      id: applicationId,
      party_id: partyId,
      product_version_id: opening.version.id,
      loan_case_id: loanCaseId,
      locale: opening.locale,
      currency: opening.version.product.currency,
      requested_minor: opening.amountMinor,
      term_months: opening.termMonths,
    })
    await enqueue(tx.db, { kind: 'start_case', caseId: loanCaseId, payload: {} })
    return { applicationId, partyId, loanCaseId, reference: caseReference(number, 'loan') }
  })
}

async function newIds({ db }: Store): Promise<{ id: string; number: number }> {
  const { rows } = await db.raw(`select uuidv7() as id, nextval('case_number')::integer as number`)
  return rows[0] as { id: string; number: number }
}

async function insertFamily(
  { db }: Store,
  opening: Opening & { partyId: string; applicationId: string; number: number },
): Promise<Partial<Record<ProcessName, string>>> {
  const ids: Partial<Record<ProcessName, string>> = {}
  for (const { process, parent } of family) {
    const { rows } = await db.raw('select uuidv7() as id')
    const id = (rows[0] as { id: string }).id
    ids[process] = id
    await db('case').insert({
      id,
      process,
      root_case_id: ids.loan,
      parent_case_id: parent ? ids[parent] : null,
      reference: caseReference(opening.number, process),
      workflow_id: `${process}:${id}`,
      party_id: opening.partyId,
      application_id: opening.applicationId,
      product_version_id: opening.version.id,
      amount_minor: opening.amountMinor,
      term_months: opening.termMonths,
      currency: opening.version.product.currency,
    })
  }
  return ids
}
