import { z } from 'zod'

/** Numbers and booleans come as text in this service. */
const flag = z.enum(['true', 'false'])
const whole = z.string().regex(/^\d{1,6}$/)

const tab = z.object({
  documentId: z.string().optional(),
  recipientId: z.string().optional(),
  pageNumber: whole.optional(),
  xPosition: whole.optional(),
  yPosition: whole.optional(),
  anchorString: z.string().min(1).optional(),
})

const isWebAddress = (text: string) => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  // The vendor calls only over TLS; this one stands on the same machine as what it calls.
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

export const envelopeEvents = [
  'envelope-sent',
  'envelope-delivered',
  'envelope-completed',
  'envelope-declined',
  'envelope-voided',
  'recipient-delivered',
  'recipient-completed',
  'recipient-declined',
] as const

/** An envelope as it is ordered. Fields that nobody here uses are ignored, as the vendor does. */
export const envelopeOrder = z.object({
  emailSubject: z.string().min(1).max(100),
  status: z.enum(['created', 'sent']),
  transactionId: z.string().min(1).optional(),
  documents: z
    .array(z.object({ documentId: whole, name: z.string().min(1), fileExtension: z.string(), documentBase64: z.base64() }))
    .min(1),
  recipients: z.object({
    signers: z
      .array(
        z.object({
          recipientId: whole,
          routingOrder: whole.optional(),
          name: z.string().min(1).max(100),
          email: z.email().max(100),
          clientUserId: z.string().min(1).max(100).optional(),
          tabs: z.object({ signHereTabs: z.array(tab).optional(), dateSignedTabs: z.array(tab).optional() }).optional(),
        }),
      )
      .min(1),
  }),
  customFields: z
    .object({ textCustomFields: z.array(z.object({ name: z.string().min(1), value: z.string(), show: flag.optional() })).optional() })
    .optional(),
  notification: z
    .object({
      useAccountDefaults: flag,
      expirations: z.object({ expireEnabled: flag, expireAfter: whole, expireWarn: whole }).optional(),
    })
    .optional(),
  eventNotification: z
    .object({
      url: z.string().refine(isWebAddress),
      requireAcknowledgment: flag.optional(),
      loggingEnabled: flag.optional(),
      includeHMAC: flag.optional(),
      deliveryMode: z.enum(['SIM', 'aggregate']),
      events: z.array(z.enum(envelopeEvents)).min(1),
      eventData: z.object({ version: z.literal('restv2.1'), includeData: z.array(z.string()).optional() }),
    })
    .optional(),
})
export type EnvelopeOrder = z.output<typeof envelopeOrder>
export type Tab = z.output<typeof tab>

export type EnvelopeStatus = 'created' | 'sent' | 'delivered' | 'completed' | 'declined' | 'voided'

export type KeptEnvelope = {
  envelopeId: string
  /** Without the bytes of its documents, which are kept beside it. */
  order: Omit<EnvelopeOrder, 'documents'>
  status: EnvelopeStatus
  createdAt: number
  statusChangedAt: number
  completedAt?: number
  declinedReason?: string
  voidedReason?: string
  /** What the signer wrote as their signature. */
  signature?: string
}

export type KeptFile = { key: string; base64: string }

export function toEnvelopeSummary(envelope: KeptEnvelope): Record<string, unknown> {
  const { envelopeId, order, status, createdAt, statusChangedAt, completedAt, voidedReason } = envelope
  return {
    envelopeId,
    status,
    emailSubject: order.emailSubject,
    documentsUri: `/envelopes/${envelopeId}/documents`,
    createdDateTime: vendorTime(createdAt),
    statusChangedDateTime: vendorTime(statusChangedAt),
    ...(completedAt !== undefined && { completedDateTime: vendorTime(completedAt) }),
    ...(voidedReason !== undefined && { voidedReason, voidedDateTime: vendorTime(statusChangedAt) }),
  }
}

export function toRecipients({ order, status, completedAt, declinedReason, statusChangedAt }: KeptEnvelope): unknown {
  return {
    signers: order.recipients.signers.map(({ recipientId, routingOrder, name, email, clientUserId }) => ({
      recipientId,
      routingOrder: routingOrder ?? '1',
      name,
      email,
      ...(clientUserId !== undefined && { clientUserId }),
      status: status === 'voided' ? 'sent' : status,
      ...(completedAt !== undefined && { signedDateTime: vendorTime(completedAt) }),
      ...(declinedReason !== undefined && { declinedReason, declinedDateTime: vendorTime(statusChangedAt) }),
    })),
  }
}

/** Ten millionths of a second, as the vendor writes them. */
export function vendorTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '0000Z')
}
