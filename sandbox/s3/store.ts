import { createHash, randomUUID } from 'node:crypto'
import type { SandboxContext } from '../control/context.ts'

export type Lock = { mode: 'COMPLIANCE' | 'GOVERNANCE'; until: number }

/** One version of a key: the bytes with their headers, or a mark that hides what is below. */
export type StoredVersion = {
  versionId: string
  bucket: string
  key: string
  at: number
  isDeleted?: boolean
} & (
  | { kind: 'marker' }
  | {
      kind: 'object'
      contentType: string
      metadata: Readonly<Record<string, string>>
      tags: string
      checksum: { name: string; value: string } | undefined
      sha256: string
      size: number
      lock: Lock | undefined
      isOnHold: boolean
    }
)
export type StoredObject = Extract<StoredVersion, { kind: 'object' }>
type KeptContent = { versionId: string; base64: string }

/** All versions of all buckets. Whatever is deleted is marked and never seen again. */
export type BucketStore = {
  /** Newest first for each key, keys in order. */
  list(bucket: string, prefix: string): StoredVersion[]
  latest(bucket: string, key: string): StoredVersion | undefined
  find(bucket: string, key: string, versionId: string): StoredVersion | undefined
  add(object: Omit<StoredObject, 'versionId' | 'at' | 'sha256' | 'size'>, content: Buffer): StoredObject
  hide(bucket: string, key: string): StoredVersion
  change(object: StoredObject): void
  destroy(version: StoredVersion): void
  contentOf(object: StoredObject): Buffer
  /** Changes the bytes behind everybody's back, as a bad disk does. */
  corrupt(sha256: string): boolean
  all(): StoredVersion[]
}

export function createBucketStore({ keep, now }: SandboxContext): BucketStore {
  const versions = keep<StoredVersion>('s3-versions', ({ versionId }) => versionId)
  const contents = keep<KeptContent>('s3-contents', ({ versionId }) => versionId)
  const all = () => versions.all().filter(({ isDeleted }) => !isDeleted)
  const list = (bucket: string, prefix: string) => {
    const found = all().filter((one) => one.bucket === bucket && one.key.startsWith(prefix))
    const keys = [...new Set(found.map(({ key }) => key))].toSorted()
    return keys.flatMap((key) => found.filter((one) => one.key === key).toReversed())
  }
  const latest = (bucket: string, key: string) => all().findLast((one) => one.bucket === bucket && one.key === key)
  return {
    list,
    latest,
    find: (bucket, key, versionId) => all().find((one) => one.bucket === bucket && one.key === key && one.versionId === versionId),
    add(object, content) {
      const versionId = randomUUID().replaceAll('-', '')
      const stored: StoredObject = {
        ...object,
        versionId,
        at: Math.floor(now() / 1000) * 1000,
        sha256: createHash('sha256').update(content).digest('hex'),
        size: content.byteLength,
      }
      contents.put({ versionId, base64: content.toString('base64') })
      versions.put(stored)
      return stored
    },
    hide(bucket, key) {
      const marker: StoredVersion = { kind: 'marker', versionId: randomUUID().replaceAll('-', ''), bucket, key, at: now() }
      versions.put(marker)
      return marker
    },
    change: (object) => versions.put(object),
    destroy: (version) => versions.put({ ...version, isDeleted: true }),
    contentOf: ({ versionId }) => Buffer.from(contents.find(versionId)?.base64 ?? '', 'base64'),
    corrupt(sha256) {
      const hit = all().find((one) => one.kind === 'object' && one.sha256 === sha256)
      if (hit) contents.put({ versionId: hit.versionId, base64: Buffer.from('something else').toString('base64') })
      return hit !== undefined
    },
    all,
  }
}
