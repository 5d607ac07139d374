import type { Actor } from '../case/actor.ts'
import { canonicalJson } from './canonical-json.ts'
import type { CaseRecord } from './case-record.ts'
import { contradicted, counted, notProven, unless, type Finding } from './finding.ts'
import type { RecordedAction, RecordedCase } from './record/case-part.ts'
import type { AcceptedOrder, RunAccount, ToldProjection } from './run-account.ts'

/**
 * Compares what the record says was ordered, by whom and why, with the orders that the processes accepted. A refused order leaves no trace in a
 * history, so of those the record alone tells.
 */
export function checkOrders(
  record: Pick<CaseRecord, 'cases' | 'actions'>,
  runs: readonly RunAccount[],
  casesWithGaps: ReadonlySet<string>,
): Finding[] {
  const problems = record.cases
    .filter((one) => !casesWithGaps.has(one.id))
    .flatMap((one) => {
      const ofCase = runs.filter((run) => run.caseId === one.id)
      return orderProblems(one, {
        actions: record.actions.filter((action) => action.caseId === one.id),
        accepted: new Map(ofCase.flatMap((run) => run.orders).map((accepted) => [accepted.order.orderId, accepted])),
        told: ofCase.flatMap((run) => run.projections),
      })
    })
  const settled = record.actions.filter(isSettled).length
  const refused = record.actions.filter((action) => action.state === 'refused').length
  return [
    ...unless(
      problems.map(contradicted),
      settled === 0
        ? 'No order was carried out or proposed, in the record as in the histories.'
        : `${counted(settled, 'order')} that ${settled === 1 ? 'was' : 'were'} carried out or proposed: who gave each, why, and what came of it is the same in the record and in the histories.`,
    ),
    ...(refused === 0
      ? []
      : [
          notProven(
            `${counted(refused, 'refused order')} ${refused === 1 ? 'rests' : 'rest'} on the record alone: a process keeps no trace of what it refuses.`,
          ),
        ]),
  ]
}

type Compared = { actions: RecordedAction[]; accepted: ReadonlyMap<string, AcceptedOrder>; told: readonly ToldProjection[] }

function orderProblems(one: RecordedCase, { actions, accepted, told }: Compared): string[] {
  const results = new Map(told.flatMap((projection) => projection.answers).map(({ orderId, result }) => [orderId, result]))
  const recorded = new Map(actions.map((action) => [action.orderId, action]))
  const settled = actions
    .filter(isSettled)
    .flatMap((action) => actionProblems(one, action, accepted.get(action.orderId), results.get(action.orderId)))
  const denied = actions
    .filter((action) => action.state === 'refused' && results.has(action.orderId))
    .map((action) => `${actionName(one, action)} is recorded as refused, but was carried out.`)
  const unrecorded = one.events
    .flatMap((event) => [
      event.kind === 'order_given' ? event.facts['orderId'] : undefined,
      event.kind === 'proposal_made' ? event.facts['proposalId'] : undefined,
    ])
    .filter((orderId) => typeof orderId === 'string' && !recorded.has(orderId))
    .map((orderId) => `An order of ${one.reference} (${String(orderId)}) was given of which the record has no action.`)
  // What was answered together with the newest state may have been on its way when the record was read.
  const open = told
    .filter((projection) => projection.facts.version < one.version)
    .flatMap((projection) => projection.answers)
    .filter(({ orderId }) => recorded.get(orderId)?.state === 'requested')
    .map(({ orderId }) => `Order ${orderId} of ${one.reference} was answered, but the record has it open.`)
  return [...settled, ...denied, ...new Set(unrecorded), ...open]
}

function actionProblems(one: RecordedCase, action: RecordedAction, accepted: AcceptedOrder | undefined, result: unknown): string[] {
  const name = actionName(one, action)
  if (!accepted) return [`${name} is in the record, but no history knows of it.`]
  const { order } = accepted
  const differing = [
    ...(isSame(action.content, order.content) ? [] : ['what was ordered']),
    ...(action.reasonCode === order.reasonCode ? [] : ['the reason']),
    ...(isSame(actorOf(action), order.actor.kind === 'applicant' ? { kind: 'applicant' } : order.actor) ? [] : ['who ordered it']),
    ...(action.expectedVersion === (order.expectedVersion ?? null) ? [] : ['the version that it was based on']),
    ...(isSame(action.result, result) ? [] : ['what came of it']),
  ]
  return differing.map((what) => `${name}: ${what} is told otherwise by its history.`)
}

/** Of an applicant the action names no one: the case is theirs. */
function actorOf(action: RecordedAction): Partial<Actor> {
  if (action.actorKind === 'applicant') return { kind: 'applicant' }
  return { kind: 'staff', personId: action.personId ?? '', accountId: action.accountId ?? '', roles: action.roles as never }
}

function isSettled(action: RecordedAction): boolean {
  return action.state === 'carried_out' || action.state === 'proposed'
}

function actionName(one: RecordedCase, action: RecordedAction): string {
  return `Order ${action.orderId} of ${one.reference} (${action.kind})`
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null)
}
