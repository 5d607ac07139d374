import type { SigningPage, SigningVisit } from '#api/applications/applicant-deps.ts'
import { AppError } from '#domain/errors.ts'
import { createDocumenso } from '#integrations/esign/documenso.ts'
import { createDocuSign } from '#integrations/esign/docusign.ts'
import { createDropboxSign } from '#integrations/esign/dropbox-sign.ts'
import type { ESign } from '#integrations/esign/esign.ts'
import type { OnCall } from '#integrations/http/observe-call.ts'
import type { Config } from './config.ts'

/** The signing services that have an address, under the name by which a product and their webhooks call them. */
export function buildSigningServices(config: Config, onCallOf?: (provider: string) => OnCall): Readonly<Record<string, ESign>> {
  const webhookUrl = (provider: string) => `${config.PUBLIC_URL}/webhooks/${provider}`
  return {
    ...(config.DOCUSIGN_AUTH_URL !== undefined && {
      docusign: createDocuSign({
        authUrl: config.DOCUSIGN_AUTH_URL,
        integrationKey: config.DOCUSIGN_INTEGRATION_KEY!,
        userId: config.DOCUSIGN_USER_ID!,
        privateKey: config.DOCUSIGN_PRIVATE_KEY!,
        accountId: config.DOCUSIGN_ACCOUNT_ID,
        connectKeys: config.DOCUSIGN_CONNECT_KEYS,
        webhookUrl: webhookUrl('docusign'),
        redirectUrl: `${config.PUBLIC_URL}/`,
        ...(onCallOf && { onCall: onCallOf('docusign') }),
      }),
    }),
    ...(config.DOCUMENSO_URL !== undefined && {
      documenso: createDocumenso({
        baseUrl: config.DOCUMENSO_URL,
        apiKey: config.DOCUMENSO_API_KEY!,
        webhookSecrets: config.DOCUMENSO_WEBHOOK_SECRETS,
        returnUrl: `${config.PUBLIC_URL}/apply/contract/signed`,
        ...(onCallOf && { onCall: onCallOf('documenso') }),
      }),
    }),
    ...(config.DROPBOX_SIGN_URL !== undefined && {
      'dropbox-sign': createDropboxSign({
        baseUrl: config.DROPBOX_SIGN_URL,
        // At least one: the configuration is refused without.
        apiKeys: config.DROPBOX_SIGN_API_KEYS as unknown as readonly [string, ...string[]],
        clientId: config.DROPBOX_SIGN_CLIENT_ID!,
        testMode: config.DROPBOX_SIGN_TEST_MODE === 'on',
        ...(onCallOf && { onCall: onCallOf('dropbox-sign') }),
      }),
    }),
  }
}

/** Leads an applicant to the page of the service that their contract is at. */
export function signingPageOpener(services: Readonly<Record<string, ESign>>): (visit: SigningVisit) => Promise<SigningPage> {
  return async ({ provider, ...visit }) => {
    const service = Object.hasOwn(services, provider) ? services[provider] : undefined
    if (service === undefined) throw new AppError('PROVIDER_NOT_CONFIGURED', { provider })
    return service.openSigningPage(visit)
  }
}
