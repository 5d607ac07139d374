import type { Repository, RepositoryNode } from './repository.ts'

/** A node as the API shows it; more where `include` asks for it. */
export function toEntry(node: RepositoryNode, repository: Repository, include: readonly string[]): Record<string, unknown> {
  const isFile = node.versions.length > 0
  const newest = node.versions.at(-1)
  const isHeld = repository.holdsOn(node.id).length > 0
  return {
    id: node.id,
    name: node.name,
    nodeType: node.nodeType,
    isFolder: !isFile,
    isFile,
    parentId: node.parentId,
    createdAt: dateOf(node.createdAt),
    createdByUser: { id: node.createdBy, displayName: node.createdBy },
    modifiedAt: dateOf(node.modifiedAt),
    modifiedByUser: { id: node.modifiedBy, displayName: node.modifiedBy },
    ...(newest && {
      content: { mimeType: newest.mimeType, mimeTypeName: newest.mimeType, sizeInBytes: newest.sizeInBytes, encoding: 'UTF-8' },
    }),
    ...(include.includes('aspectNames') && {
      aspectNames: [...node.aspectNames, ...(isFile ? ['cm:versionable'] : []), ...(isHeld ? ['rma:frozen'] : [])],
    }),
    ...(include.includes('properties') && {
      properties: {
        ...node.properties,
        ...(newest && { 'cm:versionLabel': newest.label, 'cm:versionType': 'MAJOR' }),
        ...(node.lock && { 'cm:lockOwner': { id: node.lock.owner, displayName: node.lock.owner }, 'cm:lockType': node.lock.type }),
      },
    }),
    ...(include.includes('isLocked') && { isLocked: node.lock !== undefined }),
    ...(include.includes('permissions') && { permissions: node.permissions }),
  }
}

/** A list in pages, as every list of the public APIs is. */
export function toList(entries: readonly object[], query: { skipCount?: unknown; maxItems?: unknown }): object {
  const skipCount = numberOf(query.skipCount, 0)
  const maxItems = numberOf(query.maxItems, 100)
  const page = entries.slice(skipCount, skipCount + maxItems)
  const pagination = {
    count: page.length,
    hasMoreItems: skipCount + page.length < entries.length,
    totalItems: entries.length,
    skipCount,
    maxItems,
  }
  return { list: { pagination, entries: page.map((entry) => ({ entry })) } }
}

function numberOf(value: unknown, usual: number): number {
  const number = Number(value)
  return typeof value === 'string' && Number.isSafeInteger(number) && number >= 0 ? number : usual
}

/** `2026-02-15T06:21:00.495+0000`. */
export function dateOf(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000')
}
