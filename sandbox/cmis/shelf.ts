import { randomUUID } from 'node:crypto'
import type { SandboxContext } from '../control/context.ts'
import type { AddedType } from './types.ts'

/** A folder, or one version of a document. */
export type CmisNode = {
  id: string
  parentId: string
  name: string
  createdAt: number
  createdBy: string
  changeToken: string
  /** Who may read it, beside those who may do all. */
  readers: readonly string[]
  isDeleted?: boolean
  properties: Readonly<Record<string, unknown>>
} & (
  | { kind: 'folder' }
  | {
      kind: 'document'
      seriesId: string
      /** `1.0`, `2.0`; of a working copy `pwc`. */
      label: string
      content: { key: string; mediaType: string; filename: string; length: number }
    }
)
export type CmisDocument = Extract<CmisNode, { kind: 'document' }>
type KeptContent = { key: string; base64: string }

export const rootFolderId = 'root'

/** What the repository holds. Nothing leaves the shelf: what was deleted is marked. */
export type Shelf = {
  all(): CmisNode[]
  find(id: string): CmisNode | undefined
  /** By path below the root, decoded. */
  findByPath(path: string): CmisNode | undefined
  /** Numbered versions of a series, newest first, and the working copy before them. */
  versionsOf(seriesId: string): CmisDocument[]
  isNameTaken(parentId: string, name: string): boolean
  put<Node extends CmisNode>(node: Omit<Node, 'changeToken'>): Node
  remove(node: CmisNode): void
  keepContent(bytes: Uint8Array): string
  contentOf(document: CmisDocument): Buffer
  types(): AddedType[]
  addType(type: AddedType): void
  /** Changes the bytes behind everybody's back, as a bad disk does. */
  corrupt(sha256: string): boolean
}

export function createShelf({ keep, now }: SandboxContext): Shelf {
  const nodes = keep<CmisNode>('cmis-nodes', ({ id }) => id)
  const contents = keep<KeptContent>('cmis-contents', ({ key }) => key)
  const types = keep<AddedType>('cmis-types', ({ id }) => id)
  if (nodes.find(rootFolderId) === undefined) {
    const at = now()
    const root = { id: rootFolderId, parentId: '', name: '', createdAt: at, createdBy: 'system', changeToken: '0', readers: [] }
    nodes.put({ ...root, kind: 'folder', properties: {} })
  }
  const all = () => nodes.all().filter(({ isDeleted }) => !isDeleted)
  const find = (id: string) => {
    const found = nodes.find(id)
    return found?.isDeleted ? undefined : found
  }
  const childOf = (parentId: string, name: string) =>
    all().find((node) => node.parentId === parentId && node.name === name && (node.kind === 'folder' || node.label !== 'pwc'))
  const put: Shelf['put'] = (node) => {
    const changed = { ...node, changeToken: randomUUID() } as Parameters<typeof nodes.put>[0]
    nodes.put(changed)
    return changed as never
  }
  return {
    all,
    find,
    findByPath: (path) =>
      path
        .split('/')
        .filter((part) => part !== '')
        .reduce<CmisNode | undefined>((parent, name) => parent && childOf(parent.id, name), find(rootFolderId)),
    versionsOf: (seriesId) =>
      all()
        .filter((node): node is CmisDocument => node.kind === 'document' && node.seriesId === seriesId)
        .toReversed(),
    isNameTaken: (parentId, name) => childOf(parentId, name) !== undefined,
    put,
    remove: (node) => void put({ ...node, isDeleted: true }),
    keepContent(bytes) {
      const key = randomUUID()
      contents.put({ key, base64: Buffer.from(bytes).toString('base64') })
      return key
    },
    contentOf: ({ content }) => Buffer.from(contents.find(content.key)?.base64 ?? '', 'base64'),
    types: () => types.all(),
    addType: (type) => types.put(type),
    corrupt(sha256) {
      const hit = all().find((node): node is CmisDocument => node.kind === 'document' && node.properties['tenor:sha256'] === sha256)
      if (hit) contents.put({ key: hit.content.key, base64: Buffer.from('something else').toString('base64') })
      return hit !== undefined
    },
  }
}
