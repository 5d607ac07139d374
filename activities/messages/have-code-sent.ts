import { noteVerification, type OneTimeCodeToSend } from '#db/messages/one-time-code-to-send.ts'
import type { Store } from '#db/store.ts'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import type { Verify } from '#integrations/verify/verify.ts'
import type { Running } from '../activity-deps.ts'

/** What no other try would change: the person is asked for another number or mailbox, or to wait. */
const unreachable: ReadonlySet<ErrorCode> = new Set([
  'SMS_RECIPIENT_UNREACHABLE',
  'SMS_RECIPIENT_OPTED_OUT',
  'VERIFY_REFUSED',
  'VERIFY_TOO_MANY_CODES',
])

/**
 * Has a service make and send a code, and notes under which id it is to be tried. Safe to repeat: a start whose reply was lost is found by the
 * contact and the time, so that nobody gets two codes for one request.
 */
export async function haveCodeSent(
  { store, verify }: { store: Store; verify: Verify },
  codeId: string,
  { code, signal }: { code: OneTimeCodeToSend } & Running,
): Promise<'sent' | 'undeliverable'> {
  const request = { channel: code.channel, to: code.contact, locale: code.locale }
  try {
    const earlier = await verify.findStarted(request, code.createdAt.toISOString(), { signal })
    const { verificationId } = earlier ?? (await verify.start(request, { signal }))
    await noteVerification(store, codeId, { provider: verify.provider, verificationId })
    return 'sent'
  } catch (error) {
    if (error instanceof AppError && unreachable.has(error.code)) return 'undeliverable'
    throw error
  }
}
