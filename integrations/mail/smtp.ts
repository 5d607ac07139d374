import { createTransport, type NodemailerError, type SendMailOptions } from 'nodemailer'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import type { OnCall } from '../http/observe-call.ts'
import { createPacedCalls } from '../http/paced-calls.ts'
import { redact } from '../http/redact.ts'
import type { Mail, MailMessage } from './mail.ts'

export type SmtpOptions = {
  host: string
  port: number
  /** `tls` from the first byte, `starttls` or nothing, `none` only for a catcher on this machine. */
  security: 'tls' | 'starttls' | 'none'
  auth?: { user: string; password: string }
  /** For example `Tenor <no-reply@tenor.example>`. */
  from: string
  pool?: { maxConnections: number; maxMessages: number }
  dkim?: { domainName: string; keySelector: string; privateKey: string }
  timeoutMs?: number
  onCall?: OnCall
}

/** `close` ends pooled connections; without a pool nothing stays open. */
export type SmtpMail = Mail & { close(): void }

const provider = 'smtp'
const operation = 'send'

/**
 * E-mail over SMTP. A repeated message keeps its Message-ID, so that a receiver can drop the second copy. A server tells no quota in this
 * protocol: one that wants fewer mails answers 4xx, which the step tries later.
 */
export function createSmtpMail(options: SmtpOptions): SmtpMail {
  const timeoutMs = options.timeoutMs ?? 15_000
  const connection = {
    host: options.host,
    port: options.port,
    secure: options.security === 'tls',
    requireTLS: options.security === 'starttls',
    ignoreTLS: options.security === 'none',
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // Contents come from us as bytes; nothing in a message may make this process read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(options.auth && { auth: { user: options.auth.user, pass: options.auth.password } }),
    ...(options.dkim && { dkim: options.dkim }),
  }
  const transport =
    options.pool === undefined ? createTransport(connection) : createTransport({ ...connection, ...options.pool, pool: true })
  const paced = createPacedCalls({ provider, down: 'MAIL_DOWN', onCall: options.onCall })
  return {
    provider,
    send: (message, { signal } = {}) =>
      paced({ operation, signal }, async ({ notes }) => {
        const request = { messageId: message.messageId, attachments: message.attachments?.length ?? 0 }
        notes.describeExchange = () => ({ request })
        const { serverMessageId } = await transport.sendMail(toMail(message, options.from, signal)).catch((error: unknown) => {
          throw toAppError(error, message)
        })
        notes.describeExchange = () => ({
          request,
          response: { accepted: true, ...(serverMessageId !== undefined && { serverMessageId }) },
        })
        return { messageId: message.messageId, ...(serverMessageId !== undefined && { serverMessageId }) }
      }),
    close: () => transport.close(),
  }
}

function toMail(message: MailMessage, from: string, signal: AbortSignal | undefined): SendMailOptions {
  return {
    messageId: message.messageId,
    from,
    // As an object the address is one address, whatever it contains.
    to: { name: '', address: message.to },
    subject: message.subject,
    text: message.text,
    html: message.html,
    attachments: (message.attachments ?? []).map((one) => ({
      filename: one.filename,
      contentType: one.mediaType,
      content: Buffer.from(one.content),
    })),
    // RFC 3834: keeps holiday notices from answering.
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(signal !== undefined && { signal }),
  }
}

function toAppError(error: unknown, message: MailMessage): AppError {
  const failure: NodemailerError = error instanceof Error ? error : new Error('unknown')
  const wasRefusedInWords = failure.responseCode !== undefined
  return new AppError(codeOf(failure), {
    provider,
    operation,
    reason: wasRefusedInWords ? 'status' : failure.code === 'ETIMEDOUT' ? 'timeout' : 'connection',
    ...(failure.responseCode !== undefined && { providerCode: String(failure.responseCode) }),
    raw: redact(failure.response ?? `${failure.code ?? 'unknown'} ${failure.originalCode ?? ''}`, [message.to]),
    // A line that drops after DATA may have delivered. A refusal in words, or no connection at all, has not.
    mayHaveTakenEffect: !wasRefusedInWords && !['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(failure.originalCode ?? ''),
  })
}

function codeOf(failure: NodemailerError): ErrorCode {
  switch (failure.code) {
    case 'EAUTH':
      return failure.permanent === false ? 'MAIL_DOWN' : 'MAIL_MISCONFIGURED'
    case 'ENOAUTH':
    case 'ECONFIG':
    case 'EOAUTH2':
    case 'ETLS':
      return 'MAIL_MISCONFIGURED'
    case 'EENVELOPE':
      if (failure.permanent === false) return 'MAIL_DOWN'
      // Without a reply of the server the address was no address; MAIL FROM is ours, RCPT TO is theirs.
      return failure.command === 'MAIL FROM' ? 'MAIL_MISCONFIGURED' : 'MAIL_RECIPIENT_REFUSED'
    case 'EMESSAGE':
      return failure.permanent === false ? 'MAIL_DOWN' : 'MAIL_REFUSED'
    default:
      return failure.permanent === true ? 'MAIL_REFUSED' : 'MAIL_DOWN'
  }
}
