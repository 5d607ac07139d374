import type { CaseFacts } from '#domain/case/case-facts.ts'
import { withHolds, type Hold, type KeptFacts } from '#domain/case/hold.ts'
import type { CaseStatus } from '#domain/case/case-status.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'

export type CaseRow = {
  id: string
  process: ProcessName
  rootCaseId: string
  parentCaseId: string | null
  reference: string
  workflowId: string
  partyId: string
  applicationId: string
  productVersionId: string
  version: number
  status: CaseStatus
  familyStatus: CaseStatus
  /** Null until the process has begun. */
  facts: CaseFacts | null
  amountMinor: number
  termMonths: number
  currency: string
  openedAt: Date
  changedAt: Date
  endedAt: Date | null
}

/** Of a family that has not moved since holds had names: what its facts told of the one hold, the table tells. */
const standing = `(
  select jsonb_agg(jsonb_build_object('holdId', h.id, 'kind', h.kind, 'reasonCode', h.reason_code) order by h.placed_at)
  from case_hold h where h.case_id = "case".root_case_id and h.ended_at is null and "case".facts->'hold' is not null)`

const columns = {
  id: 'id',
  process: 'process',
  rootCaseId: 'root_case_id',
  parentCaseId: 'parent_case_id',
  reference: 'reference',
  workflowId: 'workflow_id',
  partyId: 'party_id',
  applicationId: 'application_id',
  productVersionId: 'product_version_id',
  version: 'version',
  status: 'status',
  familyStatus: 'family_status',
  facts: 'facts',
  amountMinor: 'amount_minor',
  termMonths: 'term_months',
  currency: 'currency',
  openedAt: 'opened_at',
  changedAt: 'changed_at',
  endedAt: 'ended_at',
}

/** One case. Throws `CASE_NOT_FOUND`. */
export async function findCase(db: Db, caseId: string): Promise<CaseRow> {
  const row = (await db('case').where({ id: caseId }).first(columns, standingIn(db))) as KeptCase | undefined
  if (!row) throw new AppError('CASE_NOT_FOUND')
  return toCase(row)
}

/** The case and everything that hangs on the same root, the root first. */
export async function findFamily(db: Db, caseId: string): Promise<CaseRow[]> {
  const { rootCaseId } = await findCase(db, caseId)
  const rows = (await db('case')
    .where({ root_case_id: rootCaseId })
    .orderBy('opened_at')
    .orderBy('id')
    .select(columns, standingIn(db))) as KeptCase[]
  return rows.map(toCase).sort((a, b) => Number(b.id === rootCaseId) - Number(a.id === rootCaseId))
}

/** The case of this process in the family of an application. */
export async function findCaseOfApplication(db: Db, applicationId: string, process: ProcessName): Promise<CaseRow> {
  const row = (await db('case').where({ application_id: applicationId, process }).first(columns, standingIn(db))) as KeptCase | undefined
  if (!row) throw new AppError('CASE_NOT_FOUND')
  return toCase(row)
}

type KeptCase = Omit<CaseRow, 'facts' | 'amountMinor'> & {
  facts: KeptFacts<CaseFacts> | null
  amountMinor: string
  standing: Pick<Hold, 'holdId' | 'kind' | 'reasonCode'>[] | null
}

function standingIn(db: Db) {
  return db.raw(`${standing} as standing`)
}

function toCase({ standing, facts, ...row }: KeptCase): CaseRow {
  return {
    ...row,
    facts: facts && withHolds<CaseFacts>(facts, (sole) => (standing ?? []).map((hold) => ({ ...sole, ...hold }))),
    amountMinor: Number(row.amountMinor),
  }
}
