import type { CaseBriefing } from '#domain/case/case-briefing.ts'
import type { Db } from '../connect.ts'
import { productVersion } from '../products/find-product-version.ts'
import { findCase, findFamily } from './find-case.ts'

/** What the workflow of a root case is started with. */
export async function readBriefing(db: Db, caseId: string): Promise<CaseBriefing> {
  const opened = await findCase(db, caseId)
  const family = await findFamily(db, caseId)
  const { product } = await productVersion(db, opened.productVersionId)
  return {
    caseId,
    rootCaseId: opened.rootCaseId,
    childCaseIds: Object.fromEntries(family.filter((member) => member.id !== caseId).map((member) => [member.process, member.id])),
    partyId: opened.partyId,
    applicationId: opened.applicationId,
    productVersionId: opened.productVersionId,
    product,
    requested: { amountMinor: opened.amountMinor, termMonths: opened.termMonths },
    version: 0,
  }
}
