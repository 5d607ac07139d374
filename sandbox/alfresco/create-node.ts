import { z } from 'zod'
import { checkName, getWritable, type Person } from './access.ts'
import { readBody, readUpload } from './body.ts'
import { withAspects } from './model.ts'
import { integrity, invalid } from './problem.ts'
import { newNode, type Repository, type RepositoryNode } from './repository.ts'
import type { Request } from 'express'

export const permissionsForm = z.strictObject({
  isInheritanceEnabled: z.boolean().optional(),
  locallySet: z
    .array(
      z.strictObject({
        authorityId: z.string().min(1),
        name: z.enum(['Consumer', 'Contributor', 'Editor', 'Collaborator', 'Coordinator', 'Read']),
        accessStatus: z.enum(['ALLOWED', 'DENIED']).default('ALLOWED'),
      }),
    )
    .optional(),
})
const nodeForm = z.strictObject({
  name: z.string(),
  nodeType: z.string(),
  aspectNames: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  permissions: permissionsForm.optional(),
  relativePath: z.string().optional(),
})
const controls = [
  'name',
  'nodeType',
  'aspectNames',
  'relativePath',
  'autoRename',
  'overwrite',
  'majorVersion',
  'comment',
  'versioningEnabled',
]

type Creating = { repository: Repository; request: Request; parentId: string; person: Person; at: number }

export async function createNode(creating: Creating): Promise<RepositoryNode> {
  const isUpload = creating.request.get('content-type')?.startsWith('multipart/form-data') ?? false
  return isUpload ? createFile(creating) : createFolder(creating)
}

function createFolder({ repository, request, parentId, person, at }: Creating): RepositoryNode {
  const { name, nodeType, aspectNames = [], properties = {}, permissions = {}, relativePath = '' } = readBody(request, nodeForm)
  if (nodeType !== 'cm:folder') throw invalid(`The sandbox makes folders by JSON, not ${nodeType}`)
  const aspects = withAspects(aspectNames, properties)
  const parent = getFolder(repository, { parentId, relativePath, person, at })
  checkName(repository, parent.id, name)
  const node = newNode({ parentId: parent.id, name, nodeType }, { by: person.name, at })
  return repository.put({
    ...node,
    aspectNames: [...node.aspectNames, ...aspects],
    properties: properties as Record<string, string>,
    permissions: { isInheritanceEnabled: permissions.isInheritanceEnabled ?? true, locallySet: permissions.locallySet ?? [] },
  })
}

async function createFile({ repository, request, parentId, person, at }: Creating): Promise<RepositoryNode> {
  const { fields, file } = await readUpload(request)
  const properties = Object.fromEntries(Object.entries(fields).filter(([name]) => !controls.includes(name)))
  const { nodeType = 'cm:content', aspectNames = '', relativePath = '', name = file.filename } = fields
  if (nodeType !== 'cm:content') throw invalid(`Unknown type: ${nodeType}`)
  if (fields['overwrite'] === 'true' || fields['autoRename'] === 'true') throw invalid('The sandbox neither overwrites nor renames')
  if (fields['versioningEnabled'] === 'false') throw invalid('The sandbox keeps versions of every file')
  const aspects = withAspects(
    aspectNames.split(',').filter((one) => one !== ''),
    properties,
  )
  const parent = getFolder(repository, { parentId, relativePath, person, at })
  checkName(repository, parent.id, name)
  const node = newNode({ parentId: parent.id, name, nodeType }, { by: person.name, at })
  const version = {
    label: fields['majorVersion'] === 'false' ? '0.1' : '1.0',
    at,
    by: person.name,
    contentKey: repository.keepContent(file.bytes),
    mimeType: file.mimeType,
    sizeInBytes: file.bytes.byteLength,
  }
  return repository.put({ ...node, aspectNames: [...node.aspectNames, ...aspects], properties, versions: [version] })
}

type Below = { parentId: string; relativePath: string; person: Person; at: number }

/** Folders on the way that are missing are made first. */
function getFolder(repository: Repository, { parentId, relativePath, person, at }: Below): RepositoryNode {
  let folder = getWritable(repository, parentId, person)
  for (const name of relativePath.split('/').filter((part) => part !== '')) {
    const found = repository.findByPath(folder.id, name)
    if (found === undefined) checkName(repository, folder.id, name)
    folder = found ?? repository.put(newNode({ parentId: folder.id, name, nodeType: 'cm:folder' }, { by: person.name, at }))
  }
  if (folder.versions.length > 0) throw integrity('The parent is a file')
  return folder
}
