import { findApplication } from '#db/applications/find-application.ts'
import { findCase, type CaseRow } from '#db/cases/find-case.ts'
import { productVersion } from '#db/products/find-product-version.ts'
import type { Store } from '#db/store.ts'
import type { Product } from '#domain/product/product.ts'
import type { Locale } from '#domain/texts/locale.ts'

/** Whom a case is about, on which terms and in which language. */
export type CaseSubject = Pick<CaseRow, 'id' | 'rootCaseId' | 'reference' | 'partyId' | 'applicationId' | 'productVersionId'> & {
  product: Product
  locale: Locale
}

export async function findSubject({ db }: Store, caseId: string): Promise<CaseSubject> {
  const { id, rootCaseId, reference, partyId, applicationId, productVersionId } = await findCase(db, caseId)
  const [{ product }, { locale }] = await Promise.all([productVersion(db, productVersionId), findApplication(db, applicationId)])
  return { id, rootCaseId, reference, partyId, applicationId, productVersionId, product, locale }
}
