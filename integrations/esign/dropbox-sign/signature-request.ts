import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { PlacedSpot } from '#integrations/pdf/spots.ts'
import type { EnvelopeState, SignatureRequest } from '../esign.ts'
import { provider } from './codes.ts'

/** The key of our id in the request's metadata, which every answer and every report repeats. */
export const ourKey = 'tenor_envelope'

const secondsOfDay = 86_400

export const requestBody = z.object({
  signature_request_id: z.string().min(1),
  is_complete: z.boolean(),
  is_declined: z.boolean(),
  has_error: z.boolean(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  signatures: z.array(
    z.object({
      signature_id: z.string().min(1),
      signer_email_address: z.string(),
      status_code: z.string(),
      signed_at: z.number().nullish(),
      decline_reason: z.string().nullish(),
    }),
  ),
})
export type DropboxRequest = z.output<typeof requestBody>

type Making = { spot: PlacedSpot; clientId: string; testMode: boolean; now: number }

/** The form of an embedded request: one signer, to whom nobody writes. Pixels here are points from the top left, because a page is named. */
export function createForm(request: SignatureRequest, { spot, clientId, testMode, now }: Making): FormData {
  const form = new FormData()
  const set = (values: Readonly<Record<string, string>>) => Object.entries(values).forEach(([name, value]) => form.set(name, value))
  const field = (index: number, type: 'signature' | 'date_signed', from: number, share: number) =>
    Object.fromEntries(
      Object.entries({
        document_index: '0',
        api_id: type,
        type,
        required: 'true',
        signer: '0',
        page: String(spot.pageNumber),
        x: String(Math.round(spot.leftPt + spot.widthPt * from)),
        y: String(Math.round(spot.topPt)),
        width: String(Math.round(spot.widthPt * share)),
        height: String(Math.round(spot.heightPt)),
      }).map(([name, value]) => [`form_fields_per_document[${index}][${name}]`, value]),
    )
  set({
    client_id: clientId,
    test_mode: testMode ? '1' : '0',
    title: request.title,
    subject: request.title,
    allow_decline: '1',
    expires_at: String(Math.floor(now / 1000) + request.standsDays * secondsOfDay),
    [`metadata[${ourKey}]`]: request.externalId,
    'signers[0][name]': request.signer.name,
    'signers[0][email_address]': request.signer.email,
    'signing_options[draw]': '1',
    'signing_options[type]': '1',
    'signing_options[default_type]': 'draw',
    ...field(0, 'signature', 0, 0.6),
    ...field(1, 'date_signed', 0.65, 0.35),
  })
  form.set('files[0]', new File([new Uint8Array(request.pdf)], 'contract.pdf', { type: 'application/pdf' }))
  return form
}

export function toState({ is_complete, is_declined, has_error, signatures }: DropboxRequest): EnvelopeState {
  const [signature] = signatures
  if (is_complete) {
    const signedAt = signature?.signed_at
    if (typeof signedAt !== 'number')
      throw new AppError('PROVIDER_ANSWER_UNEXPECTED', { provider, operation: 'read_state', reason: 'schema', fields: ['signed_at'] })
    return { status: 'signed', signedAt: new Date(signedAt * 1000).toISOString() }
  }
  if (is_declined) return { status: 'declined', ...(signature?.decline_reason && { reason: signature.decline_reason }) }
  // One that the vendor could not process is never signed any more.
  return { status: has_error || signature?.status_code === 'expired' ? 'void' : 'open' }
}
