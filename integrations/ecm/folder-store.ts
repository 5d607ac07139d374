import { readdir, readFile, rename, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../call-options.ts'
import { observeCall, type OnCall } from '../http/observe-call.ts'
import { checkDate, checkFiling, sha256Of } from './check-filing.ts'
import { checkRemovable } from './check-removable.ts'
import { createOnce, makeFolder } from './create-once.ts'
import type { Ecm, FiledObject, FilingRequest } from './ecm.ts'

export type FolderStoreOptions = {
  /** Of this store alone. */
  folder: string
  now?: () => Date
  onCall?: OnCall
}

const provider = 'folder'

const recordBody = z.object({
  externalId: z.string(),
  filename: z.string(),
  mediaType: z.string(),
  sha256: z.string(),
  sizeBytes: z.int(),
  retention: z.object({ class: z.string(), retainUntil: z.iso.date() }),
  metadata: z.record(z.string(), z.string()),
  version: z.int().positive(),
  filedAt: z.iso.datetime(),
})
type FilingRecord = z.infer<typeof recordBody>

/**
 * An archive in a folder, with the contract of a real one. Each object is a folder named by the hash of its external id, so no
 * text from outside ever becomes a path:
 *
 *     objects/ab/ab34…/1-<sha256>.content   the bytes
 *                      1.json               what they are; appears last and once, and so makes the filing true
 *                      retained/2036-01-31  a later retention date
 *                      holds/<hash>         one file a hold
 *     removed/                              an object on its way out
 */
export function createFolderStore(options: FolderStoreOptions): Ecm {
  const store = {
    objects: join(options.folder, 'objects'),
    removed: join(options.folder, 'removed'),
    now: options.now ?? (() => new Date()),
  }
  const run = <T>(operation: string, call: CallOptions | undefined, work: () => Promise<T>) =>
    observeCall({ provider, operation, onCall: options.onCall, signal: call?.signal }, () =>
      work().catch((error: unknown) => Promise.reject(toAppError(error, operation))),
    )
  return {
    provider,
    file: (request, call) => run('file', call, () => fileVersion(store, request, 1)),
    fileVersion: (request, call) =>
      run('file_version', call, () => {
        if (request.follows.objectId !== toObjectId(request.externalId))
          throw new AppError('ECM_FILING_INVALID', { rule: 'a version follows its own object' })
        return fileVersion(store, request, Number(request.follows.version) + 1)
      }),
    read: (objectId, call) => run('read', call, () => read(store, objectId, call?.version)),
    remove: (objectId, onDate, call) => run('remove', call, () => remove(store, objectId, onDate)),
    setHold: (objectId, hold, call) => run('set_hold', call, () => setHold(store, objectId, hold)),
  }
}

type Store = { objects: string; removed: string; now: () => Date }

async function fileVersion(store: Store, request: FilingRequest, version: number): Promise<FiledObject> {
  const { content, sha256 } = request
  checkFiling(request)
  const objectId = toObjectId(request.externalId)
  const folder = folderOf(store, objectId)
  if (version > 1) await getRecord(folder, objectId, version - 1)
  const { content: _, ...described } = request
  const record = recordBody.parse({ ...described, version, sizeBytes: content.byteLength, filedAt: store.now().toISOString() })
  await makeFolder(folder)
  await createOnce(join(folder, contentName(version, sha256)), content)
  const isNew = await createOnce(join(folder, `${version}.json`), Buffer.from(JSON.stringify(record, undefined, 2)))
  const kept = isNew ? record : await getRecord(folder, objectId, version)
  if (kept.sha256 !== sha256) throw new AppError('ECM_CONTENT_CONFLICT', { objectId, version: String(version) })
  // Filed again with a longer retention: the longer one counts. A shorter one changes nothing.
  if (request.retention.retainUntil > kept.retention.retainUntil) await extendRetention(folder, request.retention.retainUntil)
  return toFiledObject(objectId, kept)
}

async function read(store: Store, objectId: string, version: string | undefined): ReturnType<Ecm['read']> {
  const folder = folderOf(store, objectId)
  const records = await getRecords(folder, objectId)
  const record = version === undefined ? records.at(-1) : records.find((one) => String(one.version) === version)
  if (record === undefined) throw new AppError('ECM_OBJECT_NOT_FOUND', { objectId, version })
  const content = await readFile(join(folder, contentName(record.version, record.sha256)))
  if (sha256Of(content) !== record.sha256) throw new AppError('ECM_CONTENT_CORRUPT', { objectId, version: String(record.version) })
  return { content, object: toFiledObject(objectId, record), metadata: record.metadata }
}

/**
 * Checked twice. The object is moved out of reach first and checked again there, because a hold may arrive between a check and
 * a deletion; a hold that comes after the move finds no object and says so.
 */
async function remove(store: Store, objectId: string, onDate: string): Promise<void> {
  checkDate(onDate)
  const folder = folderOf(store, objectId)
  const leaving = join(store.removed, objectId)
  // A removal that was cut short by a crash left the object here: it comes back, to be checked and removed like any other.
  await rename(leaving, folder).catch((error: unknown) =>
    isCode(error, 'ENOTEMPTY') ? rm(leaving, { recursive: true }) : unlessMissing(error),
  )
  await assertRemovable(folder, objectId, onDate)
  await makeFolder(store.removed)
  await rename(folder, leaving)
  try {
    await assertRemovable(leaving, objectId, onDate)
  } catch (error) {
    await rename(leaving, folder)
    throw error
  }
  await rm(leaving, { recursive: true })
}

async function setHold(store: Store, objectId: string, hold: { id: string; on: boolean }): Promise<void> {
  const folder = folderOf(store, objectId)
  await getRecords(folder, objectId)
  const file = join(folder, 'holds', sha256Of(Buffer.from(hold.id)))
  if (!hold.on) {
    await unlink(file).catch(unlessMissing)
    return
  }
  await makeFolder(join(folder, 'holds'))
  await createOnce(file, Buffer.from(JSON.stringify({ id: hold.id, since: store.now().toISOString() })))
}

async function assertRemovable(folder: string, objectId: string, onDate: string): Promise<void> {
  const records = await getRecords(folder, objectId)
  const [holds, extensions] = await Promise.all([namesIn(join(folder, 'holds')), namesIn(join(folder, 'retained'))])
  const retainUntil = [...records.map((record) => record.retention.retainUntil), ...extensions].sort().at(-1)!
  checkRemovable({ objectId, holds: holds.length, retainUntil }, onDate)
}

async function extendRetention(folder: string, retainUntil: string): Promise<void> {
  await makeFolder(join(folder, 'retained'))
  await createOnce(join(folder, 'retained', retainUntil), new Uint8Array())
}

/** All versions, oldest first; at least one. */
async function getRecords(folder: string, objectId: string): Promise<[FilingRecord, ...FilingRecord[]]> {
  const names = (await namesIn(folder)).filter((name) => /^\d+\.json$/.test(name))
  const records = await Promise.all(names.map((name) => getRecord(folder, objectId, Number.parseInt(name, 10))))
  const [first, ...later] = records.sort((left, right) => left.version - right.version)
  if (first === undefined) throw new AppError('ECM_OBJECT_NOT_FOUND', { objectId })
  return [first, ...later]
}

async function getRecord(folder: string, objectId: string, version: number): Promise<FilingRecord> {
  const text = await readFile(join(folder, `${version}.json`), 'utf8').catch(unlessMissing)
  if (text === undefined) throw new AppError('ECM_OBJECT_NOT_FOUND', { objectId, version: String(version) })
  return recordBody.parse(JSON.parse(text))
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(unlessMissing)) ?? []
}

function folderOf(store: Store, objectId: string): string {
  // Only our own ids have a folder: `../../etc` is simply an object that is not there.
  if (!/^[0-9a-f]{64}$/.test(objectId)) throw new AppError('ECM_OBJECT_NOT_FOUND', {})
  return join(store.objects, objectId.slice(0, 2), objectId)
}

function toObjectId(externalId: string): string {
  return sha256Of(Buffer.from(externalId))
}

function contentName(version: number, sha256: string): string {
  return `${version}-${sha256}.content`
}

function toFiledObject(objectId: string, record: FilingRecord): FiledObject {
  return { objectId, version: String(record.version), sha256: record.sha256, filedAt: record.filedAt }
}

function unlessMissing(error: unknown): undefined {
  if (!isCode(error, 'ENOENT')) throw error
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function toAppError(error: unknown, operation: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error
  const isOurSetup = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(String(error.code))
  // Only the code: the message holds the path.
  return new AppError(isOurSetup ? 'ECM_MISCONFIGURED' : 'ECM_DOWN', {
    provider,
    operation,
    raw: String(error.code),
    mayHaveTakenEffect: true,
  })
}
