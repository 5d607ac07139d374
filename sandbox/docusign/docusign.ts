import { Router } from 'express'
import type { SandboxContext } from '../control/context.ts'
import { bearerTokenOf, sendReply, type VendorSandbox } from '../control/vendor.ts'
import { signConnectMessage } from './connect.ts'
import { createEnvelopeDesk } from './envelope-desk.ts'
import { createEnvelopeRoutes } from './envelope-routes.ts'
import { createAuthorisation } from './oauth.ts'
import { invalidToken, problem, troubleReply } from './problem.ts'
import { createSigningRoom } from './signing.ts'

const largestBodyBytes = 25 * 1024 * 1024

/** DocuSign: the authorisation server, eSignature REST API v2.1, the embedded signing page and the messages of Connect. */
export function createDocuSignSandbox(context: SandboxContext): VendorSandbox {
  const { accountId, connectKeys } = context.credentials.docusign
  const authorisation = createAuthorisation(context)
  const desk = createEnvelopeDesk(context)
  const room = createSigningRoom(context, desk)
  const router = Router({ caseSensitive: true })
  router.use(authorisation.router)
  router.use(room.router)
  router.use('/restapi/v2.1/accounts/:accountId', (request, response, next) => {
    if (!authorisation.isLive(bearerTokenOf(request))) return sendReply(response, invalidToken)
    if (request.params.accountId !== accountId)
      return sendReply(response, problem(400, 'USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT', 'The user is no member of this account.'))
    return next()
  })
  router.use('/restapi/v2.1/accounts/:accountId', createEnvelopeRoutes({ context, desk, room }))
  router.use((_request, response) =>
    sendReply(response, problem(404, 'RESOURCE_NOT_FOUND', 'The URL provided does not resolve to a resource.')),
  )
  return {
    vendor: 'docusign',
    capability: 'Signatures',
    router,
    troubleReply,
    essentialFields: ['envelopeId', 'status', 'url', 'accounts'],
    // Neither the grant nor what a person does in a browser carries the token.
    isTokenRequest: (path) => path.startsWith('/oauth/') || path.startsWith('/signing/'),
    largestBodyBytes,
    webhooks: { sign: (webhook) => signConnectMessage(webhook, connectKeys), maxAttempts: 10 },
    held: { envelopes: () => desk.all() },
    admin: authorisation.admin,
  }
}
