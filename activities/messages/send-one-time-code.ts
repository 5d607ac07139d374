import { findMessage } from '#db/messages/find-message.ts'
import { type OneTimeCodeToSend, oneTimeCodeToSend, settleOneTimeCode } from '#db/messages/one-time-code-to-send.ts'
import { readProfile } from '#db/parties/read-profile.ts'
import { productVersion } from '#db/products/find-product-version.ts'
import { findApplication } from '#db/applications/find-application.ts'
import { calledName } from '#domain/party/profile.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { haveCodeSent } from './have-code-sent.ts'
import { deliverMessage } from './deliver-message.ts'
import { wordsFor } from './tell-applicant.ts'

export type ContactCodeDelivery = { channel: 'sms' | 'email'; delivered: boolean }

/**
 * Sends a code to the contact that it is to prove, once. A contact that can never be reached, and a code that is no longer good when its turn
 * comes, are answers: the applicant asks for another one.
 */
export async function sendOneTimeCode(deps: ActivityDeps, codeId: string, running: Running): Promise<ContactCodeDelivery> {
  const { store, clock } = deps
  const code = await oneTimeCodeToSend(store, codeId)
  if (code.delivery !== 'pending') return { channel: code.channel, delivered: code.delivery === 'sent' }
  const reference = `code:${codeId}`
  const outcome =
    deps.verify !== undefined && code.expiresAt.getTime() > Date.parse(clock())
      ? await haveCodeSent({ store, verify: deps.verify }, codeId, { code, ...running })
      : await outcomeOf(deps, { code, reference, now: clock() }, running)
  await settleOneTimeCode(store, codeId, outcome)
  return { channel: code.channel, delivered: outcome === 'sent' }
}

async function outcomeOf(
  deps: ActivityDeps,
  { code, reference, now }: { code: OneTimeCodeToSend; reference: string; now: string },
  running: Running,
): Promise<'sent' | 'undeliverable'> {
  const { digits } = code
  if (digits === undefined || code.expiresAt.getTime() <= Date.parse(now)) {
    const earlier = await findMessage(deps.store, reference)
    return earlier?.state === 'sent' || earlier?.state === 'delivered' ? 'sent' : 'undeliverable'
  }
  const { loanCaseId, productVersionId } = await findApplication(deps.store.db, code.applicationId)
  const [{ product }, profile] = await Promise.all([productVersion(deps.store.db, productVersionId), readProfile(deps.store, code.partyId)])
  const template = code.purpose === 'resume' ? 'resume_code' : 'contact_code'
  const words = wordsFor(deps, {
    channel: code.channel,
    message: { template, facts: { code: digits, minutes: minutesOf(code) } },
    // A mailbox that is not proven yet may be somebody else's.
    firstName: code.purpose === 'resume' ? calledName(profile)?.split(' ')[0] : undefined,
    locale: code.locale,
    product,
  })
  const message = { ...words, reference, caseId: loanCaseId, partyId: code.partyId, channel: code.channel, recipient: code.contact }
  return deliverMessage(deps, message, running)
}

function minutesOf({ createdAt, expiresAt }: OneTimeCodeToSend): number {
  return Math.max(1, Math.round((expiresAt.getTime() - createdAt.getTime()) / 60_000))
}
