import { AppError } from '#domain/errors.ts'
import type { HandedIn } from '#domain/application/applicant-progress.ts'
import type { Db } from '../connect.ts'

export type ApplicationRow = {
  id: string
  partyId: string
  productVersionId: string
  loanCaseId: string
  locale: 'en' | 'pt-BR'
  currency: string
  /** What was asked for when it was opened; what is asked for now is in the loan's case. */
  requestedMinor: number
  termMonths: number
  declaredAt: Date | null
  createdAt: Date
}

export async function findApplication(db: Db, applicationId: string): Promise<ApplicationRow> {
  const row = (await db('application').where({ id: applicationId }).first({
    id: 'id',
    partyId: 'party_id',
    productVersionId: 'product_version_id',
    loanCaseId: 'loan_case_id',
    locale: 'locale',
    currency: 'currency',
    requestedMinor: 'requested_minor',
    termMonths: 'term_months',
    declaredAt: 'declared_at',
    createdAt: 'created_at',
  })) as ApplicationRow | undefined
  if (!row) throw new AppError('APPLICATION_NOT_FOUND')
  return { ...row, requestedMinor: Number(row.requestedMinor) }
}

/** What the applicant has handed in so far. */
export async function findHandedIn(db: Db, applicationId: string): Promise<HandedIn> {
  const { rows } = await db.raw(
    `select exists (select from consent c where c.application_id = a.id) as consents,
            exists (select from party_identifier i where i.party_id = a.party_id and i.verified_at is not null) as contact,
            a.declared_at is not null as details,
            exists (select from document_set s where s.application_id = a.id and s.submitted_at is not null) as photos
     from application a where a.id = ?`,
    [applicationId],
  )
  return (rows as HandedIn[])[0]!
}
