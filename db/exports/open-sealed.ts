import type { Store } from '../store.ts'

/** Opens what is sealed of one person; null stays null, and so is what belonged to somebody whose data were erased. */
export type OpenSealed = (sealed: Buffer | null) => string | null

export function sealedOf({ vault }: Store, dataKey: Buffer | null): OpenSealed {
  return (sealed) => (dataKey && sealed ? vault.open(dataKey, sealed).toString('utf8') : null)
}
