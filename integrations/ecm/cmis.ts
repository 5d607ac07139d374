import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../call-options.ts'
import { checkDate, checkFiling, sha256Of } from './check-filing.ts'
import { checkRemovable } from './check-removable.ts'
import { type Binding, type BindingOptions, createBinding } from './cmis/binding.ts'
import { provider } from './cmis/codes.ts'
import {
  createdBody,
  documentBody,
  type FiledVersion,
  holdsOf,
  nameOf,
  propertiesOf,
  retentionOf,
  toFiledObject,
  toFiledVersion,
} from './cmis/document.ts'
import { ensureFilingType } from './cmis/filing-type.ts'
import { type Content, type Properties } from './cmis/form.ts'
import type { Ecm, FiledObject, FilingRequest } from './ecm.ts'

export type CmisOptions = BindingOptions & {
  /** Folder below the root that holds everything; it is made where it is missing. `tenor` where absent. */
  folder?: string
  /** Users and groups of the archive who may read what we file, beside those to whom the folder is open already. */
  readers?: readonly string[]
}

type Archive = { binding: Binding; user: string; folder: string; readers: readonly string[]; ready: boolean }

const nothing = z.unknown()
const listBody = z.array(documentBody)
const resultsBody = z.object({ results: z.array(z.object({ succinctProperties: z.object({ 'cmis:objectId': z.string() }) })) })
/** Somebody else may change the same properties in between, but not for ever. */
const updateAttempts = 4

/**
 * An archive that speaks the browser binding of CMIS 1.1 (OASIS, 5). A document is created under a name made of our id, in a folder that
 * refuses the same name twice; before that it is looked for, wherever archivists may have moved it. The id of an object is the one of its
 * first version, which never changes.
 */
export function createCmis(options: CmisOptions): Ecm {
  const { user, folder = 'tenor', readers = [] } = options
  const archive: Archive = { binding: createBinding(options), user, folder, readers, ready: false }
  return {
    provider,
    file: (request, call = {}) => file(archive, request, call),
    fileVersion: (request, call = {}) => fileVersion(archive, request, call),
    read: (objectId, { version, ...call } = {}) => read(archive, objectId, version, call),
    remove: (objectId, onDate, call = {}) => remove(archive, objectId, onDate, call),
    setHold: (objectId, hold, call = {}) => setHold(archive, objectId, hold, call),
  }
}

async function file(archive: Archive, request: FilingRequest, call: CallOptions): Promise<FiledObject> {
  checkFiling(request)
  if (!archive.ready) await ensureFilingType(archive.binding, call)
  archive.ready = true
  const kept = (await findFirst(archive, request.externalId, call)) ?? (await create(archive, request, call))
  if (kept.sha256 !== request.sha256) throw new AppError('ECM_CONTENT_CONFLICT', { objectId: kept.versionObjectId, version: '1' })
  // Filed again with a longer retention: the longer one counts. A shorter one changes nothing.
  if (request.retention.retainUntil > kept.retainUntil)
    await change(archive, kept.versionObjectId, (now) => retentionOf(now, request.retention.retainUntil), call)
  return toFiledObject(kept.versionObjectId, kept)
}

/** What an earlier try filed, wherever it is now. The index may lag behind, so nothing found proves nothing: the name does. */
async function findFirst({ binding }: Archive, externalId: string, call: CallOptions): Promise<FiledVersion | undefined> {
  const statement = `SELECT cmis:objectId FROM cmis:document WHERE cmis:name = '${nameOf(externalId)}'`
  const { results } = await binding.query(statement, resultsBody, call)
  const [found] = results
  return found && firstOf(await versionsOf(binding, found.succinctProperties['cmis:objectId'], call))
}

async function create(archive: Archive, request: FilingRequest, call: CallOptions): Promise<FiledVersion> {
  const { binding, readers } = archive
  const folder = await ensureFolder(archive, nameOf(request.externalId), call)
  const name = nameOf(request.externalId)
  try {
    const document = await binding.act(
      {
        operation: 'create_document',
        action: 'createDocument',
        on: { folder },
        fields: [
          ['versioningState', 'major'],
          ...readers.flatMap((reader, index): [string, string][] => [
            [`addACEPrincipal[${index}]`, reader],
            [`addACEPermission[${index}][0]`, 'cmis:read'],
          ]),
        ],
        properties: { 'cmis:objectTypeId': 'cmis:document', 'cmis:name': name, ...propertiesOf(request, 1) },
        content: contentOf(request),
      },
      documentBody,
      call,
    )
    return getFiled(toFiledVersion(document), name)
  } catch (error) {
    if (!isException(error, 'nameConstraintViolation')) throw error
    const { succinctProperties } = await binding.select('find_by_name', 'object', { path: `${folder}/${name}` }, createdBody, call)
    return firstOf(await versionsOf(binding, succinctProperties['cmis:objectId'], call))
  }
}

/** Spread over 256 folders, because none reads well with a million documents. */
async function ensureFolder({ binding, folder }: Archive, name: string, call: CallOptions): Promise<string> {
  const part = name.slice(-2)
  const path = `/${folder}/${part}`
  try {
    await binding.select('find_folder', 'object', { path }, nothing, call)
    return path
  } catch (error) {
    if (!isException(error, 'objectNotFound')) throw error
  }
  for (const [parent, child] of [['', folder] as const, [`/${folder}`, part] as const]) {
    const properties = { 'cmis:objectTypeId': 'cmis:folder', 'cmis:name': child }
    await binding
      .order({ operation: 'create_folder', action: 'createFolder', on: { folder: parent }, properties }, call)
      .catch(unless('nameConstraintViolation'))
  }
  return path
}

async function fileVersion(archive: Archive, request: FilingRequest & { follows: FiledObject }, call: CallOptions): Promise<FiledObject> {
  checkFiling(request)
  const { objectId } = request.follows
  const number = Number(request.follows.version) + 1
  const versions = await versionsOf(archive.binding, objectId, call)
  const followed = getFiled(
    versions.find((one) => one.version === number - 1),
    objectId,
  )
  if (followed.externalId !== request.externalId) throw new AppError('ECM_FILING_INVALID', { rule: 'a version follows its own object' })
  const kept = versions.find((one) => one.version === number) ?? (await checkIn(archive, { request, followed, objectId }, call))
  if (kept.sha256 !== request.sha256) throw new AppError('ECM_CONTENT_CONFLICT', { objectId, version: String(number) })
  return toFiledObject(objectId, kept)
}

type Following = { request: FilingRequest; followed: FiledVersion; objectId: string }

/** Checks out, puts the bytes in, checks in. Whoever loses a race for it finds the version of the winner and is compared with that. */
async function checkIn({ binding, user }: Archive, { request, followed, objectId }: Following, call: CallOptions): Promise<FiledVersion> {
  const number = followed.version + 1
  const theirs = async () => (await versionsOf(binding, objectId, call)).find((one) => one.version === number)
  try {
    const workingCopyId = await checkOut(binding, followed, user, call)
    await binding.order(
      {
        operation: 'check_in',
        action: 'checkIn',
        on: { objectId: workingCopyId },
        fields: [
          ['major', 'true'],
          ['checkinComment', `version ${number} by Tenor`],
        ],
        properties: propertiesOf(request, number, followed),
        content: contentOf(request),
      },
      call,
    )
    return getFiled(await theirs(), objectId)
  } catch (error) {
    if (!['versioning', 'updateConflict', 'objectNotFound'].some((exception) => isException(error, exception))) throw error
    const winner = await theirs()
    if (winner === undefined) throw error
    return winner
  }
}

/** A working copy that an earlier try of ours left behind is taken up again; that of a person is theirs. */
async function checkOut(binding: Binding, { versionObjectId, checkedOut }: FiledVersion, user: string, call: CallOptions): Promise<string> {
  if (checkedOut?.by === user) return checkedOut.workingCopyId
  if (checkedOut !== undefined)
    throw new AppError('ECM_OBJECT_LOCKED', { provider, operation: 'check_out', by: checkedOut.by, mayHaveTakenEffect: false })
  const { succinctProperties } = await binding.act(
    { operation: 'check_out', action: 'checkOut', on: { objectId: versionObjectId } },
    createdBody,
    call,
  )
  return succinctProperties['cmis:objectId']
}

async function read(archive: Archive, objectId: string, version: string | undefined, call: CallOptions): ReturnType<Ecm['read']> {
  const versions = await versionsOf(archive.binding, objectId, call)
  const found = getFiled(
    version === undefined ? versions.at(-1) : versions.find((one) => String(one.version) === version),
    objectId,
    version,
  )
  const content = await archive.binding.readContent(found.versionObjectId, call)
  if (sha256Of(content) !== found.sha256) throw new AppError('ECM_CONTENT_CORRUPT', { objectId, version: String(found.version) })
  return { content, object: toFiledObject(objectId, found), metadata: found.metadata }
}

async function remove({ binding }: Archive, objectId: string, onDate: string, call: CallOptions): Promise<void> {
  checkDate(onDate)
  const versions = await versionsOf(binding, objectId, call)
  const holds = new Set(versions.flatMap((one) => one.holds)).size
  checkRemovable(
    {
      objectId,
      holds,
      retainUntil: versions
        .map((one) => one.retainUntil)
        .toSorted()
        .at(-1)!,
    },
    onDate,
  )
  try {
    await binding.order({ operation: 'delete', action: 'delete', on: { objectId }, fields: [['allVersions', 'true']] }, call)
  } catch (error) {
    // A hold came in between, a rule of the archive's own, or its clock is behind ours.
    if (isException(error, 'constraint')) throw new AppError('ECM_OBJECT_RETAINED', { objectId, because: 'archive' }, { cause: error })
    throw error
  }
}

/** On every version: a hold is on the document, and what is held must not lose its history. */
async function setHold(
  { binding, ...archive }: Archive,
  objectId: string,
  hold: { id: string; on: boolean },
  call: CallOptions,
): Promise<void> {
  for (const { versionObjectId } of await versionsOf(binding, objectId, call)) {
    await change(
      { binding, ...archive },
      versionObjectId,
      (now) => {
        if (now.holds.includes(hold.id) === hold.on) return undefined
        return holdsOf(now, hold.on ? [...now.holds, hold.id] : now.holds.filter((id) => id !== hold.id))
      },
      call,
    )
  }
}

/** Reads, decides and writes under the change token; reads again where somebody else was faster. */
async function change(
  { binding }: Archive,
  versionObjectId: string,
  decide: (now: FiledVersion) => Properties | undefined,
  call: CallOptions,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const document = await binding.select('read_properties', 'object', { objectId: versionObjectId }, documentBody, call)
    const now = getFiled(toFiledVersion(document), versionObjectId)
    const properties = decide(now)
    if (properties === undefined) return
    const fields: [string, string][] = now.changeToken === undefined ? [] : [['changeToken', now.changeToken]]
    try {
      await binding.order({ operation: 'update', action: 'update', on: { objectId: versionObjectId }, fields, properties }, call)
      return
    } catch (error) {
      if (!isException(error, 'updateConflict') || attempt === updateAttempts) throw error
    }
  }
}

/** Oldest first, at least one. Throws `ECM_OBJECT_NOT_FOUND`, also for what we did not file. */
async function versionsOf(binding: Binding, objectId: string, call: CallOptions): Promise<FiledVersion[]> {
  // An empty id would be the root folder.
  if (objectId === '') throw new AppError('ECM_OBJECT_NOT_FOUND', {})
  const documents = await binding.select('read_versions', 'versions', { objectId }, listBody, call)
  const versions = documents.map(toFiledVersion).filter((one) => one !== undefined)
  if (versions.length === 0) throw new AppError('ECM_OBJECT_NOT_FOUND', { objectId })
  return versions.toSorted((left, right) => left.version - right.version)
}

function firstOf(versions: readonly FiledVersion[]): FiledVersion {
  return getFiled(versions[0], '')
}

function getFiled(found: FiledVersion | undefined, objectId: string, version?: string): FiledVersion {
  if (found === undefined) throw new AppError('ECM_OBJECT_NOT_FOUND', { objectId, ...(version !== undefined && { version }) })
  return found
}

function contentOf({ content, mediaType, filename }: FilingRequest): Content {
  return { bytes: content, mediaType, filename }
}

function isException(error: unknown, exception: string): boolean {
  return error instanceof AppError && error.details['providerCode'] === exception
}

function unless(exception: string): (error: unknown) => void {
  return (error) => {
    if (!isException(error, exception)) throw error
  }
}
