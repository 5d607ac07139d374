import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'

/**
 * Refuses to go on without the consent that the applicant decided on last. Throws `CONSENT_MISSING`. A credit report and a question to the
 * tax authority need one each (Lei 12.414/2011, art. 4; LGPD, art. 7).
 */
export async function requireConsent(db: Db, applicationId: string, kind: 'bureau' | 'tax_authority'): Promise<void> {
  const row: { given: boolean } | undefined = await db('consent')
    .where({ application_id: applicationId, kind })
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .first('given')
  if (row?.given !== true) throw new AppError('CONSENT_MISSING', { consent: kind })
}
