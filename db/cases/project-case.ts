import type { CaseEvent } from '#domain/case/case-event.ts'
import type { CaseFacts } from '#domain/case/case-facts.ts'
import type { CaseStatus } from '#domain/case/case-status.ts'
import { familyStatus, isEnding } from '#domain/case/family-status.ts'
import { stepNames } from '#domain/case/processes.ts'
import type { Db } from '../connect.ts'
import { lockRow } from '../lock-row.ts'
import { upsertHolds } from './upsert-holds.ts'

export type CaseProjection = {
  caseId: string
  rootCaseId: string
  status: CaseStatus
  facts: CaseFacts
  events: CaseEvent[]
  answers: { orderId: string; result: { outcome: 'carried_out' | 'proposed' } }[]
}

/** Brings the state of a case into the record. Safe to repeat, and harmless when late: an older version changes nothing. */
export async function projectCase(db: Db, projection: CaseProjection): Promise<void> {
  await db.transaction(async (tx) => {
    await insertEvents(tx, projection)
    if (await updateCase(tx, projection)) {
      await upsertSteps(tx, projection)
      await upsertProposals(tx, projection)
      await upsertHolds(tx, projection)
    }
    for (const { orderId, result } of projection.answers) {
      await tx('staff_action')
        .where({ order_id: orderId, state: 'requested' })
        .update({ state: result.outcome, result: JSON.stringify(result), completed_at: tx.fn.now() })
    }
    await updateRoot(tx, projection.rootCaseId)
  })
}

async function insertEvents(tx: Db, { caseId, events }: CaseProjection): Promise<void> {
  const rows = events.map(({ sequence, kind, step, actor, at, facts }) => ({
    case_id: caseId,
    sequence,
    kind,
    step: step ?? null,
    actor,
    at,
    facts: JSON.stringify(facts),
  }))
  if (rows.length > 0) await tx('case_event').insert(rows).onConflict(['case_id', 'sequence']).ignore()
}

async function updateCase(tx: Db, { caseId, status, facts }: CaseProjection): Promise<boolean> {
  const updated = await tx('case')
    .where({ id: caseId })
    .where('version', '<', facts.version)
    .update({
      version: facts.version,
      status,
      facts: JSON.stringify(facts),
      amount_minor: facts.requested.amountMinor,
      term_months: facts.requested.termMonths,
      changed_at: tx.fn.now(),
      ended_at: isEnding(status) ? tx.raw('coalesce(ended_at, now())') : null,
    })
  return updated === 1
}

async function upsertSteps(tx: Db, { caseId, facts }: CaseProjection): Promise<void> {
  const order = stepNames(facts.process)
  const rows = Object.entries(facts.steps).map(([name, step]) => ({
    case_id: caseId,
    name,
    position: order.indexOf(name),
    state: step.state,
    waits_for: step.waitsFor ?? null,
    attempts: step.attempts,
    revision: step.revision,
    provider: step.provider ?? null,
    attention: step.attention ? JSON.stringify(step.attention) : null,
    summary: step.summary ? JSON.stringify(step.summary) : null,
    started_at: step.startedAt ?? null,
    ended_at: step.endedAt ?? null,
    due_at: step.dueAt ?? null,
  }))
  await tx('case_step').insert(rows).onConflict(['case_id', 'name']).merge()
  await dropSteps(tx, { caseId, facts })
}

/** Other terms may ask for fewer steps; those that left the case had not begun. */
async function dropSteps(tx: Db, { caseId, facts }: Pick<CaseProjection, 'caseId' | 'facts'>): Promise<void> {
  await tx('case_step').where({ case_id: caseId, state: 'pending' }).whereNotIn('name', Object.keys(facts.steps)).delete()
}

async function upsertProposals(tx: Db, { caseId, facts }: CaseProjection): Promise<void> {
  const rows = facts.proposals.map((proposal) => ({
    id: proposal.proposalId,
    case_id: caseId,
    kind: proposal.content.kind,
    step: 'step' in proposal.content ? proposal.content.step : null,
    content: JSON.stringify(proposal.content),
    reason_code: proposal.reasonCode,
    hash: proposal.hash,
    maker_person_id: proposal.maker.personId,
    maker_account_id: proposal.maker.accountId,
    eligible_roles: proposal.eligible,
    state: proposal.state,
    checker_person_id: proposal.checkerPersonId ?? null,
    proposed_at: proposal.proposedAt,
    expires_at: proposal.expiresAt,
    closed_at: proposal.state === 'open' ? null : tx.fn.now(),
  }))
  if (rows.length === 0) return
  await tx('proposal').insert(rows).onConflict('id').merge(['state', 'checker_person_id', 'closed_at']).where('proposal.state', 'open')
}

/** The root is locked, so that two members that change together do not both read the other's old state. */
async function updateRoot(tx: Db, rootCaseId: string): Promise<void> {
  await lockRow(tx, 'case', rootCaseId)
  const members = (await tx('case').where({ root_case_id: rootCaseId }).select('id', 'status', 'version')) as {
    id: string
    status: CaseStatus
    version: number
  }[]
  const root = members.find((member) => member.id === rootCaseId)
  if (!root) return
  const others = members.filter((member) => member.id !== rootCaseId && member.version > 0 && !isEnding(member.status))
  const status = familyStatus(
    root.status,
    others.map((member) => member.status),
  )
  await tx('case').where({ id: rootCaseId }).whereNot({ family_status: status }).update({ family_status: status, changed_at: tx.fn.now() })
  await tx('case')
    .where({ id: rootCaseId })
    .update({ due_at: tx.raw("coalesce((?), 'infinity')", [firstDue(tx, rootCaseId)]) })
  if (isEnding(root.status)) await endWhatNeverBegan(tx, { rootCaseId, status: root.status })
}

/** When the first of what is open anywhere in the family is due. */
function firstDue(tx: Db, rootCaseId: string) {
  const members = tx('case').where({ root_case_id: rootCaseId }).select('id')
  const open = tx('case_step')
    .whereIn('case_id', members)
    .whereIn('state', ['waiting', 'needs_attention', 'running'])
    .select({ due: 'due_at' })
    .unionAll(tx('proposal').whereIn('case_id', members).where({ state: 'open' }).select({ due: 'expires_at' }))
  return tx.from(open.as('open')).min('due')
}

/** What the application ended too early to begin ends with it: no process will ever say so, and nothing is delivered to it any more. */
async function endWhatNeverBegan(tx: Db, { rootCaseId, status }: { rootCaseId: string; status: CaseStatus }): Promise<void> {
  await tx('case').where({ root_case_id: rootCaseId, version: 0 }).whereNull('ended_at').update({ status, ended_at: tx.fn.now() })
}
