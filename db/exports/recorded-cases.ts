import type { Db } from '../connect.ts'
import { toPlain, type Plain } from './to-plain.ts'

/** The family of cases of a root, the root first, each with its steps in order and all its events. */
export async function recordedCases(db: Db, rootCaseId: string): Promise<Plain[]> {
  const cases: (Plain & { id: string })[] = await db('case')
    .where({ root_case_id: rootCaseId })
    .orderByRaw('(parent_case_id is null) desc, opened_at, id')
    .select({
      id: 'id',
      process: 'process',
      parentCaseId: 'parent_case_id',
      reference: 'reference',
      workflowId: 'workflow_id',
      version: 'version',
      status: 'status',
      openedAt: 'opened_at',
      endedAt: 'ended_at',
      facts: 'facts',
    })
  const caseIds = cases.map((row) => row.id)
  const steps = await stepsOf(db, caseIds)
  const events = await eventsOf(db, caseIds)
  return cases.map((row) => ({ ...toPlain(row), steps: steps.get(row.id) ?? [], events: events.get(row.id) ?? [] }))
}

async function stepsOf(db: Db, caseIds: string[]): Promise<Map<string, Plain[]>> {
  const rows: OfCase[] = await db('case_step').whereIn('case_id', caseIds).orderBy(['case_id', 'position']).select({
    caseId: 'case_id',
    name: 'name',
    state: 'state',
    waitsFor: 'waits_for',
    attempts: 'attempts',
    revision: 'revision',
    provider: 'provider',
    attention: 'attention',
    summary: 'summary',
    startedAt: 'started_at',
    endedAt: 'ended_at',
    dueAt: 'due_at',
  })
  return byCase(rows)
}

async function eventsOf(db: Db, caseIds: string[]): Promise<Map<string, Plain[]>> {
  const rows: OfCase[] = await db('case_event')
    .whereIn('case_id', caseIds)
    .orderBy(['case_id', 'sequence'])
    .select({ caseId: 'case_id', sequence: 'sequence', kind: 'kind', step: 'step', actor: 'actor', at: 'at', facts: 'facts' })
  return byCase(rows)
}

type OfCase = Plain & { caseId: string }

function byCase(rows: OfCase[]): Map<string, Plain[]> {
  const groups = Map.groupBy(rows, (row) => row.caseId)
  return new Map([...groups].map(([caseId, group]) => [caseId, group.map(({ caseId: _caseId, ...row }) => toPlain(row))]))
}
