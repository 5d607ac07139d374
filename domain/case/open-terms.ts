import type { CaseFacts } from './case-facts.ts'

/**
 * Whether amount and term may still be changed, as far as the process knows: nothing that rests on them has begun. The credit report is the
 * first that does; who somebody is does not depend on how much they ask for.
 */
export function areTermsOpen({ steps }: Pick<CaseFacts, 'steps'>): boolean {
  return steps['bureauReport']?.state === 'pending'
}
