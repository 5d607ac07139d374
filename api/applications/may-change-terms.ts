import { openDeclaration } from '#domain/application/open-declaration.ts'
import { areTermsOpen } from '#domain/case/open-terms.ts'
import type { CaseFacts } from '#domain/case/case-facts.ts'
import { readDeclarationStanding } from '#db/applications/read-declaration-standing.ts'
import type { Db } from '#db/connect.ts'
import { AppError } from '#domain/errors.ts'

/**
 * Whether the applicant may ask for another amount or term: as long as all that they declare is still theirs to change, and nothing that
 * rests on the terms has begun. The process has the last word when they do.
 */
export async function mayChangeTerms(db: Db, application: { id: string; facts: CaseFacts | null | undefined }): Promise<boolean> {
  const { id, facts } = application
  if (!facts || !areTermsOpen(facts)) return false
  return openDeclaration(await readDeclarationStanding(db, id)).open === 'all'
}

/** Throws `TERMS_CLOSED`. */
export async function requireOpenTerms(db: Db, application: { id: string; facts: CaseFacts | null | undefined }): Promise<void> {
  if (!(await mayChangeTerms(db, application))) throw new AppError('TERMS_CLOSED')
}
