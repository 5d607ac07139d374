import type { CallOptions } from '../call-options.ts'

/** A list as it was published: read and found to be whole, and packed so that its provider can read it again. */
export type Publication = {
  /** The same content is the same version. */
  version: string
  parties: number
  content: Uint8Array
}

/** Where a list that we screen against ourselves is published. */
export type WatchListSource = {
  readonly provider: string
  fetch(options?: CallOptions): Promise<Publication>
}
