import { z } from 'zod'

const percent = z.number().min(0).max(100)

/** The part `payload` of the form. Fields that nobody here uses are ignored, as the vendor does. */
export const envelopeOrder = z.object({
  title: z.string().trim().min(1).max(255),
  type: z.enum(['DOCUMENT', 'TEMPLATE']),
  externalId: z.string().trim().max(255).optional(),
  recipients: z
    .array(
      z.object({
        email: z.email(),
        name: z.string().max(255),
        role: z.enum(['SIGNER', 'APPROVER', 'CC', 'VIEWER', 'ASSISTANT']),
        signingOrder: z.number().optional(),
        fields: z
          .array(
            z.object({
              identifier: z.union([z.string(), z.number()]).optional(),
              type: z.enum(['SIGNATURE', 'DATE', 'NAME', 'EMAIL', 'INITIALS', 'TEXT']),
              page: z.number().int().min(1),
              positionX: percent,
              positionY: percent,
              width: percent,
              height: percent,
            }),
          )
          .optional(),
      }),
    )
    .optional(),
  meta: z
    .object({
      distributionMethod: z.enum(['EMAIL', 'NONE']).optional(),
      redirectUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).optional(),
      language: z.enum(['de', 'en', 'fr', 'es', 'it', 'nl', 'pl', 'pt-BR', 'ja', 'ko', 'zh']).optional(),
      envelopeExpirationPeriod: z
        .union([
          z.object({ unit: z.enum(['day', 'week', 'month', 'year']), amount: z.int().min(1) }),
          z.object({ disabled: z.literal(true) }),
        ])
        .optional(),
    })
    .optional(),
})
export type EnvelopeOrder = z.output<typeof envelopeOrder>

export type KeptRecipient = {
  id: number
  token: string
  signingStatus: 'NOT_SIGNED' | 'SIGNED' | 'REJECTED'
  readStatus: 'NOT_OPENED' | 'OPENED'
  sendStatus: 'NOT_SENT' | 'SENT'
  signedAt: number | null
  expiresAt: number | null
  rejectionReason: string | null
}

export type KeptEnvelope = {
  id: string
  number: number
  itemId: string
  order: EnvelopeOrder
  status: 'DRAFT' | 'PENDING' | 'COMPLETED' | 'REJECTED' | 'CANCELLED'
  /** In the order of the order. */
  recipients: KeptRecipient[]
  createdAt: number
  updatedAt: number
  completedAt: number | null
  isDeleted: boolean
}

export function toResource(envelope: KeptEnvelope): Record<string, unknown> {
  const { id, number, itemId, order, status, createdAt, updatedAt, completedAt } = envelope
  return {
    id,
    secondaryId: `document_${number}`,
    type: order.type,
    status,
    title: order.title,
    externalId: order.externalId ?? null,
    createdAt: toInstant(createdAt),
    updatedAt: toInstant(updatedAt),
    completedAt: toInstant(completedAt),
    deletedAt: null,
    recipients: toRecipients(envelope),
    envelopeItems: [{ id: itemId, envelopeId: id, title: order.title, order: 1 }],
  }
}

/** As a webhook tells it, with the legacy number and the list that is there twice. */
export function toPayload(envelope: KeptEnvelope): Record<string, unknown> {
  const { id: envelopeId, number, order, status, createdAt, updatedAt, completedAt } = envelope
  const recipients = toRecipients(envelope)
  return {
    id: number,
    envelopeId,
    externalId: order.externalId ?? null,
    title: order.title,
    status,
    createdAt: toInstant(createdAt),
    updatedAt: toInstant(updatedAt),
    completedAt: toInstant(completedAt),
    recipients,
    Recipient: recipients,
  }
}

function toRecipients({ id, order, recipients }: KeptEnvelope): Record<string, unknown>[] {
  return recipients.map((recipient, index) => {
    const { email, name, role, signingOrder } = order.recipients![index]!
    return {
      ...recipient,
      envelopeId: id,
      email,
      name,
      role,
      signingOrder: signingOrder ?? null,
      signedAt: toInstant(recipient.signedAt),
      expiresAt: toInstant(recipient.expiresAt),
    }
  })
}

function toInstant(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}
