import { z } from 'zod'

const whole = z.string().regex(/^\d{1,6}$/)

/** The form of an embedded request, its names with brackets made into objects. Unknown fields are refused, as the vendor does. */
export const requestOrder = z.strictObject({
  client_id: z.string().min(1),
  test_mode: z.enum(['0', '1']).default('0'),
  title: z.string().max(255).optional(),
  subject: z.string().max(255).optional(),
  message: z.string().max(5000).optional(),
  allow_decline: z.enum(['0', '1']).default('0'),
  expires_at: z
    .string()
    .regex(/^\d{9,12}$/)
    .optional(),
  metadata: z.record(z.string().max(40), z.string().max(1000)).default({}),
  signers: z.record(whole, z.strictObject({ name: z.string().min(1), email_address: z.email(), order: whole.optional() })),
  signing_options: z
    .strictObject({
      draw: z.string().optional(),
      type: z.string().optional(),
      upload: z.string().optional(),
      phone: z.string().optional(),
      default_type: z.enum(['draw', 'type', 'upload', 'phone']),
    })
    .optional(),
  form_fields_per_document: z
    .record(
      whole,
      z.strictObject({
        document_index: whole,
        api_id: z.string().min(1),
        type: z.enum(['signature', 'date_signed', 'initials', 'text']),
        required: z.enum(['true', 'false', '0', '1']),
        signer: whole,
        page: whole.optional(),
        x: whole,
        y: whole,
        width: whole,
        height: whole,
        name: z.string().optional(),
      }),
    )
    .default({}),
})
export type RequestOrder = z.output<typeof requestOrder>

export type KeptRequest = {
  id: string
  signatureId: string
  order: RequestOrder
  status: 'awaiting' | 'signed' | 'declined' | 'expired' | 'canceled'
  createdAt: number
  signedAt: number | null
  declineReason: string | null
  isSearchable: boolean
}

/** `signers[0][name]=Ana` becomes `{ signers: { 0: { name: 'Ana' } } }`. */
export function nestFields(fields: Iterable<readonly [name: string, value: string]>): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const [name, value] of fields) {
    const path = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part)
    const last = path.pop()
    if (last === undefined) continue
    let at = root
    for (const part of path) {
      at[part] ??= {}
      at = at[part] as Record<string, unknown>
    }
    at[last] = value
  }
  return root
}

const statusCodes = {
  awaiting: 'awaiting_signature',
  signed: 'signed',
  declined: 'declined',
  expired: 'expired',
  canceled: 'awaiting_signature',
}

export function toResource(request: KeptRequest): Record<string, unknown> {
  const { id, signatureId, order, status, createdAt, signedAt, declineReason } = request
  const signer = order.signers['0']!
  return {
    signature_request_id: id,
    title: order.title ?? '',
    original_title: order.title ?? '',
    subject: order.subject ?? null,
    message: order.message ?? null,
    metadata: order.metadata,
    created_at: Math.floor(createdAt / 1000),
    expires_at: order.expires_at === undefined ? null : Number(order.expires_at),
    is_complete: status === 'signed',
    is_declined: status === 'declined',
    has_error: false,
    test_mode: order.test_mode === '1',
    signing_url: null,
    signing_redirect_url: null,
    files_url: `https://api.hellosign.com/v3/signature_request/files/${id}`,
    client_id: order.client_id,
    signatures: [
      {
        signature_id: signatureId,
        signer_email_address: signer.email_address,
        signer_name: signer.name,
        order: null,
        status_code: statusCodes[status],
        signed_at: signedAt === null ? null : Math.floor(signedAt / 1000),
        decline_reason: declineReason,
        last_viewed_at: null,
      },
    ],
  }
}
