import { defineSignal, defineUpdate } from '@temporalio/workflow'
import type { Attention } from '#domain/case/attention.ts'
import type { EndingStatus } from '#domain/case/case-status.ts'
import type { StepSummary } from '#domain/case/case-facts.ts'
import type { Hold, SoleHold } from '#domain/case/hold.ts'
import { orderKinds, type Order, type OrderKind } from '#domain/case/order.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import type { StepState } from '#domain/case/step-state.ts'

/** What came of an order. For a retry `step` is the state after the new attempt, never a promise. */
export type OrderResult =
  | {
      outcome: 'carried_out'
      version: number
      step?: { name: string; state: StepState; attempts: number; attention?: Attention; summary?: StepSummary }
    }
  | { outcome: 'proposed'; version: number; proposalId: string; hash: string; expiresAt: string }

/** One update for each kind of order. The client's `updateId` is the order's id. */
export const orderUpdates = Object.fromEntries(orderKinds.map((kind) => [kind, defineUpdate<OrderResult, [Order]>(kind)])) as Record<
  OrderKind,
  ReturnType<typeof defineUpdate<OrderResult, [Order]>>
>

/** What the applicant or an outside system did, by reference to the record. `factId` tells a repeated delivery from a new fact. */
export type CaseFact = { factId: string; subject: string; reference?: string; facts?: StepSummary }
export const factReported = defineSignal<[CaseFact]>('factReported')

/** A parent tells its running children what befell it: all its holds with their ends. Before holds had names it was the one that stood, or null. */
export const parentHeld = defineSignal<[readonly Hold[] | SoleHold | null]>('parentHeld')
export type ParentEnding = { status: Exclude<EndingStatus, 'completed'>; reasons: readonly string[]; by: string }
export const parentEnded = defineSignal<[ParentEnding]>('parentEnded')

/** The only maker of workflow ids: the process and the opaque id of its case. */
export function caseWorkflowId(process: ProcessName, caseId: string): string {
  return `${process}:${caseId}`
}

/** The queue of the workers that run every process. */
export const caseTaskQueue = 'tenor'
