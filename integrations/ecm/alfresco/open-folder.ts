import type { CallOptions } from '../../call-options.ts'
import { type Api, core } from './api.ts'
import { misconfigured } from './codes.ts'
import { type AlfrescoNode, nodeBody } from './node.ts'

type Where = { folder: string; readers: readonly string[]; user: string }

/**
 * Our folder below Company Home, with its readers. Where we make it, it inherits no rights: everybody may read in Company Home. Where it is
 * there already, its administrator has decided about it, and readers are only added.
 */
export async function openFolder(api: Api, { folder, readers, user }: Where, call: CallOptions): Promise<string> {
  const path = folder.split('/').filter((part) => part !== '')
  const name = path.at(-1)
  if (name === undefined) throw misconfigured('the folder of the archive has no name')
  const found = await find(api, path.join('/'), call)
  const grants = readers.map((reader) => grantOf(reader, 'Consumer'))
  if (found !== undefined) return addReaders(api, found, grants, call)
  const parent = path.length === 1 ? '-root-' : (await find(api, path.slice(0, -1).join('/'), call))?.id
  if (parent === undefined) throw misconfigured('the archive has no folder above ours')
  const json = {
    name,
    nodeType: 'cm:folder',
    permissions: { isInheritanceEnabled: false, locallySet: [grantOf(user, 'Coordinator'), ...grants] },
  }
  const made = await api.create({ operation: 'create_folder', path: `${core}/nodes/${parent}/children`, body: { json } }, nodeBody, call)
  const ours = made ?? (await find(api, path.join('/'), call))
  if (ours === undefined) throw misconfigured('our folder can be neither made nor seen')
  return ours.id
}

async function find(api: Api, relativePath: string, call: CallOptions): Promise<AlfrescoNode | undefined> {
  const query: [string, string][] = [
    ['relativePath', relativePath],
    ['include', 'permissions'],
  ]
  return api.find({ operation: 'find_folder', path: `${core}/nodes/-root-`, query }, nodeBody, call)
}

type Grant = { authorityId: string; name: string; accessStatus?: string | null | undefined }

function grantOf(authorityId: string, name: string): Grant {
  return { authorityId, name, accessStatus: 'ALLOWED' }
}

/** The whole set is replaced by what is sent, so what is there is sent again. */
async function addReaders(api: Api, { id, permissions }: AlfrescoNode, grants: readonly Grant[], call: CallOptions): Promise<string> {
  const before: Grant[] = permissions?.locallySet ?? []
  const missing = grants.filter((grant) => !before.some((one) => one.authorityId === grant.authorityId))
  if (missing.length === 0) return id
  const json = { permissions: { locallySet: [...before, ...missing] } }
  await api.order({ operation: 'grant_readers', method: 'PUT', path: `${core}/nodes/${id}`, body: { json } }, call)
  return id
}
