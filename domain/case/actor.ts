import type { Role } from './role.ts'

/**
 * Who gave an order. `personId` is the human being, `accountId` the account used: two accounts of one person are one pair of eyes.
 * Opaque ids only; names stay in the record.
 */
export type Actor =
  | { kind: 'staff'; personId: string; accountId: string; roles: readonly Role[] }
  | { kind: 'applicant'; partyId: string }
  | { kind: 'system' }

export type StaffActor = Extract<Actor, { kind: 'staff' }>

/** One line for the record: who did it, without naming anyone. */
export function actorReference(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return `staff:${actor.personId}`
    case 'applicant':
      return `party:${actor.partyId}`
    case 'system':
      return 'system'
  }
}
