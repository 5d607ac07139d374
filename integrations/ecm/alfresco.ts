import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../call-options.ts'
import { type Api, type ApiOptions, core, createApi } from './alfresco/api.ts'
import { misconfigured, provider } from './alfresco/codes.ts'
import { createHolds, type Guard, type Holds, isRetention, legalHold, retentionHold } from './alfresco/holds.ts'
import { type AlfrescoNode, fieldsOf, type FiledVersion, filingAspect, nodeBody, toFiledObject, toFiledVersion } from './alfresco/node.ts'
import { openFolder } from './alfresco/open-folder.ts'
import { checkDate, checkFiling, sha256Of } from './check-filing.ts'
import { checkRemovable } from './check-removable.ts'
import type { Ecm, FiledObject, FilingRequest } from './ecm.ts'
import { getVersion, requireVersions } from './versions.ts'

export type AlfrescoOptions = ApiOptions & {
  /** Path below Company Home that holds everything; its last part is made where it is missing. `tenor` where absent. */
  folder?: string
  /** Users and groups (`GROUP_…`) who may read what we file. */
  readers?: readonly string[]
}

type Archive = { api: Api; holds: Holds; open: (call: CallOptions) => Promise<string> }

const included = ['include', 'aspectNames,properties,isLocked'] as const
const firstContent = '1.0'

/**
 * An archive by the REST API of Alfresco (versions/1) with Governance Services. A document is a folder named after the hash of our id, and
 * each version a file in it named by its number, because the archive refuses the same name twice, and new content to what is on hold:
 *
 *     tenor/ab/<hash of the external id>/1   with the aspect tenor:filing, under the hold "Tenor, retained until …"
 *
 * Archivists may move the folder; it is found by its name. Of a file that somebody uploaded over, the first content is ours.
 */
export function createAlfresco(options: AlfrescoOptions): Ecm {
  const { folder = 'tenor', readers = [] } = options
  const api = createApi(options)
  const holds = createHolds(api)
  let opened: string | undefined
  const open = async (call: CallOptions) => {
    opened ??= await prepare({ api, holds }, { folder, readers, user: options.user }, call)
    return opened
  }
  const archive: Archive = { api, holds, open }
  return {
    provider,
    file: (request, call = {}) => file(archive, request, call),
    fileVersion: (request, call = {}) => fileVersion(archive, request, call),
    read: (objectId, { version, ...call } = {}) => read(archive, objectId, version, call),
    remove: (objectId, onDate, call = {}) => remove(archive, objectId, onDate, call),
    setHold: (objectId, hold, call = {}) => setHold(archive, objectId, hold, call),
  }
}

/** Nothing is filed where the archive lacks what keeps it: our aspect, and holds. Gives the id of our folder. */
async function prepare(
  { api, holds }: Omit<Archive, 'open'>,
  where: { folder: string; readers: readonly string[]; user: string },
  call: CallOptions,
): Promise<string> {
  const aspect = await api.find({ operation: 'read_aspect', path: `${core}/aspects/${filingAspect}` }, z.object({ id: z.string() }), call)
  if (aspect === undefined) throw misconfigured(`the archive has no aspect ${filingAspect}: an administrator adds the model of Tenor`)
  await holds.require(call)
  return openFolder(api, where, call)
}

async function file(archive: Archive, request: FilingRequest, call: CallOptions): Promise<FiledObject> {
  checkFiling(request)
  const { kept, objectId } = (await findFirst(archive, request.externalId, call)) ?? (await create(archive, request, call))
  if (kept.sha256 !== request.sha256) throw new AppError('ECM_CONTENT_CONFLICT', { objectId, version: '1' })
  await retain(archive, kept, request.retention.retainUntil, call)
  return toFiledObject(objectId, kept)
}

type Found = { kept: FiledVersion; objectId: string }

/** What an earlier try filed, wherever it is now. The index may lag behind, so nothing found proves nothing: the name does. */
async function findFirst(archive: Archive, externalId: string, call: CallOptions): Promise<Found | undefined> {
  await archive.open(call)
  const query = `TYPE:"cm:folder" AND =cm:name:"${sha256Of(externalId)}"`
  for (const { id } of await archive.api.search(query, z.object({ id: z.string() }), call)) {
    const [kept] = await findVersions(archive, id, call)
    if (kept?.externalId === externalId && kept.number === 1) return { kept, objectId: id }
  }
  return undefined
}

/** Spread over 256 folders, because none reads well with a million documents; the archive makes those that are missing. */
async function create(archive: Archive, request: FilingRequest, call: CallOptions): Promise<Found> {
  const folderId = await archive.open(call)
  const hash = sha256Of(request.externalId)
  const relativePath = `${hash.slice(0, 2)}/${hash}`
  await upload(archive, { parentId: folderId, relativePath, request, number: 1 }, call)
  const query = [['relativePath', relativePath]] as [string, string][]
  const found = await archive.api.find({ operation: 'find_folder', path: `${core}/nodes/${folderId}`, query }, nodeBody, call)
  const [kept] = found === undefined ? [] : await findVersions(archive, found.id, call)
  // Two made the same folder at once, and the transaction of this one was undone.
  if (found === undefined || kept === undefined)
    throw new AppError('ECM_DOWN', { provider, operation: 'create_file', raw: 'the folder was being made', mayHaveTakenEffect: false })
  return { kept, objectId: found.id }
}

type Upload = { parentId: string; relativePath?: string; request: FilingRequest; number: number }

/** Where the name is taken nothing happens: whoever was first is read afterwards, and compared with. */
async function upload({ api }: Archive, { parentId, relativePath, request, number }: Upload, call: CallOptions): Promise<void> {
  const form = new FormData()
  const fields = { ...fieldsOf(request, number), ...(relativePath !== undefined && { relativePath }) }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('filedata', new Blob([new Uint8Array(request.content)], { type: request.mediaType }), request.filename)
  await api.create({ operation: 'create_file', path: `${core}/nodes/${parentId}/children`, body: { multipart: form } }, nodeBody, call)
}

async function fileVersion(archive: Archive, request: FilingRequest & { follows: FiledObject }, call: CallOptions): Promise<FiledObject> {
  checkFiling(request)
  await archive.open(call)
  const { objectId } = request.follows
  const number = Number(request.follows.version) + 1
  const versions = requireVersions(await findVersions(archive, objectId, call), objectId)
  const followed = getVersion(versions, objectId, number - 1)
  if (followed.externalId !== request.externalId) throw new AppError('ECM_FILING_INVALID', { rule: 'a version follows its own object' })
  if (!versions.some((one) => one.number === number)) await upload(archive, { parentId: objectId, request, number }, call)
  const kept = getVersion(requireVersions(await findVersions(archive, objectId, call), objectId), objectId, number)
  if (kept.sha256 !== request.sha256) throw new AppError('ECM_CONTENT_CONFLICT', { objectId, version: String(number) })
  await keepAs(archive, { kept, followed, retainUntil: request.retention.retainUntil }, call)
  return toFiledObject(objectId, kept)
}

/** Under the holds of the version before, and retained until its date or that of the version before, whichever is later. */
async function keepAs(
  archive: Archive,
  { kept, followed, retainUntil }: { kept: FiledVersion; followed: FiledVersion; retainUntil: string },
  call: CallOptions,
): Promise<void> {
  const before = await archive.holds.guardOf(followed.nodeId, call)
  await retain(archive, kept, [retainUntil, before.retainUntil].toSorted().at(-1)!, call)
  // One that was lifted in between, and deleted, holds nothing any more.
  for (const { id } of before.holds.filter(({ name }) => !isRetention(name))) await archive.holds.addTo(id, [kept.nodeId], call)
}

/** The longer retention counts, a shorter one changes nothing; the new hold is there before the earlier one goes. */
async function retain({ holds }: Archive, { nodeId }: FiledVersion, retainUntil: string, call: CallOptions): Promise<void> {
  const guard = await holds.guardOf(nodeId, call)
  if (guard.retainUntil >= retainUntil) return
  await holds.add(retentionHold(retainUntil), [nodeId], call)
  for (const { id } of guard.holds.filter(({ name }) => isRetention(name))) await holds.takeOff(id, nodeId, call)
}

async function read(archive: Archive, objectId: string, version: string | undefined, call: CallOptions): ReturnType<Ecm['read']> {
  const versions = requireVersions(await findVersions(archive, objectId, call), objectId)
  const found = version === undefined ? versions.at(-1)! : getVersion(versions, objectId, Number(version))
  const path = `${core}/nodes/${found.nodeId}/versions/${firstContent}/content`
  const content = await archive.api.read({ operation: 'read_content', path }, call)
  if (sha256Of(content) !== found.sha256) throw new AppError('ECM_CONTENT_CORRUPT', { objectId, version: String(found.number) })
  return { content, object: toFiledObject(objectId, found), metadata: found.metadata }
}

/** The folder goes with all its files in one order, once their retention is lifted. A hold of anybody's makes the archive refuse it. */
async function remove(archive: Archive, objectId: string, onDate: string, call: CallOptions): Promise<void> {
  checkDate(onDate)
  const guards = await guardsOf(archive, objectId, call)
  const legal = new Set(guards.flatMap(({ guard }) => guard.holds.filter(({ name }) => !isRetention(name)).map(({ id }) => id)))
  const retainUntil = guards
    .map(({ guard }) => guard.retainUntil)
    .toSorted()
    .at(-1)!
  checkRemovable({ objectId, holds: legal.size, retainUntil }, onDate)
  for (const { version, guard } of guards) for (const { id } of guard.holds) await archive.holds.takeOff(id, version.nodeId, call)
  const path = `${core}/nodes/${objectId}`
  const query = [['permanent', 'true']] as [string, string][]
  const status = await archive.api.order({ operation: 'delete', method: 'DELETE', path, query, unless: [403, 409] }, call)
  if (status === 403) await explainRefusal(archive, objectId, call)
  if (status === 409) {
    const by = guards.find(({ version }) => version.lockedBy !== undefined)?.version.lockedBy ?? 'somebody'
    throw new AppError('ECM_OBJECT_LOCKED', { provider, operation: 'delete', by, mayHaveTakenEffect: false })
  }
}

/** A hold that came in between, a record of the file plan, or a right that is missing: 403 is all that the archive says. */
async function explainRefusal(archive: Archive, objectId: string, call: CallOptions): Promise<never> {
  const guards = await guardsOf(archive, objectId, call)
  if (guards.some(({ guard }) => guard.holds.length > 0)) throw new AppError('ECM_OBJECT_RETAINED', { objectId, because: 'archive' })
  throw misconfigured('the archive does not let our user delete (status 403)')
}

async function guardsOf(archive: Archive, objectId: string, call: CallOptions): Promise<{ version: FiledVersion; guard: Guard }[]> {
  const versions = requireVersions(await findVersions(archive, objectId, call), objectId)
  return Promise.all(versions.map(async (version) => ({ version, guard: await archive.holds.guardOf(version.nodeId, call) })))
}

/** On every version: a hold is on the document, and what is held must not lose its history. */
async function setHold(archive: Archive, objectId: string, { id, on }: { id: string; on: boolean }, call: CallOptions): Promise<void> {
  const hold = legalHold(id)
  const guards = await guardsOf(archive, objectId, call)
  const held = guards.flatMap(({ version, guard }) => guard.holds.filter(({ name }) => name === hold.name).map((one) => ({ version, one })))
  if (!on) {
    for (const { version, one } of held) await archive.holds.takeOff(one.id, version.nodeId, call)
    return
  }
  const free = guards.filter(({ version }) => !held.some((one) => one.version === version)).map(({ version }) => version.nodeId)
  if (free.length > 0) await archive.holds.add(hold, free, call)
}

/** Oldest first. */
async function findVersions({ api }: Archive, objectId: string, call: CallOptions): Promise<FiledVersion[]> {
  // Only an id of the archive is put into an address: whatever else is asked for is simply not there.
  if (!z.uuid().safeParse(objectId).success) throw new AppError('ECM_OBJECT_NOT_FOUND', {})
  const nodes: AlfrescoNode[] | undefined = await api.list(
    { operation: 'list_versions', path: `${core}/nodes/${objectId}/children`, query: [[...included]] },
    nodeBody,
    call,
  )
  const versions = (nodes ?? []).map(toFiledVersion).filter((one) => one !== undefined)
  return versions.toSorted((left, right) => left.number - right.number)
}
