import { z } from 'zod'
import type { FiledObject, FilingRequest } from '../ecm.ts'
import { sha256Of } from '../check-filing.ts'
import { filingType } from './filing-type.ts'
import type { Properties } from './form.ts'

const retentionType = 'cmis:rm_clientMgtRetention'
const holdType = 'cmis:rm_hold'

const texts = z.array(z.string()).nullish()
/** A version of a document in the short form: ids of properties and their values, dates in milliseconds of the epoch. */
export const documentBody = z.object({
  succinctProperties: z.object({
    'cmis:objectId': z.string().min(1),
    'cmis:creationDate': z.number(),
    'cmis:changeToken': z.string().nullish(),
    'cmis:secondaryObjectTypeIds': texts,
    'cmis:isPrivateWorkingCopy': z.boolean().nullish(),
    'cmis:versionSeriesCheckedOutBy': z.string().nullish(),
    'cmis:versionSeriesCheckedOutId': z.string().nullish(),
    'cmis:rm_expirationDate': z.number().nullish(),
    'cmis:rm_holdIds': texts,
    'tenor:externalId': z.string().nullish(),
    'tenor:version': z.string().nullish(),
    'tenor:sha256': z.string().nullish(),
    'tenor:metadata': z.string().nullish(),
  }),
})
/** What an action answers whose result we read afresh. */
export const createdBody = z.object({ succinctProperties: z.object({ 'cmis:objectId': z.string().min(1) }) })

/** One version of a document that we filed. */
export type FiledVersion = {
  versionObjectId: string
  externalId: string
  version: number
  sha256: string
  filedAt: string
  changeToken: string | undefined
  secondaryTypes: string[]
  /** ISO date; empty where nothing retains it. */
  retainUntil: string
  holds: string[]
  metadata: Readonly<Record<string, string>>
  checkedOut: { by: string; workingCopyId: string } | undefined
}

/** Undefined for what we did not file, and for the working copy of somebody who is at it. */
export function toFiledVersion({ succinctProperties: document }: z.infer<typeof documentBody>): FiledVersion | undefined {
  const { 'tenor:externalId': externalId, 'tenor:version': version, 'tenor:sha256': sha256 } = document
  if (document['cmis:isPrivateWorkingCopy'] || !externalId || !version || !sha256) return undefined
  const [by, workingCopyId] = [document['cmis:versionSeriesCheckedOutBy'], document['cmis:versionSeriesCheckedOutId']]
  return {
    versionObjectId: document['cmis:objectId'],
    externalId,
    version: Number(version),
    sha256,
    filedAt: new Date(document['cmis:creationDate']).toISOString(),
    changeToken: document['cmis:changeToken'] ?? undefined,
    secondaryTypes: document['cmis:secondaryObjectTypeIds'] ?? [],
    retainUntil: toDate(document['cmis:rm_expirationDate']),
    holds: document['cmis:rm_holdIds'] ?? [],
    metadata: z.record(z.string(), z.string()).parse(JSON.parse(document['tenor:metadata'] ?? '{}')),
    checkedOut: by && workingCopyId ? { by, workingCopyId } : undefined,
  }
}

export function toFiledObject(objectId: string, { version, sha256, filedAt }: FiledVersion): FiledObject {
  return { objectId, version: String(version), sha256, filedAt }
}

/** The same name for the same filing, so that the folder itself refuses a second one; no text from outside is part of it. */
export function nameOf(externalId: string): string {
  return `tenor-${sha256Of(externalId)}`
}

/** How a version is filed: retained until its date or that of the version before, whichever is later, and under the holds of that one. */
export function propertiesOf(request: FilingRequest, version: number, before?: FiledVersion): Properties {
  const holds = before?.holds ?? []
  const retainUntil = [request.retention.retainUntil, before?.retainUntil ?? ''].toSorted().at(-1)!
  return {
    'cmis:secondaryObjectTypeIds': [filingType, retentionType, ...(holds.length > 0 ? [holdType] : [])],
    'tenor:externalId': request.externalId,
    'tenor:version': String(version),
    'tenor:sha256': request.sha256,
    'tenor:retentionClass': request.retention.class,
    'tenor:metadata': JSON.stringify(request.metadata),
    'cmis:rm_expirationDate': toMilliseconds(retainUntil),
    ...(holds.length > 0 && { 'cmis:rm_holdIds': holds }),
  }
}

export function retentionOf({ secondaryTypes }: FiledVersion, retainUntil: string): Properties {
  return { 'cmis:secondaryObjectTypeIds': withType(secondaryTypes, retentionType), 'cmis:rm_expirationDate': toMilliseconds(retainUntil) }
}

/** The type goes with the last hold: without ids it would say nothing. */
export function holdsOf({ secondaryTypes }: FiledVersion, holds: readonly string[]): Properties {
  if (holds.length === 0) return { 'cmis:secondaryObjectTypeIds': secondaryTypes.filter((type) => type !== holdType) }
  return { 'cmis:secondaryObjectTypeIds': withType(secondaryTypes, holdType), 'cmis:rm_holdIds': holds }
}

function withType(types: readonly string[], type: string): string[] {
  return [...new Set([...types, type])]
}

function toMilliseconds(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`)
}

/** The first day on which it may go. */
function toDate(milliseconds: number | null | undefined): string {
  return typeof milliseconds !== 'number' ? '' : new Date(milliseconds + 86_399_999).toISOString().slice(0, 10)
}
