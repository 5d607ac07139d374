import type { CallOptions } from '../call-options.ts'

export type MailMessage = {
  /** Deterministic, `<case.step.version@domain>`: a repeated send is recognisable at the receiver. */
  messageId: string
  to: string
  subject: string
  text: string
  html: string
  attachments?: { filename: string; mediaType: string; content: Uint8Array }[]
}

export type MailDelivery = { messageId: string; serverMessageId?: string }

export type Mail = {
  readonly provider: string
  send(message: MailMessage, options?: CallOptions): Promise<MailDelivery>
}
