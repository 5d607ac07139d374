import type { Product } from '../product/product.ts'
import type { ProcessName } from './processes.ts'

/** What a case's workflow is started with: opaque ids, the pinned product and what was asked for. No personal data. */
export type CaseBriefing = {
  caseId: string
  rootCaseId: string
  parentCaseId?: string
  /** The cases that this one will start, by process; their rows exist from the beginning. */
  childCaseIds: Partial<Record<ProcessName, string>>
  partyId: string
  applicationId: string
  productVersionId: string
  product: Product
  requested: { amountMinor: number; termMonths: number }
  /** Number of the last event that the record already holds. */
  version: number
}
