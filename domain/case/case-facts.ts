import type { Attention } from './attention.ts'
import type { EndingStatus } from './case-status.ts'
import type { Hold } from './hold.ts'
import type { ProcessName } from './processes.ts'
import type { Proposal } from './proposal.ts'
import type { StepState, WaitsFor } from './step-state.ts'

export type StepFacts = {
  state: StepState
  waitsFor?: WaitsFor
  /** All attempts ever made, for the record. */
  attempts: number
  provider?: string
  /** A person chose it for this case: it stays, whatever the default becomes. */
  providerChosen?: true
  attention?: Attention
  /** What came out, in codes and counts; no personal data. */
  summary?: StepSummary
  startedAt?: string
  endedAt?: string
  /** When what the step waits for is due; ISO instant. */
  dueAt?: string
  /** Grows with every change of the step: a proposal is bound to it. */
  revision: number
}

export type StepSummary = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** `reasons` are codes in order of precedence. */
export type Ending = { status: EndingStatus; reasons: readonly string[]; by: string; at: string }

/** Everything about a case that decides what may happen to it next. */
export type CaseFacts = {
  process: ProcessName
  /** Sequence number of the last recorded event. */
  version: number
  steps: Record<string, StepFacts>
  /** All that were ever placed, the oldest first; with their ends. */
  holds: Hold[]
  proposals: Proposal[]
  ending?: Ending
  requested: { amountMinor: number; termMonths: number }
  /** Orders about the whole case go to the root of its family. */
  isRoot: boolean
  /** Money has been ordered to leave: the case can no longer be withdrawn or cancelled. */
  pastCancellation: boolean
  /** The contract was signed: cancelling now takes two people where the product says so. */
  signed: boolean
  /** The loan was paid out and is being serviced. */
  active: boolean
}
