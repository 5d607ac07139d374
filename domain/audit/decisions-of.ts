import type { CaseRecord, RecordedDecision } from './case-record.ts'
import type { RecordedCase, RecordedEvent } from './record/case-part.ts'
import type { RecordedAnswer } from './record/evidence-part.ts'

/**
 * Every decision of the policy and of people, in the order in which they were taken, each with the version of the policy and of the product that
 * stood behind it. A person's decision is an event of their step, or the end of the case in their name.
 */
export function decisionsOf(record: Pick<CaseRecord, 'cases' | 'answers' | 'product'>): RecordedDecision[] {
  const { policy } = record.product.content as { policy: { version: string } }
  const behind = { policyVersion: policy.version, productSha256: record.product.sha256 }
  const byPolicy = record.answers
    .filter((answer) => answer.provider === 'policy')
    .map((answer) => ({ ...behind, ...policyDecision(answer) }))
  const byPeople = record.cases.flatMap((one) =>
    one.events.filter(isDecision).map((event) => ({ ...behind, ...personDecision(one, event) })),
  )
  return [...byPolicy, ...byPeople].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))
}

function isDecision({ kind, actor, facts }: RecordedEvent): boolean {
  return kind === 'step_decided' || (kind === 'case_ended' && facts['status'] === 'declined' && actor.startsWith('staff:'))
}

function policyDecision({ caseId, createdAt, step, summary }: RecordedAnswer): Omit<RecordedDecision, 'productSha256' | 'policyVersion'> {
  return { caseId, at: createdAt, step, decidedBy: 'policy', outcome: textOf(summary['outcome']), reasons: textsOf(summary['reasons']) }
}

function personDecision(
  one: RecordedCase,
  { at, step, actor, facts }: RecordedEvent,
): Omit<RecordedDecision, 'productSha256' | 'policyVersion'> {
  const outcome = textOf(facts['decision'] ?? facts['status'])
  return { caseId: one.id, at, step: step ?? 'case', decidedBy: actor, outcome, reasons: textsOf(facts['reasons']) }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
