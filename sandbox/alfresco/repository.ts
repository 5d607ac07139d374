import { randomUUID } from 'node:crypto'
import type { SandboxContext } from '../control/context.ts'

export type Grant = { authorityId: string; name: string; accessStatus: string }
export type Permissions = { isInheritanceEnabled: boolean; locallySet: Grant[] }
type Version = { label: string; comment?: string; at: number; by: string; contentKey: string; mimeType: string; sizeInBytes: number }

/** A folder, a file with its versions, oldest first, or a hold with what it holds. */
export type RepositoryNode = {
  id: string
  parentId: string
  name: string
  nodeType: string
  createdAt: number
  createdBy: string
  modifiedAt: number
  modifiedBy: string
  aspectNames: readonly string[]
  properties: Readonly<Record<string, string>>
  permissions: Permissions
  versions: readonly Version[]
  /** Ids, of a hold. */
  held: readonly string[]
  lock?: { owner: string; type: 'ALLOW_OWNER_CHANGES' | 'FULL'; expiresAt?: number }
  /** Of a private working copy. */
  workingCopyOf?: string
  isDeleted?: boolean
}
type KeptContent = { key: string; base64: string }

export const rootId = '00000000-0000-4000-8000-0000000a1f00'
export const filePlanId = '00000000-0000-4000-8000-0000000a1f01'
export const holdsId = '00000000-0000-4000-8000-0000000a1f02'

/** What the archive holds. Nothing leaves it: what was deleted is marked. */
export type Repository = {
  all(): RepositoryNode[]
  find(id: string): RepositoryNode | undefined
  childrenOf(id: string): RepositoryNode[]
  /** By path below a node, names divided by slashes. */
  findByPath(id: string, path: string): RepositoryNode | undefined
  put(node: RepositoryNode): RepositoryNode
  holdsOn(id: string): RepositoryNode[]
  keepContent(bytes: Uint8Array): string
  contentOf(version: Version): Buffer
  /** Changes the bytes behind everybody's back, as a bad disk does. */
  corrupt(sha256: string): boolean
}

export function createRepository({ keep, now }: SandboxContext): Repository {
  const nodes = keep<RepositoryNode>('alfresco-nodes', ({ id }) => id)
  const contents = keep<KeptContent>('alfresco-contents', ({ key }) => key)
  const everybody: Grant = { authorityId: 'GROUP_EVERYONE', name: 'Consumer', accessStatus: 'ALLOWED' }
  const fixed = [
    { id: rootId, parentId: '', name: 'Company Home', nodeType: 'cm:folder', locallySet: [everybody] },
    { id: filePlanId, parentId: rootId, name: 'documentLibrary', nodeType: 'rma:filePlan', locallySet: [] },
    { id: holdsId, parentId: filePlanId, name: 'Holds', nodeType: 'rma:holdContainer', locallySet: [] },
  ]
  for (const { locallySet, ...node } of fixed)
    if (nodes.find(node.id) === undefined)
      nodes.put({ ...newNode(node, { by: 'System', at: now() }), permissions: { isInheritanceEnabled: false, locallySet } })
  const all = () => nodes.all().filter(({ isDeleted }) => !isDeleted)
  const find = (id: string) => {
    const found = nodes.find(id)
    return found?.isDeleted ? undefined : found
  }
  const childrenOf = (id: string) => all().filter(({ parentId }) => parentId === id)
  return {
    all,
    find,
    childrenOf,
    findByPath: (id, path) =>
      path
        .split('/')
        .filter((part) => part !== '')
        .reduce<RepositoryNode | undefined>((at, name) => at && childrenOf(at.id).find((child) => child.name === name), find(id)),
    put(node) {
      nodes.put(node)
      return node
    },
    holdsOn: (id) => all().filter(({ held }) => held.includes(id)),
    keepContent(bytes) {
      const key = randomUUID()
      contents.put({ key, base64: Buffer.from(bytes).toString('base64') })
      return key
    },
    contentOf: ({ contentKey }) => Buffer.from(contents.find(contentKey)?.base64 ?? '', 'base64'),
    corrupt(sha256) {
      const hit = all().find(({ properties }) => properties['tenor:sha256'] === sha256)
      const [version] = hit?.versions ?? []
      if (version) contents.put({ key: version.contentKey, base64: Buffer.from('something else').toString('base64') })
      return version !== undefined
    },
  }
}

type Born = { id?: string; parentId: string; name: string; nodeType: string }

export function newNode({ id = randomUUID(), ...born }: Born, { by, at }: { by: string; at: number }): RepositoryNode {
  return {
    id,
    ...born,
    createdAt: at,
    createdBy: by,
    modifiedAt: at,
    modifiedBy: by,
    aspectNames: ['cm:auditable'],
    properties: {},
    permissions: { isInheritanceEnabled: true, locallySet: [] },
    versions: [],
    held: [],
  }
}
