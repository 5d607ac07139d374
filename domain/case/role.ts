/** What a member of staff may do is decided by these; a person can have several. */
export const roles = ['reviewer', 'underwriter', 'senior_underwriter', 'compliance', 'operations', 'auditor'] as const
export type Role = (typeof roles)[number]
