import { z } from 'zod'
import type { FiledObject, FilingRequest } from '../ecm.ts'

export const filingAspect = 'tenor:filing'

/** What we ask of a node of the archive, whatever else it says. */
export const nodeBody = z.object({
  id: z.string().min(1),
  name: z.string(),
  nodeType: z.string(),
  createdAt: z.string(),
  isLocked: z.boolean().nullish(),
  aspectNames: z.array(z.string()).nullish(),
  permissions: z
    .object({
      isInheritanceEnabled: z.boolean().nullish(),
      locallySet: z.array(z.object({ authorityId: z.string(), name: z.string(), accessStatus: z.string().nullish() })).nullish(),
    })
    .nullish(),
  properties: z
    .object({
      'tenor:externalId': z.string().nullish(),
      'tenor:version': z.string().nullish(),
      'tenor:sha256': z.string().nullish(),
      'tenor:metadata': z.string().nullish(),
      'cm:lockOwner': z.object({ id: z.string() }).nullish(),
    })
    .nullish(),
})
export type AlfrescoNode = z.infer<typeof nodeBody>

/** One version of a document that we filed: a file of the archive. */
export type FiledVersion = {
  nodeId: string
  externalId: string
  number: number
  sha256: string
  filedAt: string
  metadata: Readonly<Record<string, string>>
  /** Who has it locked. */
  lockedBy: string | undefined
}

/** Undefined for what we did not file. */
export function toFiledVersion(node: AlfrescoNode): FiledVersion | undefined {
  const { 'tenor:externalId': externalId, 'tenor:version': version, 'tenor:sha256': sha256 } = node.properties ?? {}
  if (!node.aspectNames?.includes(filingAspect) || !externalId || !version || !sha256) return undefined
  return {
    nodeId: node.id,
    externalId,
    number: Number(version),
    sha256,
    filedAt: toInstant(node.createdAt),
    metadata: z.record(z.string(), z.string()).parse(JSON.parse(node.properties?.['tenor:metadata'] ?? '{}')),
    lockedBy: node.isLocked ? (node.properties?.['cm:lockOwner']?.id ?? 'somebody') : undefined,
  }
}

export function toFiledObject(objectId: string, { number, sha256, filedAt }: FiledVersion): FiledObject {
  return { objectId, version: String(number), sha256, filedAt }
}

/** The fields of an upload: what is no control of the archive's is set as a property. */
export function fieldsOf({ externalId, sha256, retention, metadata, filename }: FilingRequest, number: number): Record<string, string> {
  return {
    name: String(number),
    nodeType: 'cm:content',
    aspectNames: filingAspect,
    versioningEnabled: 'true',
    majorVersion: 'true',
    'cm:title': filename,
    'tenor:externalId': externalId,
    'tenor:version': String(number),
    'tenor:sha256': sha256,
    'tenor:retentionClass': retention.class,
    'tenor:metadata': JSON.stringify(metadata),
  }
}

/** `2026-02-15T06:21:00.495+0000`, as the archive writes it. */
function toInstant(text: string): string {
  return new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).toISOString()
}
