import type { CallOptions } from '../call-options.ts'

export type FilingRequest = {
  /** Deterministic: case + document + hash prefix. Filing the same bytes under it again is a success, other bytes a conflict. */
  externalId: string
  filename: string
  mediaType: string
  content: Uint8Array
  /** Hex. */
  sha256: string
  retention: { class: string; /** ISO date before which nothing may delete it. */ retainUntil: string }
  metadata: Readonly<Record<string, string>>
}

export type FiledObject = { objectId: string; version: string; sha256: string; filedAt: string }

export type Ecm = {
  readonly provider: string
  /** Create-once. Throws `ECM_CONTENT_CONFLICT` when the id holds other bytes. */
  file(request: FilingRequest, options?: CallOptions): Promise<FiledObject>
  /**
   * The next version after `follows`, which keeps every earlier one. The same bytes after the same version are the same filing;
   * throws `ECM_CONTENT_CONFLICT` when another document followed first.
   */
  fileVersion(request: FilingRequest & { follows: FiledObject }, options?: CallOptions): Promise<FiledObject>
  /** The latest version, or the one that is named. */
  read(
    objectId: string,
    options?: CallOptions & { version?: string },
  ): Promise<{ content: Uint8Array; object: FiledObject; metadata: Readonly<Record<string, string>> }>
  /** With all versions. Throws `ECM_OBJECT_RETAINED` before the retention date or under a hold. */
  remove(objectId: string, onDate: string, options?: CallOptions): Promise<void>
  setHold(objectId: string, hold: { id: string; on: boolean }, options?: CallOptions): Promise<void>
}
