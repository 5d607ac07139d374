import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../audit/canonical-json.ts'
import type { Capability } from './capability.ts'

/** A switch is proposed by one person and comes into force by another; one that nobody answers expires. */
export const providerSwitchStates = ['open', 'confirmed', 'refused', 'expired'] as const
export type ProviderSwitchState = (typeof providerSwitchStates)[number]

/** `provider` null: as each product says again. */
export type ProposedSwitch = { id: string; capability: Capability; provider: string | null; reasonCode: string; makerPersonId: string }

/** The fingerprint of what is proposed, by whom and why: the second person confirms exactly this. SHA-256 of the canonical JSON, in hex. */
export function providerSwitchHash({ id, capability, provider, reasonCode, makerPersonId }: ProposedSwitch): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ id, capability, provider, reasonCode, makerPersonId }))))
}
