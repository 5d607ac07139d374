import { type Request, type RequestHandler, Router } from 'express'
import type { SandboxContext } from '../control/context.ts'
import { corruptionRoutes } from '../control/corruption-routes.ts'
import { basicCredentialsOf, sendReply, type VendorReply, type VendorSandbox } from '../control/vendor.ts'
import type { Person } from './access.ts'
import { addGovernanceRoutes } from './governance-routes.ts'
import { addNodeRoutes } from './node-routes.ts'
import { AlfrescoProblem, problemReply, troubleReply } from './problem.ts'
import { createRepository, type Repository } from './repository.ts'
import { addSearchRoute } from './search-route.ts'

/** One request of somebody who is known; `id` is the first part of the address that names something. */
export type Asked = {
  context: SandboxContext
  repository: Repository
  request: Request
  person: Person
  id: string
  now: number
  unavailable: () => VendorReply
}
export type Serve = (answer: (asked: Asked) => VendorReply | Promise<VendorReply>) => RequestHandler

const apis = '/api/-default-/public'
const largestBodyBytes = 100 * 1024 * 1024

/** An archive by the public REST APIs of Alfresco: content, search, and the holds of Governance Services. */
export function createAlfrescoSandbox(context: SandboxContext): VendorSandbox {
  const repository = createRepository(context)
  const router = Router({ caseSensitive: true })
  const serve: Serve = (answer) => (request, response) => {
    void reply(request).then((made) => sendReply(response, made))
    async function reply(asking: Request): Promise<VendorReply> {
      const person = personOf(context, asking)
      if (person === undefined) return troubleReply('unauthorized')
      const id = String(asking.params['id'] ?? '')
      const unavailable = () => troubleReply('unavailable')
      try {
        return await answer({ context, repository, request: asking, person, id, now: context.now(), unavailable })
      } catch (error) {
        if (!(error instanceof AlfrescoProblem)) throw error
        return problemReply(error.status, error.key, error.message)
      }
    }
  }
  addNodeRoutes(router, `${apis}/alfresco/versions/1`, serve)
  addGovernanceRoutes(router, `${apis}/gs/versions/1`, serve)
  addSearchRoute(router, `${apis}/search/versions/1`, serve)
  // Not a word of the API: the page of the server.
  router.use((_request, response) => void response.status(404).type('html').send('<html><h1>HTTP Status 404 – Not Found</h1></html>'))
  return {
    vendor: 'alfresco',
    capability: 'Document archive',
    router,
    troubleReply,
    essentialFields: ['entry', 'list'],
    isTokenRequest: () => false,
    largestBodyBytes,
    held: { nodes: () => repository.all() },
    admin: corruptionRoutes((sha256) => repository.corrupt(sha256)),
  }
}

function personOf({ credentials }: SandboxContext, request: Request): Person | undefined {
  const { user, password, others } = credentials.alfresco
  const asked = basicCredentialsOf(request)
  const passwords: Record<string, string> = { [user]: password, ...others }
  if (asked === undefined || passwords[asked.user] === undefined || passwords[asked.user] !== asked.password) return undefined
  return { name: asked.user, mayManage: asked.user !== 'auditor' }
}
