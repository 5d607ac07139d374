import type { Db } from '../connect.ts'
import type { OpenSealed } from './open-sealed.ts'
import { toPlain, type Plain } from './to-plain.ts'

/** Everything that anybody ordered of these cases. That the file was exported is no part of the case: it would differ with every export. */
export async function recordedActions(db: Db, caseIds: string[], open: OpenSealed): Promise<Plain[]> {
  const rows: (Plain & { note: Buffer | null })[] = await db('staff_action')
    .whereIn('case_id', caseIds)
    .whereNot({ kind: 'exportCase' })
    .orderBy(['requested_at', 'order_id'])
    .select({
      orderId: 'order_id',
      caseId: 'case_id',
      kind: 'kind',
      step: 'step',
      actorKind: 'actor_kind',
      personId: 'person_id',
      accountId: 'account_id',
      roles: 'roles',
      sessionId: 'session_id',
      reasonCode: 'reason_code',
      note: 'note',
      content: 'content',
      expectedVersion: 'expected_version',
      versionBefore: 'version_before',
      state: 'state',
      result: 'result',
      errorCode: 'error_code',
      requestedAt: 'requested_at',
      completedAt: 'completed_at',
    })
  return rows.map(({ note, ...row }) => ({ ...toPlain(row), note: open(note) }))
}

export async function recordedProposals(db: Db, caseIds: string[]): Promise<Plain[]> {
  const rows: Plain[] = await db('proposal').whereIn('case_id', caseIds).orderBy(['proposed_at', 'id']).select({
    id: 'id',
    caseId: 'case_id',
    kind: 'kind',
    step: 'step',
    content: 'content',
    reasonCode: 'reason_code',
    hash: 'hash',
    makerPersonId: 'maker_person_id',
    eligibleRoles: 'eligible_roles',
    state: 'state',
    checkerPersonId: 'checker_person_id',
    proposedAt: 'proposed_at',
    expiresAt: 'expires_at',
    closedAt: 'closed_at',
  })
  return rows.map(toPlain)
}

/** Every hold that stands or stood, with its beginning and its end. */
export async function recordedHolds(db: Db, caseIds: string[]): Promise<Plain[]> {
  const rows: Plain[] = await db('case_hold').whereIn('case_id', caseIds).orderBy(['placed_at', 'id']).select({
    id: 'id',
    caseId: 'case_id',
    kind: 'kind',
    reasonCode: 'reason_code',
    placedBy: 'placed_by',
    placedAt: 'placed_at',
    confirmedIn: 'confirmed_in',
    ending: 'ending',
    endedBy: 'ended_by',
    endedAt: 'ended_at',
    endedOrderId: 'ended_order_id',
    endedReasonCode: 'ended_reason_code',
    endConfirmedBy: 'end_confirmed_by',
  })
  return rows.map(toPlain)
}

export async function recordedCorrections(db: Db, caseIds: string[], open: OpenSealed): Promise<Plain[]> {
  const rows: (Plain & { before: Buffer | null; content: Buffer })[] = await db('correction')
    .whereIn('case_id', caseIds)
    .orderBy(['created_at', 'id'])
    .select({
      id: 'id',
      caseId: 'case_id',
      fields: 'fields',
      before: 'values_before',
      content: 'values',
      sha256: 'sha256',
      createdBy: 'created_by',
      createdAt: 'created_at',
      appliedAt: 'applied_at',
    })
  return rows.map(({ before, content, ...row }) => ({ ...toPlain(row), before: open(before), content: open(content) }))
}

/** The names of those who acted, by person. */
export async function recordedPeople(db: Db, personIds: readonly string[]): Promise<{ personId: string; name: string }[]> {
  const rows: { personId: string; name: string }[] = await db('staff_account')
    .whereIn('person_id', [...personIds])
    .distinctOn('person_id')
    .orderBy(['person_id', { column: 'last_signed_in_at', order: 'desc' }])
    .select({ personId: 'person_id', name: 'name' })
  return rows
}
