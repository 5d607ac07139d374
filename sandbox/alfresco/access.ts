import { clash, denied, integrity, locked, notFound } from './problem.ts'
import type { Grant, Repository, RepositoryNode } from './repository.ts'

/** Who asks: the user of the customer, an archivist who manages records too, an auditor who may read what is opened to them. */
export type Person = { name: string; mayManage: boolean }

/** Rights come down from above until a node that inherits none. */
export function grantsOn(repository: Repository, node: RepositoryNode): Grant[] {
  const above = node.permissions.isInheritanceEnabled ? repository.find(node.parentId) : undefined
  return [...node.permissions.locallySet, ...(above ? grantsOn(repository, above) : [])]
}

export function mayRead(repository: Repository, node: RepositoryNode, person: Person): boolean {
  if (person.mayManage) return true
  return grantsOn(repository, node).some(({ authorityId, accessStatus }) => {
    return accessStatus === 'ALLOWED' && (authorityId === person.name || authorityId === 'GROUP_EVERYONE')
  })
}

/** Throws as the archive does: 404 for what is not there, 403 for what is not theirs. */
export function getReadable(repository: Repository, id: string, person: Person): RepositoryNode {
  const node = repository.find(id)
  if (node === undefined) throw notFound(id)
  if (!mayRead(repository, node, person)) throw denied()
  return node
}

export function getWritable(repository: Repository, id: string, person: Person): RepositoryNode {
  const node = getReadable(repository, id, person)
  if (!person.mayManage) throw denied()
  return node
}

/** Holds before all else, then locks of others. */
export function checkChangeable(repository: Repository, node: RepositoryNode, person: Person): void {
  if (repository.holdsOn(node.id).length > 0) throw denied('Held content cannot be updated.')
  if (node.lock && (node.lock.owner !== person.name || node.lock.type === 'FULL')) throw locked('The node is locked by another user.')
}

export function checkDeletable(repository: Repository, node: RepositoryNode, person: Person): void {
  if (repository.holdsOn(node.id).length > 0) throw denied('Held content cannot be deleted.')
  for (const child of repository.childrenOf(node.id)) {
    if (repository.holdsOn(child.id).length > 0) throw denied('The node contains held content and cannot be deleted.')
    checkDeletable(repository, child, person)
  }
  if (node.lock && node.lock.owner !== person.name) throw locked('The node is locked by another user.')
}

export function checkName(repository: Repository, parentId: string, name: string): void {
  if (name === '' || /["*\\><?/:|]|\.$| $/.test(name)) throw integrity(`Invalid property value: cm:name ${name}`)
  if (repository.childrenOf(parentId).some((child) => child.name === name)) throw clash(name)
}
