import type { ReasonOption } from '../decide/reason-options.ts'

/** Why no new applications are taken. */
export const pauseReasons: readonly ReasonOption[] = [
  { code: 'outside_system_down', label: 'An outside system is down for long' },
  { code: 'desk_overloaded', label: 'More comes in than the desk can work off' },
  { code: 'product_under_review', label: 'The product is under review' },
  { code: 'asked_by_authority', label: 'Asked for by an authority' },
  { code: 'maintenance', label: 'Maintenance' },
]

/** And why they are taken again. */
export const resumeReasons: readonly ReasonOption[] = [
  { code: 'outside_system_back', label: 'The outside system is back' },
  { code: 'backlog_worked_off', label: 'The backlog is worked off' },
  { code: 'review_ended', label: 'The review of the product has ended' },
  { code: 'order_lifted', label: 'The order was lifted' },
  { code: 'maintenance_ended', label: 'The maintenance has ended' },
  { code: 'placed_by_mistake', label: 'Paused by mistake' },
]

const labels: ReadonlyMap<string, string> = new Map([...pauseReasons, ...resumeReasons].map(({ code, label }) => [code, label]))

/** A reason in words; one that was given past the desk by `otherwise`. */
export function intakeReasonText(code: string, otherwise: (code: string) => string): string {
  return labels.get(code) ?? otherwise(code)
}
