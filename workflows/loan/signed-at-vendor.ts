import { condition } from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'
import type { SignatureStatus } from '#activities/loan/find-signature.ts'
import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import { describeFailure } from '../case/describe-failure.ts'
import { fromNow } from '../case/due-dates.ts'
import { endHere } from '../case/end-case.ts'
import { whileReminding } from '../case/wait-step.ts'

const longestPauseMs = 6 * 60 * 60_000

/**
 * Signed on the page of a signing service. That it was signed is what the service answers when asked: its webhook, and the applicant who comes
 * back from its page, only make us ask; where neither comes, we ask anyway, now and then.
 */
export async function signedAtVendor(file: CaseFile, contractId: string): Promise<void> {
  const { signatureStandsSeconds } = file.briefing.product.durations
  const round = { dueAt: fromNow(signatureStandsSeconds), isBegun: false, isOver: false }
  await callStep<SignatureStatus>(file, 'signature', {
    attempt: async ({ call, attempt }) => {
      if (round.isOver) {
        // Staff have it signed anew: another envelope, with all the time that the first one had.
        await call.requestSignature({ caseId: file.caseId, contractId, provider: file.step('envelope').provider ?? '' })
        Object.assign(round, { dueAt: fromNow(signatureStandsSeconds), isBegun: false, isOver: false })
      }
      const [askAtOnce, { dueAt }] = [round.isBegun, round]
      round.isBegun = true
      const signature = await untilSigned(file, contractId, { call, attempt, dueAt, askAtOnce })
      round.isOver = signature.status !== 'signed'
      return signature
    },
    judge: ({ status }) => {
      if (status === 'declined') return { park: 'SIGNATURE_DECLINED', facts: {} }
      return status === 'void' ? { park: 'SIGNATURE_TAKEN_BACK', facts: {} } : undefined
    },
    summary: ({ status }) => ({ status }),
  })
}

/** `askAtOnce` where something failed before: it may have been signed since. */
type Wait = { call: Activities; attempt: number; dueAt: string; askAtOnce: boolean }

async function untilSigned(file: CaseFile, contractId: string, wait: Wait): Promise<SignatureStatus> {
  const { call, dueAt } = wait
  file.moveStep('signature', 'step_waiting', { state: 'waiting', waitsFor: 'applicant', dueAt })
  const signed = await whileReminding(file, 'signature', { dueAt }, () => signedInTime(file, contractId, wait))
  if (signed) return signed
  // Who signed in the last moment was in time, and only the service knows.
  const closed = await call.closeEnvelope({ caseId: file.caseId, contractId })
  if (closed.status === 'signed') return closed
  throw endHere(file, { status: 'expired', reasons: ['signature_not_given'] })
}

async function signedInTime(file: CaseFile, contractId: string, wait: Wait): Promise<SignatureStatus | undefined> {
  const firstPauseMs = file.briefing.product.durations.signaturePollSeconds * 1000
  let pauseMs = wait.askAtOnce ? 0 : firstPauseMs
  for (;;) {
    const leftMs = Date.parse(wait.dueAt) - Date.now()
    if (leftMs <= 0) return undefined
    if (pauseMs > 0) await condition(() => file.hasFact('envelope'), Math.min(pauseMs, leftMs))
    file.dropFacts('envelope')
    pauseMs = Math.min(Math.max(pauseMs * 2, firstPauseMs), longestPauseMs)
    const asked = await asking(file, { attempt: wait.attempt, retryInSeconds: pauseMs / 1000 }, () =>
      wait.call.findSignature({ caseId: file.caseId, contractId }),
    )
    if (asked !== undefined && asked.status !== 'open') return asked
  }
}

/** A service that is down for an hour keeps nobody from signing in the days that are left: it is asked again later. */
async function asking(
  file: CaseFile,
  failed: { attempt: number; retryInSeconds: number },
  ask: () => Promise<SignatureStatus>,
): Promise<SignatureStatus | undefined> {
  try {
    return await ask()
  } catch (error) {
    const { code, retryable } = describeFailure(error)
    if (!retryable) throw error
    file.record('attempt_failed', { step: 'signature', facts: { ...failed, code } })
    return undefined
  }
}
