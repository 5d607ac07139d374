/** The states of a step, in the order in which a reader meets them. The database checks the same list. */
export const stepStates = ['pending', 'running', 'waiting', 'needs_attention', 'done', 'done_by_hand', 'skipped', 'cancelled'] as const
export type StepState = (typeof stepStates)[number]

/** Whom a waiting step waits for. */
export type WaitsFor = 'applicant' | 'staff' | 'outside'

const nextStates: Record<StepState, readonly StepState[]> = {
  pending: ['running', 'waiting', 'skipped', 'cancelled'],
  running: ['running', 'waiting', 'needs_attention', 'done', 'done_by_hand', 'cancelled'],
  waiting: ['running', 'waiting', 'needs_attention', 'done', 'done_by_hand', 'skipped', 'cancelled'],
  needs_attention: ['running', 'waiting', 'needs_attention', 'done', 'done_by_hand', 'skipped', 'cancelled'],
  // A finished step starts again only where a later finding sends the case back to it, or money comes back after settlement.
  done: ['running', 'waiting', 'needs_attention'],
  done_by_hand: ['running', 'waiting', 'needs_attention'],
  skipped: ['running', 'waiting'],
  cancelled: [],
}

/** Whether a step may go from one state to the other. */
export function canFollow(from: StepState, to: StepState): boolean {
  return nextStates[from].includes(to)
}

/** A step that asks nothing more of anybody. */
export function isFinished(state: StepState): boolean {
  return state === 'done' || state === 'done_by_hand' || state === 'skipped' || state === 'cancelled'
}
