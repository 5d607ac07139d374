import { join } from 'node:path'
import { z } from 'zod'
import { startSandbox } from '#sandbox/start-sandbox.ts'
import { staff } from '#test/cast/staff.ts'
import { announceReady, onStop } from './embedded/child.ts'
import { createSandboxReader } from './sandbox-reader.ts'

/** The sandbox needs a few settings only: where it is, whom it calls, and the application that staff sign in to. */
const settings = z
  .object({
    NODE_ENV: z.string().default('development'),
    DATA_FOLDER: z.string(),
    PORT: z.coerce.number(),
    PUBLIC_URL: z.url(),
    SANDBOX_URL: z.url(),
    SMTP_PORT: z.coerce.number().default(0),
    OIDC_ISSUER: z.url().optional(),
    OIDC_CLIENT_ID: z.string().default('tenor-desk'),
    OIDC_CLIENT_SECRET: z.string().min(16),
    PIX_SETTLE_AFTER_MS: z.coerce.number().default(1500),
  })
  .parse(process.env)

const reader = createSandboxReader()

const sandbox = await startSandbox({
  dataFolder: join(settings.DATA_FOLDER, 'sandbox'),
  ports: {
    http: Number(new URL(settings.SANDBOX_URL).port),
    smtp: settings.SMTP_PORT,
    ...(settings.OIDC_ISSUER !== undefined && { identity: Number(new URL(settings.OIDC_ISSUER).port) }),
  },
  webhookUrls: Object.fromEntries(
    (['pix', 'documenso', 'dropbox-sign'] as const).map((vendor) => [vendor, `http://127.0.0.1:${settings.PORT}/webhooks/${vendor}`]),
  ),
  settleAfterMs: settings.PIX_SETTLE_AFTER_MS,
  readPicture: reader.readPicture,
  readText: reader.readText,
  identity: {
    staff,
    relyingParties: [
      {
        clientId: settings.OIDC_CLIENT_ID,
        clientSecret: settings.OIDC_CLIENT_SECRET,
        redirectUris: [`${settings.PUBLIC_URL}/auth/callback`],
        postLogoutRedirectUris: [`${settings.PUBLIC_URL}/desk/`],
      },
    ],
    production: settings.NODE_ENV === 'production',
  },
})
onStop(() => reader.close())
onStop(() => sandbox.close())
announceReady()
