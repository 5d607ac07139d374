import type { Router } from 'express'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { checkChangeable, checkDeletable, checkName, getReadable, getWritable, mayRead } from './access.ts'
import { readBody } from './body.ts'
import { createNode, permissionsForm } from './create-node.ts'
import { dateOf, toEntry, toList } from './entry.ts'
import { describeAspect, withAspects } from './model.ts'
import { AlfrescoProblem, integrity, invalid, locked, notFound } from './problem.ts'
import { type Repository, type RepositoryNode, rootId } from './repository.ts'
import type { Asked, Serve } from './alfresco.ts'

const updateForm = z.strictObject({
  name: z.string().optional(),
  aspectNames: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  permissions: permissionsForm.optional(),
})
const moveForm = z.strictObject({ targetParentId: z.string(), name: z.string().optional() })
const lockForm = z.strictObject({
  timeToExpire: z.int().min(0).optional(),
  type: z.enum(['ALLOW_OWNER_CHANGES', 'FULL']).default('ALLOW_OWNER_CHANGES'),
  lifetime: z.enum(['PERSISTENT', 'EPHEMERAL']).default('PERSISTENT'),
})

/** `nodes`, `versions` and `aspects` of the content API, version 1. */
export function addNodeRoutes(router: Router, base: string, serve: Serve): void {
  router.get(`${base}/aspects/:id`, serve(readAspect))
  router.get(`${base}/nodes/:id`, serve(readNode))
  router.put(`${base}/nodes/:id`, serve(updateNode))
  router.delete(`${base}/nodes/:id`, serve(deleteNode))
  router.get(`${base}/nodes/:id/children`, serve(listChildren))
  router.post(`${base}/nodes/:id/children`, serve(createChild))
  router.get(`${base}/nodes/:id/parents`, serve(listParents))
  router.get(`${base}/nodes/:id/content`, serve(readContent))
  router.put(`${base}/nodes/:id/content`, serve(updateContent))
  router.get(`${base}/nodes/:id/versions`, serve(listVersions))
  router.get(`${base}/nodes/:id/versions/:version/content`, serve(readVersionContent))
  router.post(`${base}/nodes/:id/move`, serve(moveNode))
  router.post(`${base}/nodes/:id/lock`, serve(lockNode))
  router.post(`${base}/nodes/:id/unlock`, serve(unlockNode))
  router.post(`${base}/nodes/:id/checkout`, serve(checkOut))
  router.post(`${base}/nodes/:id/cancel-checkout`, serve(cancelCheckOut))
}

function readAspect({ id, context }: Asked) {
  const aspect = context.scenarios.take('alfresco', 'answer', 'no_model') === undefined ? describeAspect(id) : undefined
  if (aspect === undefined) throw notFound(id)
  return { status: 200, body: { entry: aspect } }
}

function readNode(asked: Asked) {
  const { repository, request, person } = asked
  const at = getReadable(repository, idOf(asked), person)
  const path = request.query['relativePath']
  if (typeof path !== 'string') return entryReply(asked, at)
  const found = repository.findByPath(at.id, path)
  const missing = `The entity with relativePath: ${path} was not found.`
  if (found === undefined) throw new AlfrescoProblem(404, missing, missing)
  return entryReply(asked, getReadable(repository, found.id, person))
}

function updateNode(asked: Asked) {
  const { repository, request, person, now } = asked
  const node = getWritable(repository, idOf(asked), person)
  const { name, aspectNames, properties, permissions } = readBody(request, updateForm)
  if (name !== undefined || aspectNames || properties) checkChangeable(repository, node, person)
  if (name !== undefined && name !== node.name) checkName(repository, node.parentId, name)
  const aspects = withAspects(aspectNames ?? [], properties ?? {})
  const changed = repository.put({
    ...node,
    name: name ?? node.name,
    aspectNames: [...new Set([...node.aspectNames, ...aspects])],
    properties: { ...node.properties, ...(properties as Record<string, string> | undefined) },
    permissions: {
      isInheritanceEnabled: permissions?.isInheritanceEnabled ?? node.permissions.isInheritanceEnabled,
      locallySet: permissions?.locallySet ?? node.permissions.locallySet,
    },
    modifiedAt: now,
    modifiedBy: person.name,
  })
  return entryReply(asked, changed)
}

function deleteNode(asked: Asked) {
  const { repository, person } = asked
  const node = getWritable(repository, idOf(asked), person)
  checkDeletable(repository, node, person)
  deleteAll(repository, node)
  return { status: 204, body: '' }
}

function deleteAll(repository: Repository, node: RepositoryNode): void {
  for (const child of repository.childrenOf(node.id)) deleteAll(repository, child)
  repository.put({ ...node, isDeleted: true })
}

function listChildren(asked: Asked) {
  const { repository, request, person } = asked
  const node = getReadable(repository, idOf(asked), person)
  if (node.versions.length > 0) throw invalid(`NodeId of folder is expected: ${node.id}`)
  const children = repository.childrenOf(node.id).filter((child) => mayRead(repository, child, person))
  return {
    status: 200,
    body: toList(
      children.map((child) => toEntry(child, repository, includeOf(asked))),
      request.query,
    ),
  }
}

async function createChild(asked: Asked) {
  const { repository, request, person, now, context } = asked
  const node = await createNode({ repository, request, parentId: idOf(asked), person, at: now })
  if (context.scenarios.take('alfresco', 'outcome', 'unavailable_after_commit') !== undefined) return asked.unavailable()
  return entryReply(asked, node, 201)
}

/** The folder that a node is in, and the holds that it is under. */
function listParents(asked: Asked) {
  const { repository, request, person } = asked
  const node = getReadable(repository, idOf(asked), person)
  const { where } = request.query
  if (where !== undefined && where !== '(isPrimary=false)') throw invalid('The sandbox knows where=(isPrimary=false) alone')
  const holds = repository.holdsOn(node.id).map((hold) => ({ hold, association: { assocType: 'rma:frozenContent', isPrimary: false } }))
  const entries = holds.map(({ hold, association }) => ({ ...toEntry(hold, repository, []), association }))
  return { status: 200, body: toList(entries, request.query) }
}

function readContent(asked: Asked) {
  return contentReply(asked, getFile(asked).versions.at(-1)!)
}

function readVersionContent(asked: Asked) {
  const label = String(asked.request.params['version'])
  const version = getFile(asked).versions.find((one) => one.label === label)
  if (version === undefined) throw notFound(label)
  return contentReply(asked, version)
}

function updateContent(asked: Asked) {
  const { repository, request, person, now } = asked
  const file = getFile(asked)
  getWritable(repository, file.id, person)
  checkChangeable(repository, file, person)
  const [major = 0, minor = 0] = file.versions.at(-1)!.label.split('.').map(Number)
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const { comment } = request.query
  const version = {
    label: request.query['majorVersion'] === 'true' ? `${major + 1}.0` : `${major}.${minor + 1}`,
    ...(typeof comment === 'string' && { comment }),
    at: now,
    by: person.name,
    contentKey: repository.keepContent(bytes),
    mimeType: file.versions.at(-1)!.mimeType,
    sizeInBytes: bytes.byteLength,
  }
  return entryReply(asked, repository.put({ ...file, versions: [...file.versions, version], modifiedAt: now, modifiedBy: person.name }))
}

/** The newest first. */
function listVersions(asked: Asked) {
  const file = getFile(asked)
  const versions = file.versions.toReversed().map(({ label, comment, at, by, mimeType, sizeInBytes }) => ({
    id: label,
    ...(comment !== undefined && { versionComment: comment }),
    name: file.name,
    nodeType: file.nodeType,
    isFolder: false,
    isFile: true,
    modifiedAt: dateOf(at),
    modifiedByUser: { id: by, displayName: by },
    content: { mimeType, sizeInBytes, encoding: 'UTF-8' },
  }))
  return { status: 200, body: toList(versions, asked.request.query) }
}

function moveNode(asked: Asked) {
  const { repository, request, person } = asked
  const node = getWritable(repository, idOf(asked), person)
  const { targetParentId, name = node.name } = readBody(request, moveForm)
  checkChangeable(repository, node, person)
  const target = getWritable(repository, aliased(targetParentId), person)
  checkName(repository, target.id, name)
  return entryReply(asked, repository.put({ ...node, parentId: target.id, name }))
}

function lockNode(asked: Asked) {
  const { repository, request, person, now } = asked
  const file = getFile(asked)
  getWritable(repository, file.id, person)
  const { timeToExpire = 0, type } = readBody(request, lockForm)
  checkChangeable(
    repository,
    { ...file, ...(file.lock?.owner === person.name && { lock: { ...file.lock, type: 'ALLOW_OWNER_CHANGES' } }) },
    person,
  )
  const lock = { owner: person.name, type, ...(timeToExpire > 0 && { expiresAt: now + timeToExpire * 1_000 }) }
  return entryReply(asked, repository.put({ ...file, lock }))
}

function unlockNode(asked: Asked) {
  const { repository, person } = asked
  const file = getFile(asked)
  if (file.lock?.owner !== person.name) throw integrity('The node could not be unlocked.')
  const { lock: _, ...unlocked } = file
  return entryReply(asked, repository.put(unlocked))
}

/** A private working copy, and a lock on the original. There is no check-in in this API. */
function checkOut(asked: Asked) {
  const { repository, person, now } = asked
  const file = getFile(asked)
  getWritable(repository, file.id, person)
  checkChangeable(repository, file, person)
  if (file.lock !== undefined || file.workingCopyOf !== undefined) throw locked('The node is checked out or locked.')
  repository.put({ ...file, lock: { owner: person.name, type: 'FULL' } })
  const name = `${file.name} (Working Copy)`
  const copy = repository.put({ ...file, id: randomUUID(), name, createdAt: now, createdBy: person.name, workingCopyOf: file.id })
  return entryReply(asked, copy)
}

function cancelCheckOut(asked: Asked) {
  const { repository, person } = asked
  const copy = getFile(asked)
  const original = repository.find(copy.workingCopyOf ?? '')
  if (original === undefined || copy.createdBy !== person.name) throw locked('The node is not checked out.')
  repository.put({ ...copy, isDeleted: true })
  const { lock: _, ...unlocked } = original
  return entryReply(asked, repository.put(unlocked))
}

function getFile(asked: Asked): RepositoryNode {
  const node = getReadable(asked.repository, idOf(asked), asked.person)
  const [newest] = node.versions
  if (newest === undefined) throw invalid(`NodeId of content is expected: ${node.id}`)
  if (node.lock?.expiresAt === undefined || node.lock.expiresAt > asked.now) return node
  const { lock: _, ...unlocked } = node
  return asked.repository.put(unlocked)
}

function contentReply({ repository }: Asked, version: RepositoryNode['versions'][number]) {
  return { status: 200, body: repository.contentOf(version), headers: { 'content-type': version.mimeType } }
}

function entryReply(asked: Asked, node: RepositoryNode, status = 200) {
  // Aspects and properties are shown of a single node always, in a list where they are asked for.
  return { status, body: { entry: toEntry(node, asked.repository, ['aspectNames', 'properties', ...includeOf(asked)]) } }
}

function includeOf({ request }: Asked): string[] {
  const { include } = request.query
  return typeof include === 'string' ? include.split(',') : []
}

function idOf({ id }: Asked): string {
  return aliased(id)
}

function aliased(id: string): string {
  return id === '-root-' ? rootId : id
}
