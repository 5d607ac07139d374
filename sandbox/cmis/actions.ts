import { randomUUID } from 'node:crypto'
import type { VendorReply } from '../control/vendor.ts'
import { CmisException } from './exception.ts'
import type { ActionForm } from './form.ts'
import { toObject } from './object.ts'
import type { CmisDocument, CmisNode, Shelf } from './shelf.ts'
import { propertiesOfType, toValue } from './types.ts'

export type Acting = { shelf: Shelf; form: ActionForm; node: CmisNode; user: string; now: number }

/** What can be done with a folder or a document, by the name of the action (CMIS 1.1, 5.4.3.2). */
export const actions: Readonly<Record<string, (acting: Acting) => VendorReply>> = {
  createFolder,
  createDocument,
  update,
  checkOut,
  cancelCheckOut,
  checkIn,
  move,
  delete: remove,
}

function createFolder({ shelf, form, node, user, now }: Acting): VendorReply {
  const { name, properties } = newNode(shelf, form, node, 'cmis:folder')
  const folder = {
    kind: 'folder' as const,
    id: randomUUID(),
    parentId: node.id,
    name,
    createdAt: now,
    createdBy: user,
    properties,
    readers: [],
  }
  return { status: 201, body: toObject(shelf.put(folder), shelf) }
}

function createDocument({ shelf, form, node, user, now }: Acting): VendorReply {
  if (form.field('versioningState') !== 'major') throw new CmisException('constraint', 'Only major versions are kept.')
  const { name, properties } = newNode(shelf, form, node, 'cmis:document')
  const seriesId = randomUUID()
  const document = shelf.put<CmisDocument>({
    kind: 'document',
    id: `${seriesId};1.0`,
    seriesId,
    label: '1.0',
    parentId: node.id,
    name,
    createdAt: now,
    createdBy: user,
    readers: form.readers,
    properties,
    content: keepContent(shelf, form),
  })
  return { status: 201, body: toObject(document, shelf) }
}

function newNode(shelf: Shelf, form: ActionForm, parent: CmisNode, typeId: string): { name: string; properties: Record<string, unknown> } {
  if (parent.kind !== 'folder') throw new CmisException('constraint', 'A document holds nothing.')
  const { 'cmis:name': name, 'cmis:objectTypeId': type, ...properties } = readProperties(shelf, form, typeId, [])
  if (type !== typeId) throw new CmisException('invalidArgument', `cmis:objectTypeId must be ${typeId}.`)
  if (typeof name !== 'string' || name === '' || name.includes('/')) throw new CmisException('invalidArgument', 'cmis:name is not valid.')
  if (shelf.isNameTaken(parent.id, name)) throw new CmisException('nameConstraintViolation', 'The folder has an object of this name.')
  return { name, properties }
}

function update({ shelf, form, node, now }: Acting): VendorReply {
  const token = form.field('changeToken')
  if (token !== undefined && token !== node.changeToken) throw new CmisException('updateConflict', 'The object was changed in between.')
  if (node.kind === 'folder') throw new CmisException('notSupported', 'Folders stay as they are.')
  const types = node.properties['cmis:secondaryObjectTypeIds']
  const changed = readProperties(shelf, form, 'cmis:document', Array.isArray(types) ? types.map(String) : [])
  const properties = withoutOrphans(shelf, { ...node.properties, ...changed })
  const until = retainedUntil(node.properties)
  if (until > now && retainedUntil(properties) < until) throw new CmisException('constraint', 'A retention cannot be shortened.')
  return { status: 200, body: toObject(shelf.put({ ...node, properties }), shelf) }
}

function checkOut({ shelf, node, user, now }: Acting): VendorReply {
  const document = asDocument(node)
  const [newest] = shelf.versionsOf(document.seriesId)
  if (newest?.label === 'pwc') throw new CmisException('versioning', 'The document is checked out.')
  if (newest?.id !== document.id) throw new CmisException('versioning', 'Only the latest version can be checked out.')
  const workingCopy = shelf.put<CmisDocument>({
    ...document,
    id: `${document.seriesId};pwc-${randomUUID()}`,
    label: 'pwc',
    createdAt: now,
    createdBy: user,
  })
  return { status: 201, body: toObject(workingCopy, shelf), headers: { location: workingCopy.id } }
}

function cancelCheckOut({ shelf, node, user }: Acting): VendorReply {
  shelf.remove(workingCopyOf(node, user))
  return { status: 200, body: {} }
}

function checkIn({ shelf, form, node, user, now }: Acting): VendorReply {
  const workingCopy = workingCopyOf(node, user)
  if (form.field('major') !== 'true') throw new CmisException('constraint', 'Only major versions are kept.')
  const number = shelf.versionsOf(workingCopy.seriesId).length
  const properties = readProperties(shelf, form, 'cmis:document', [])
  const content = form.content ? keepContent(shelf, form) : workingCopy.content
  shelf.remove(workingCopy)
  const version = shelf.put<CmisDocument>({
    ...workingCopy,
    id: `${workingCopy.seriesId};${number}.0`,
    label: `${number}.0`,
    createdAt: now,
    properties: { ...workingCopy.properties, ...properties },
    content,
  })
  return { status: 201, body: toObject(version, shelf) }
}

function move({ shelf, form, node }: Acting): VendorReply {
  const document = asDocument(node)
  const target = shelf.find(form.field('targetFolderId') ?? '')
  if (target?.kind !== 'folder') throw new CmisException('objectNotFound', 'There is no such folder.')
  if (form.field('sourceFolderId') !== document.parentId) throw new CmisException('invalidArgument', 'The object is not in that folder.')
  if (shelf.isNameTaken(target.id, document.name))
    throw new CmisException('nameConstraintViolation', 'The folder has an object of this name.')
  for (const version of shelf.versionsOf(document.seriesId)) shelf.put({ ...version, parentId: target.id })
  return { status: 201, body: toObject(shelf.find(document.id)!, shelf) }
}

function remove({ shelf, form, node, now }: Acting): VendorReply {
  const document = asDocument(node)
  if (form.field('allVersions') === 'false') throw new CmisException('notSupported', 'Versions go together.')
  const versions = shelf.versionsOf(document.seriesId)
  for (const { properties } of versions) {
    if (Array.isArray(properties['cmis:rm_holdIds'])) throw new CmisException('constraint', 'The document is under a hold.')
    if (retainedUntil(properties) > now) throw new CmisException('constraint', 'The document is under retention.')
  }
  for (const version of versions) shelf.remove(version)
  return { status: 200, body: {} }
}

/** The properties of a form, each one of the type or of a secondary type that the object has or gets. */
function readProperties(shelf: Shelf, form: ActionForm, typeId: string, before: readonly string[]): Record<string, unknown> {
  const secondary = form.properties.get('cmis:secondaryObjectTypeIds') ?? before
  const definitions = [typeId, ...secondary].map((id) => {
    const properties = propertiesOfType(shelf.types(), id)
    if (properties === undefined) throw new CmisException('constraint', `There is no type ${id}.`)
    return properties
  })
  return Object.fromEntries(
    [...form.properties].map(([id, values]) => {
      const definition = definitions.map((properties) => properties[id]).find((one) => one !== undefined)
      if (definition === undefined) throw new CmisException('constraint', `The object has no property ${id}.`)
      return [id, toValue(id, definition, values)]
    }),
  )
}

/** With a secondary type go its properties. */
function withoutOrphans(shelf: Shelf, properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { 'cmis:secondaryObjectTypeIds': types } = properties
  const known = ['cmis:document', ...(Array.isArray(types) ? types : [])].map((id) => propertiesOfType(shelf.types(), String(id)) ?? {})
  return Object.fromEntries(Object.entries(properties).filter(([id]) => known.some((definitions) => Object.hasOwn(definitions, id))))
}

function retainedUntil({ 'cmis:rm_expirationDate': until }: Readonly<Record<string, unknown>>): number {
  return typeof until === 'number' ? until : -1
}

function keepContent(shelf: Shelf, { content }: ActionForm): CmisDocument['content'] {
  if (content === undefined) throw new CmisException('constraint', 'A document has content.')
  const { bytes, mediaType, filename } = content
  return { key: shelf.keepContent(bytes), mediaType, filename, length: bytes.byteLength }
}

function workingCopyOf(node: CmisNode, user: string): CmisDocument {
  const document = asDocument(node)
  if (document.label !== 'pwc') throw new CmisException('versioning', 'This is no working copy.')
  if (document.createdBy !== user) throw new CmisException('permissionDenied', 'The working copy is somebody else’s.')
  return document
}

function asDocument(node: CmisNode): CmisDocument {
  if (node.kind !== 'document') throw new CmisException('notSupported', 'This is a folder.')
  return node
}
