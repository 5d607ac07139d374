/** Why operations take no new applications for a while. */
export const pauseReasons = ['outside_system_down', 'desk_overloaded', 'product_under_review', 'asked_by_authority', 'maintenance'] as const
export type PauseReason = (typeof pauseReasons)[number]

/** And why they take them again. */
export const resumeReasons = [
  'outside_system_back',
  'backlog_worked_off',
  'review_ended',
  'order_lifted',
  'maintenance_ended',
  'placed_by_mistake',
] as const
export type ResumeReason = (typeof resumeReasons)[number]
