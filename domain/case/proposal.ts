import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../audit/canonical-json.ts'
import type { StaffActor } from './actor.ts'
import type { OrderContent } from './order.ts'
import type { Role } from './role.ts'

export const proposalStates = ['open', 'confirmed', 'refused', 'expired', 'void'] as const
export type ProposalState = (typeof proposalStates)[number]

/** An order that needs a second person: frozen, hashed, and good until it expires or the step it is about changes. */
export type Proposal = {
  proposalId: string
  content: OrderContent
  reasonCode: string
  hash: string
  maker: StaffActor
  /** The second person needs one of these roles. */
  eligible: readonly Role[]
  /** Revision of the step when it was proposed; another revision makes the proposal void. */
  stepRevision?: number
  state: ProposalState
  checkerPersonId?: string
  proposedAt: string
  expiresAt: string
}

/** The fingerprint of what is proposed, by whom and why: the second person confirms exactly this. SHA-256 of the canonical JSON, in hex. */
export function proposalHash(proposal: Pick<Proposal, 'proposalId' | 'content' | 'reasonCode'> & { makerPersonId: string }): string {
  const { proposalId, content, reasonCode, makerPersonId } = proposal
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ proposalId, content, reasonCode, makerPersonId }))))
}
