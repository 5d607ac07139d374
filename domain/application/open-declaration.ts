import type { RequestReason } from '../case/order.ts'

/** What of a declaration says who somebody is. */
export const identityFields = ['fullName', 'socialName', 'birthDate', 'taxId'] as const
export type IdentityField = (typeof identityFields)[number]

export type DeclarationStanding = {
  hasEnded: boolean
  isHandedIn: boolean
  /** The document is still to be held against it: no photographs are in, or others were asked for. */
  isBeforeDocument: boolean
  /** The applicant was asked for it again since they handed it in. */
  askedAgain?: { request?: RequestReason }
}

/** `identity`: of who they are, only these fields; the rest freely. */
export type OpenDeclaration = { open: 'all' } | { open: 'asked'; identity: readonly IdentityField[] } | { open: 'none' }

const askedFor: Readonly<Partial<Record<RequestReason, readonly IdentityField[]>>> = {
  name_mismatch: ['fullName', 'socialName'],
  birth_date_mismatch: ['birthDate'],
  tax_id_mismatch: ['taxId'],
}

/**
 * How much of a declaration its applicant may change. Once a document bears out who somebody is, they become nobody else: asked again, they
 * change what they were asked for. Nothing changes under checks that have begun. Staff correct with a second person what is closed here.
 */
export function openDeclaration({ hasEnded, isHandedIn, isBeforeDocument, askedAgain }: DeclarationStanding): OpenDeclaration {
  if (hasEnded) return { open: 'none' }
  if (!isHandedIn || isBeforeDocument) return { open: 'all' }
  if (askedAgain === undefined) return { open: 'none' }
  return { open: 'asked', identity: (askedAgain.request && askedFor[askedAgain.request]) ?? [] }
}
