import type { OnCall } from '#integrations/http/observe-call.ts'
import { createTwilioVerify } from '#integrations/verify/twilio-verify.ts'
import type { Verify } from '#integrations/verify/verify.ts'
import type { Config } from './config.ts'

/** The service for one-time codes, or undefined where we make and send them ourselves. */
export function buildVerify(config: Config, onCall?: OnCall): Verify | undefined {
  if (config.ONE_TIME_CODES_BY === 'built-in') return undefined
  return createTwilioVerify({
    ...(onCall && { onCall }),
    baseUrl: config.TWILIO_VERIFY_URL,
    accountSid: config.TWILIO_ACCOUNT_SID,
    credential: { authToken: config.TWILIO_AUTH_TOKEN },
    serviceSid: config.TWILIO_VERIFY_SERVICE_SID!, // needed by this choice: the configuration is refused without
  })
}
