import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { PlacedSpot } from '#integrations/pdf/spots.ts'
import type { EnvelopeState, SignatureRequest } from '../esign.ts'
import { provider } from './codes.ts'

const instant = z.string().nullish()

export const envelopeBody = z.object({
  id: z.string().min(1),
  status: z.enum(['DRAFT', 'PENDING', 'COMPLETED', 'REJECTED', 'CANCELLED']),
  externalId: z.string().nullable(),
  completedAt: instant,
  recipients: z.array(
    z.object({
      email: z.string(),
      token: z.string(),
      signingStatus: z.enum(['NOT_SIGNED', 'SIGNED', 'REJECTED']),
      signedAt: instant,
      expiresAt: instant,
      rejectionReason: z.string().nullish(),
    }),
  ),
})
export const envelopeWithItemsBody = envelopeBody.extend({ envelopeItems: z.array(z.object({ id: z.string().min(1) })).min(1) })
export type DocumensoEnvelope = z.output<typeof envelopeBody>

const filename = 'contract.pdf'

/** The form that makes an envelope: one signer, who is written to by nobody. Places are in hundredths of the page. */
export function createForm(request: SignatureRequest, { spot, returnUrl }: { spot: PlacedSpot; returnUrl: string }): FormData {
  const { externalId, signer, standsDays } = request
  const field = (type: 'SIGNATURE' | 'DATE', from: number, share: number) => ({
    identifier: 0,
    type,
    page: spot.pageNumber,
    positionX: percentOf(spot.leftPt + spot.widthPt * from, spot.pageWidthPt),
    positionY: percentOf(spot.topPt, spot.pageHeightPt),
    width: percentOf(spot.widthPt * share, spot.pageWidthPt),
    height: percentOf(spot.heightPt, spot.pageHeightPt),
  })
  const payload = {
    title: request.title,
    type: 'DOCUMENT',
    externalId,
    recipients: [
      { email: signer.email, name: signer.name, role: 'SIGNER', fields: [field('SIGNATURE', 0, 0.6), field('DATE', 0.65, 0.35)] },
    ],
    meta: {
      distributionMethod: 'NONE',
      redirectUrl: returnUrl,
      language: request.locale,
      envelopeExpirationPeriod: { unit: 'day', amount: standsDays },
    },
  }
  const form = new FormData()
  form.set('payload', JSON.stringify(payload))
  form.append('files', new File([new Uint8Array(request.pdf)], filename, { type: 'application/pdf' }))
  return form
}

/** Where an envelope stands. A signer whose time is over there can no longer sign: for us it was taken back. */
export function toState({ status, completedAt, recipients }: DocumensoEnvelope, now: number): EnvelopeState {
  const [signer] = recipients
  switch (status) {
    case 'DRAFT':
      return { status: 'open' }
    case 'PENDING': {
      const isExpired = signer?.signingStatus === 'NOT_SIGNED' && Date.parse(signer.expiresAt ?? '') <= now
      return { status: isExpired ? 'void' : 'open' }
    }
    case 'COMPLETED': {
      const signedAt = Date.parse(signer?.signedAt ?? completedAt ?? '')
      if (Number.isNaN(signedAt))
        throw new AppError('PROVIDER_ANSWER_UNEXPECTED', { provider, operation: 'read_state', reason: 'schema', fields: ['completedAt'] })
      return { status: 'signed', signedAt: new Date(signedAt).toISOString() }
    }
    case 'REJECTED':
      return { status: 'declined', ...(signer?.rejectionReason && { reason: signer.rejectionReason }) }
    case 'CANCELLED':
      return { status: 'void' }
  }
}

function percentOf(part: number, whole: number): number {
  return Math.round((part / whole) * 10_000) / 100
}
