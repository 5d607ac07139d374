import { AppError } from '#domain/errors.ts'
import type { ESign, EnvelopeState, SignatureRequest } from '#integrations/esign/esign.ts'

export type PlayedSigningService = ESign & {
  /** What was asked for, in order; each has an envelope, whether or not its answer arrived. */
  requested: SignatureRequest[]
  voided: string[]
  /** What it says from now on of an envelope. */
  say(envelopeId: string, state: EnvelopeState): void
  /** Makes the next envelope, and loses the answer. */
  loseNextAnswer(): void
}

/** A signing service that does what a test wants. It keeps envelopes by our own id, as a real one does. */
export function playSigningService(provider: string, signed: Uint8Array): PlayedSigningService {
  const requested: SignatureRequest[] = []
  const voided: string[] = []
  const states = new Map<string, EnvelopeState>()
  let losesAnswer = false
  const idOf = (externalId: string) => `at-${provider}-${externalId}`
  const find = (externalId: string) =>
    states.has(idOf(externalId)) ? { envelopeId: idOf(externalId), page: 'vendor_page' as const } : undefined
  return {
    provider,
    requested,
    voided,
    say: (envelopeId, state) => void states.set(envelopeId, state),
    loseNextAnswer() {
      losesAnswer = true
    },
    async requestSignature(request) {
      const known = request.triedSince === undefined ? undefined : find(request.externalId)
      if (known) return known
      requested.push(request)
      states.set(idOf(request.externalId), { status: 'open' })
      if (losesAnswer) {
        losesAnswer = false
        throw new AppError('SIGNATURE_PROVIDER_DOWN', { provider, mayHaveTakenEffect: true })
      }
      return find(request.externalId)!
    },
    findEnvelope: async ({ externalId }) => find(externalId),
    openSigningPage: () => Promise.reject(new Error('Nobody goes anywhere in this test')),
    async readState(envelopeId) {
      const state = states.get(envelopeId)
      if (state === undefined) throw new AppError('SIGNATURE_ENVELOPE_NOT_FOUND', { provider })
      return state
    },
    async voidEnvelope(envelopeId) {
      if (states.get(envelopeId)?.status === 'signed') throw new AppError('SIGNATURE_ALREADY_COMPLETE', { provider })
      voided.push(envelopeId)
      states.set(envelopeId, { status: 'void' })
    },
    async collectSigned({ envelopeId }) {
      if (states.get(envelopeId)?.status !== 'signed') throw new AppError('SIGNATURE_NOT_COMPLETE', { provider })
      return { pdf: signed, sha256: '', certificate: { pdf: signed, sha256: '' } }
    },
    readReport: () => Promise.reject(new Error('This service calls nobody')),
  }
}
