import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../../call-options.ts'
import type { HttpCall } from '../../http/http-client.ts'
import type { HttpReply } from '../../http/provider-error.ts'
import { readJson } from '../../http/read-json.ts'
import { type ArchiveHttpOptions, createArchiveHttp } from '../archive-http.ts'
import { codes, complaintOf, provider } from './codes.ts'
import { type Content, formOf, type Properties } from './form.ts'

/** The base address is that of the browser binding, for example `https://archive.example.com/cmis/browser`. */
export type BindingOptions = ArchiveHttpOptions & { repositoryId: string }

/** Where the repository says that its objects and its types are, as paths below the base address. */
type Repository = { rootPath: string; typesPath: string }

export type Action = {
  operation: string
  action: string
  on: 'repository' | { folder: string } | { objectId: string }
  fields?: readonly (readonly [name: string, value: string])[]
  properties?: Properties
  content?: Content
}

/** What the browser binding of CMIS 1.1 can be asked (5.4): selectors by GET, actions by POST. */
export type Binding = {
  /** Throws `ECM_OBJECT_NOT_FOUND` as all of these do. */
  select<T>(
    operation: string,
    selector: string,
    of: { objectId: string } | { path: string },
    as: z.ZodType<T>,
    call: CallOptions,
  ): Promise<T>
  readContent(objectId: string, call: CallOptions): Promise<Uint8Array>
  query<T>(statement: string, as: z.ZodType<T>, call: CallOptions): Promise<T>
  hasType(typeId: string, call: CallOptions): Promise<boolean>
  act<T>(action: Action, as: z.ZodType<T>, call: CallOptions): Promise<T>
  /** An action whose answer, if there is any, says nothing new. */
  order(action: Action, call: CallOptions): Promise<void>
}

/** Every repository by its id; only ours must have the form that we know. */
const repositoriesBody = z.record(z.string(), z.unknown())
const repositoryBody = z.object({ repositoryUrl: z.string(), rootFolderUrl: z.string(), cmisVersionSupported: z.string() })
const plainFields = ['exception', 'cmis:objectId', 'cmis:versionLabel', 'cmis:changeToken', 'hasMoreItems', 'numItems']

export function createBinding(options: BindingOptions): Binding {
  const base = new URL(options.baseUrl).href.replace(/\/$/, '')
  const send = createArchiveHttp(options, { provider, codes, complaintOf, plainFields })
  const json =
    <T>(operation: string, as: z.ZodType<T>): HttpCall<T>['read'] =>
    (reply) =>
      readJson(reply, as, { provider, operation, codes })

  let known: Repository | undefined
  async function repository(call: CallOptions): Promise<Repository> {
    known ??= await send({
      operation: 'read_repositories',
      method: 'GET',
      path: '',
      answers: [200],
      read: toRepository,
      signal: call.signal,
    })
    return known
  }

  function toRepository(reply: HttpReply): Repository {
    const reader = { provider, operation: 'read_repositories', codes }
    const { repositoryId } = options
    if (!Object.hasOwn(readJson(reply, repositoriesBody, reader), repositoryId))
      throw misconfigured(`the archive has no repository ${repositoryId}`)
    const found = readJson(reply, z.looseObject({ [repositoryId]: repositoryBody }), reader)[repositoryId] as z.infer<typeof repositoryBody>
    if (found.cmisVersionSupported !== '1.1') throw misconfigured(`the repository speaks CMIS ${found.cmisVersionSupported}, not 1.1`)
    return { rootPath: below(found.rootFolderUrl), typesPath: below(found.repositoryUrl) }
  }

  /** Our credentials go nowhere but to the configured address, whatever the repository says of itself. */
  function below(url: string): string {
    if (!url.startsWith(`${base}/`)) throw misconfigured('the repository names another address than the one that is configured')
    return url.slice(base.length)
  }

  async function act<T>(
    { operation, action, on, fields = [], properties = {}, content }: Action,
    reader: HttpCall<T>['read'],
    call: CallOptions,
  ): Promise<T> {
    const { rootPath, typesPath } = await repository(call)
    const target: [string, string][] = typeof on === 'object' && 'objectId' in on ? [['objectId', on.objectId]] : []
    return send({
      operation,
      method: 'POST',
      path: on === 'repository' ? typesPath : 'folder' in on ? pathOf(rootPath, on.folder) : rootPath,
      body: { multipart: formOf([['cmisaction', action], ...target, ['succinct', 'true'], ...fields], properties, content) },
      answers: [200, 201],
      read: reader,
      signal: call.signal,
    })
  }

  return {
    async select(operation, selector, of, as, call) {
      const { rootPath } = await repository(call)
      return send({
        operation,
        method: 'GET',
        path: 'path' in of ? pathOf(rootPath, of.path) : rootPath,
        query: [
          ...('objectId' in of ? [['objectId', of.objectId] as [string, string]] : []),
          ['cmisselector', selector],
          ['succinct', 'true'],
        ],
        answers: [200],
        read: json(operation, as),
        signal: call.signal,
      })
    },
    async readContent(objectId, call) {
      const { rootPath } = await repository(call)
      return send({
        operation: 'read_content',
        method: 'GET',
        path: rootPath,
        query: [
          ['objectId', objectId],
          ['cmisselector', 'content'],
        ],
        answers: [200],
        read: (reply) => reply.bytes,
        signal: call.signal,
      })
    },
    async query(statement, as, call) {
      const { typesPath } = await repository(call)
      return send({
        operation: 'query',
        method: 'GET',
        path: typesPath,
        query: [
          ['cmisselector', 'query'],
          ['q', statement],
          ['searchAllVersions', 'false'],
          ['succinct', 'true'],
        ],
        answers: [200],
        read: json('query', as),
        signal: call.signal,
      })
    },
    async hasType(typeId, call) {
      const { typesPath } = await repository(call)
      return send({
        operation: 'read_type',
        method: 'GET',
        path: typesPath,
        query: [
          ['cmisselector', 'typeDefinition'],
          ['typeId', typeId],
        ],
        answers: [200, 404],
        read: (reply) => reply.status === 200,
        signal: call.signal,
      })
    },
    act: (action, as, call) => act(action, json(action.operation, as), call),
    order: (action, call) => act(action, () => undefined, call),
  }
}

function pathOf(rootPath: string, path: string): string {
  return rootPath + path.split('/').map(encodeURIComponent).join('/')
}

export function misconfigured(raw: string): AppError {
  return new AppError('ECM_MISCONFIGURED', { provider, raw, mayHaveTakenEffect: false })
}
