import { randomUUID } from 'node:crypto'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { SandboxContext } from '../control/context.ts'
import type { KeptRecords } from '../control/kept-records.ts'
import { type ParsedMail, parseMail } from './parse-mail.ts'

export type CaughtMail = ParsedMail & {
  id: string
  receivedAt: string
  from: string
  to: string[]
  messageId: string
  /** The connection that it came over. */
  session: string
  /** Byte for byte as it came, as Latin-1: signatures are over these bytes. */
  source: string
}

export type MailCatcher = {
  messages(): CaughtMail[]
  listen(port: number, host: string): Promise<{ host: string; port: number }>
  close(): Promise<void>
}

/** A mail server that keeps every message and sends none. It wants a password, and knows which people's mailboxes are missing or full. */
export function createMailCatcher(context: SandboxContext): MailCatcher {
  const caught = context.keep<CaughtMail>('caught-mail', (mail) => mail.id)
  const sockets = new Map<string, Socket>()
  const server = createServer(context, caught, sockets)
  server.server.prependListener('connection', (socket: Socket) => {
    if (context.scenarios.take('smtp', 'transport', 'refused_connection')) return socket.resetAndDestroy()
    const key = connectionKey(socket)
    sockets.set(key, socket)
    socket.once('close', () => sockets.delete(key))
    return undefined
  })
  // A client that goes away in the middle is its own affair.
  server.on('error', () => undefined)
  return {
    messages: () => caught.all(),
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.server.once('error', reject)
        server.listen(port, host, () => resolve({ host, port: (server.server.address() as AddressInfo).port }))
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets.values()) socket.destroy()
      }),
  }
}

function createServer(
  { credentials, register, scenarios, timers, now }: SandboxContext,
  caught: KeptRecords<CaughtMail>,
  sockets: Map<string, Socket>,
): SMTPServer {
  return new SMTPServer({
    banner: 'Tenor sandbox',
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    logger: false,
    size: 25 * 1024 * 1024,
    onConnect(_session, callback) {
      if (scenarios.take('smtp', 'transport', 'down')) return callback(reply(421, 'Service not available, closing transmission channel'))
      const slow = scenarios.take('smtp', 'transport', 'slow')
      return slow === undefined ? callback() : timers.after(slow.delayMs, () => callback())
    },
    onAuth({ username, password }, _session, callback) {
      const isRefused = scenarios.take('smtp', 'transport', 'unauthorized_once') !== undefined
      const isRight = username === credentials.smtp.user && password === credentials.smtp.password
      return isRefused || !isRight ? callback(reply(535, '5.7.8 Authentication credentials invalid')) : callback(null, { user: username })
    },
    onRcptTo({ address }, _session, callback) {
      const mailbox = register.findByEmail(address)?.mailbox ?? 'open'
      if (mailbox === 'missing') return callback(reply(550, `5.1.1 <${address}>: Recipient address rejected: User unknown`))
      if (mailbox === 'full') return callback(reply(452, `4.2.2 <${address}>: Mailbox full`))
      return callback()
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const answer = scenarios.take('smtp', 'answer', 'mail_deferred', 'mail_refused')
        if (answer?.scenario === 'mail_deferred') return callback(reply(451, '4.3.0 Requested action aborted: local error in processing'))
        if (answer?.scenario === 'mail_refused') return callback(reply(554, '5.7.1 Message refused by content policy'))
        const mail = toCaughtMail(Buffer.concat(chunks), session, now())
        caught.put(mail)
        if (scenarios.take('smtp', 'transport', 'reply_lost_after_commit')) {
          return sockets.get(connectionKey(session))?.resetAndDestroy()
        }
        return callback(null, `2.0.0 Ok: queued as ${mail.id}`)
      })
    },
  })
}

function toCaughtMail(source: Buffer, session: SMTPServerSession, now: number): CaughtMail {
  const mail = parseMail(source)
  const { mailFrom, rcptTo } = session.envelope
  return {
    id: randomUUID(),
    receivedAt: new Date(now).toISOString(),
    from: mailFrom === false ? '' : mailFrom.address,
    to: rcptTo.map((recipient) => recipient.address),
    messageId: mail.headers['message-id'] ?? '',
    session: session.id,
    source: source.toString('latin1'),
    ...mail,
  }
}

function connectionKey(end: { remoteAddress?: string | undefined; remotePort?: number | undefined }): string {
  return `${end.remoteAddress} ${end.remotePort}`
}

function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode })
}
