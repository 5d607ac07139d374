import { type Request, type Response, Router } from 'express'
import type { SandboxContext } from '../control/context.ts'
import { corruptionRoutes } from '../control/corruption-routes.ts'
import { basicCredentialsOf, sendReply, type VendorReply, type VendorSandbox } from '../control/vendor.ts'
import { actions } from './actions.ts'
import { CmisException, exceptionReply, troubleReply } from './exception.ts'
import { readActionForm } from './form.ts'
import { toObject } from './object.ts'
import { answerQuery } from './query.ts'
import { type CmisNode, createShelf, rootFolderId, type Shelf } from './shelf.ts'
import { propertiesOfType, readAddedType } from './types.ts'

const largestBodyBytes = 100 * 1024 * 1024

type Archive = { context: SandboxContext; shelf: Shelf; request: Request; user: string; mayWrite: boolean }

/** A document archive with the browser binding of CMIS 1.1: versions, retention, holds, types, access by user. */
export function createCmisSandbox(context: SandboxContext): VendorSandbox {
  const { user, password, repositoryId, others } = context.credentials.cmis
  const shelf = createShelf(context)
  const router = Router({ caseSensitive: true })
  const serve = (answer: (archive: Archive) => VendorReply | Promise<VendorReply>) => (request: Request, response: Response) => {
    void reply().then((made) =>
      Buffer.isBuffer(made.body)
        ? response
            .status(made.status)
            .set({ ...made.headers })
            .send(made.body)
        : sendReply(response, made),
    )
    async function reply(): Promise<VendorReply> {
      try {
        const asked = basicCredentialsOf(request)
        const passwords: Record<string, string> = { [user]: password, ...others }
        if (asked === undefined || passwords[asked.user] === undefined || passwords[asked.user] !== asked.password)
          return troubleReply('unauthorized')
        return await answer({ context, shelf, request, user: asked.user, mayWrite: asked.user !== 'auditor' })
      } catch (error) {
        if (!(error instanceof CmisException)) throw error
        return exceptionReply(error.exception, error.message)
      }
    }
  }
  const base = (request: Request) => `${request.protocol}://${request.get('host')}${request.baseUrl}/browser`
  router.get(
    '/browser',
    serve(({ request }) => ({ status: 200, body: { [repositoryId]: repositoryInfo(repositoryId, base(request)) } })),
  )
  router.get(`/browser/${repositoryId}`, serve(selectFromRepository))
  router.post(`/browser/${repositoryId}`, serve(actOnRepository))
  router.get([`/browser/${repositoryId}/root`, `/browser/${repositoryId}/root/*path`], serve(selectFromObject))
  router.post([`/browser/${repositoryId}/root`, `/browser/${repositoryId}/root/*path`], serve(actOnObject))
  router.use(serve(() => exceptionReply('objectNotFound', 'There is nothing here.')))
  return {
    vendor: 'cmis',
    capability: 'Document archive',
    router,
    troubleReply,
    essentialFields: ['succinctProperties', 'results'],
    isTokenRequest: () => false,
    largestBodyBytes,
    held: { objects: () => shelf.all(), types: () => shelf.types() },
    admin: corruptionRoutes((sha256) => shelf.corrupt(sha256)),
  }
}

function repositoryInfo(repositoryId: string, url: string): object {
  return {
    repositoryId,
    repositoryName: 'Sandbox archive',
    vendorName: 'Tenor',
    productName: 'Sandbox',
    productVersion: '1',
    rootFolderId,
    repositoryUrl: `${url}/${repositoryId}`,
    rootFolderUrl: `${url}/${repositoryId}/root`,
    cmisVersionSupported: '1.1',
    capabilities: {
      capabilityContentStreamUpdatability: 'pwconly',
      capabilityQuery: 'metadataonly',
      capabilityACL: 'manage',
      capabilityPWCUpdatable: true,
      capabilityVersionSpecificFiling: false,
    },
  }
}

function selectFromRepository({ context, shelf, request, user, mayWrite }: Archive): VendorReply {
  switch (textOf(request.query['cmisselector'])) {
    case 'query': {
      const statement = textOf(request.query['q']) ?? ''
      const isLagging = context.scenarios.take('cmis', 'answer', 'index_lagging') !== undefined
      return { status: 200, body: answerQuery(shelf, statement, (id) => !isLagging && mayRead(shelf.find(id)!, user, mayWrite)) }
    }
    case 'typeDefinition': {
      const typeId = textOf(request.query['typeId']) ?? ''
      if (propertiesOfType(shelf.types(), typeId) === undefined) throw new CmisException('objectNotFound', `There is no type ${typeId}.`)
      return { status: 200, body: shelf.types().find(({ id }) => id === typeId) ?? { id: typeId } }
    }
    default:
      throw new CmisException('notSupported', 'Unknown selector.')
  }
}

async function actOnRepository({ context, shelf, request, mayWrite }: Archive): Promise<VendorReply> {
  const form = await readActionForm(request)
  if (form.field('cmisaction') !== 'createType') throw new CmisException('notSupported', 'Unknown action.')
  if (!mayWrite) throw new CmisException('permissionDenied', 'You may add no types.')
  if (context.scenarios.take('cmis', 'answer', 'types_fixed') !== undefined) throw new CmisException('notSupported', 'Types are fixed.')
  const type = readAddedType(form.field('type') ?? '')
  if (propertiesOfType(shelf.types(), type.id) !== undefined) throw new CmisException('invalidArgument', 'The type exists.')
  shelf.addType(type)
  return { status: 201, body: type }
}

function selectFromObject(archive: Archive): VendorReply {
  const { shelf, request } = archive
  const node = objectOf(archive, textOf(request.query['objectId']))
  switch (textOf(request.query['cmisselector']) ?? 'content') {
    case 'object':
    case 'properties':
      return { status: 200, body: toObject(node, shelf) }
    case 'acl':
      return {
        status: 200,
        body: { aces: node.readers.map((reader) => ({ principal: reader, permissions: ['cmis:read'], isDirect: true })) },
      }
    case 'versions':
      if (node.kind === 'folder') throw new CmisException('invalidArgument', 'A folder has no versions.')
      return { status: 200, body: shelf.versionsOf(node.seriesId).map((version) => toObject(version, shelf)) }
    case 'content':
      if (node.kind === 'folder') throw new CmisException('constraint', 'A folder has no content.')
      return { status: 200, body: shelf.contentOf(node), headers: { 'content-type': node.content.mediaType } }
    default:
      throw new CmisException('notSupported', 'Unknown selector.')
  }
}

async function actOnObject(archive: Archive): Promise<VendorReply> {
  const { context, shelf, request, user } = archive
  const form = await readActionForm(request)
  const action = form.field('cmisaction') ?? ''
  if (!Object.hasOwn(actions, action)) throw new CmisException('notSupported', `Unknown action ${action}.`)
  const node = objectOf(archive, form.field('objectId'))
  if (!archive.mayWrite) throw new CmisException('permissionDenied', 'You may change nothing here.')
  const reply = actions[action]!({ shelf, form, node, user, now: context.now() })
  return context.scenarios.take('cmis', 'outcome', 'unavailable_after_commit') === undefined ? reply : troubleReply('unavailable')
}

/** By id, else by the path in the address. */
function objectOf({ shelf, request, user, mayWrite }: Archive, objectId: string | undefined): CmisNode {
  const path = [request.params['path'] ?? []].flat().join('/')
  const node = objectId === undefined || objectId === '' ? shelf.findByPath(path) : shelf.find(objectId)
  if (node === undefined) throw new CmisException('objectNotFound', 'There is no such object.')
  if (!mayRead(node, user, mayWrite)) throw new CmisException('permissionDenied', 'You may not read this.')
  return node
}

function mayRead(node: CmisNode, user: string, mayWrite: boolean): boolean {
  return mayWrite || node.kind === 'folder' || node.readers.includes(user)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
