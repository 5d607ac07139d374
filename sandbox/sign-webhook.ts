import type { OutgoingWebhook } from './control/webhooks.ts'
import type { SandboxCredentials } from './credentials.ts'
import { signStandardWebhook } from './pix/signature.ts'
import { signTwilioRequest } from './twilio/signature.ts'

const tenMinutesMs = 600_000

/** The headers by which a receiver knows the vendor, or does not: a wrong secret, the previous one, or a time long past. */
export function signWebhook(
  webhook: OutgoingWebhook,
  { url, credentials, now }: { url: string; credentials: SandboxCredentials; now: number },
): Record<string, string> {
  switch (webhook.vendor) {
    case 'twilio': {
      const token = webhook.signedAs === 'wrong' ? 'a token of somebody else' : credentials.twilio.authToken
      return { 'x-twilio-signature': signTwilioRequest(token, url, new URLSearchParams(webhook.body)) }
    }
    case 'pix': {
      const [current, previous] = credentials.pix.webhookSecrets
      const secret = { right: current, stale: current, previous, wrong: 'whsec_c29tZWJvZHkgZWxzZQ==' }[webhook.signedAs]
      return signStandardWebhook(secret, {
        id: webhook.id,
        body: webhook.body,
        now: webhook.signedAs === 'stale' ? now - tenMinutesMs : now,
      })
    }
  }
}
