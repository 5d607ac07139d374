import { randomBytes } from 'node:crypto'
import type { SandboxContext } from '../control/context.ts'
import { tellOf } from '../control/tell-of.ts'
import { composeCertificate, drawSignatures, type SignatureMark } from '../signing/signed-pdf.ts'
import { type EnvelopeOrder, type KeptEnvelope, type KeptRecipient, toPayload } from './envelope.ts'

type KeptFile = { key: string; base64: string }
type EventName =
  | 'DOCUMENT_CREATED'
  | 'DOCUMENT_SENT'
  | 'DOCUMENT_OPENED'
  | 'DOCUMENT_SIGNED'
  | 'DOCUMENT_RECIPIENT_COMPLETED'
  | 'DOCUMENT_COMPLETED'
  | 'DOCUMENT_REJECTED'
  | 'DOCUMENT_CANCELLED'

/** The envelopes of the team: what becomes of them, and their files. */
export type EnvelopeDesk = {
  all(): KeptEnvelope[]
  find(id: string): KeptEnvelope | undefined
  findByItem(itemId: string): KeptEnvelope | undefined
  findByToken(token: string): { envelope: KeptEnvelope; index: number } | undefined
  create(order: EnvelopeOrder, pdf: Uint8Array): KeptEnvelope
  handOut(envelope: KeptEnvelope): KeptEnvelope
  open(envelope: KeptEnvelope, index: number): KeptEnvelope
  sign(envelope: KeptEnvelope, index: number, signature: string): Promise<void>
  reject(envelope: KeptEnvelope, index: number, reason: string): void
  cancel(envelope: KeptEnvelope): void
  remove(envelope: KeptEnvelope): void
  file(envelope: KeptEnvelope, version: 'original' | 'signed' | 'certificate'): Uint8Array | undefined
}

export function createEnvelopeDesk(context: SandboxContext): EnvelopeDesk {
  const envelopes = context.keep<KeptEnvelope>('documenso-envelopes', ({ id }) => id)
  const files = context.keep<KeptFile>('documenso-files', ({ key }) => key)
  const keep = (key: string, pdf: Uint8Array) => files.put({ key, base64: Buffer.from(pdf).toString('base64') })
  const there = () => envelopes.all().filter(({ isDeleted }) => !isDeleted)
  const move = (envelope: KeptEnvelope, change: Partial<KeptEnvelope>): KeptEnvelope => {
    const moved = { ...envelope, ...change, updatedAt: context.now() }
    envelopes.put(moved)
    return moved
  }
  const tell = (envelope: KeptEnvelope, ...names: EventName[]) => {
    const events = names.map((name) => toEvent(envelope, name, context.now()))
    context.timers.after(
      0,
      () => void events.reduce((before, event) => before.then(() => tellOf(context, 'documenso', event)), Promise.resolve()),
    )
  }
  const changeRecipient = ({ recipients }: KeptEnvelope, index: number, change: Partial<KeptRecipient>) =>
    recipients.map((recipient, at) => (at === index ? { ...recipient, ...change } : recipient))

  return {
    all: there,
    find: (id) => there().find((envelope) => envelope.id === id),
    findByItem: (itemId) => there().find((envelope) => envelope.itemId === itemId),
    findByToken(token) {
      for (const envelope of there()) {
        const index = envelope.recipients.findIndex((recipient) => recipient.token === token)
        if (index >= 0) return { envelope, index }
      }
      return undefined
    },
    create(order, pdf) {
      const now = context.now()
      const envelope: KeptEnvelope = {
        id: `envelope_${letters(16)}`,
        number: envelopes.all().length + 1,
        itemId: `envelope_item_${letters(16)}`,
        order,
        status: 'DRAFT',
        recipients: (order.recipients ?? []).map((_recipient, index) => newRecipient(index)),
        createdAt: now,
        updatedAt: now,
        completedAt: null,
        isDeleted: false,
      }
      keep(`${envelope.id}/original`, pdf)
      envelopes.put(envelope)
      tell(envelope, 'DOCUMENT_CREATED')
      return envelope
    },
    handOut(envelope) {
      if (envelope.status !== 'DRAFT') return envelope
      const expiresAt = expiryOf(envelope.order, context.now())
      const recipients = envelope.recipients.map((recipient) => ({ ...recipient, sendStatus: 'SENT' as const, expiresAt }))
      const sent = move(envelope, { status: 'PENDING', recipients })
      tell(sent, 'DOCUMENT_SENT')
      return sent
    },
    open(envelope, index) {
      if (envelope.recipients[index]!.readStatus === 'OPENED') return envelope
      const opened = move(envelope, { recipients: changeRecipient(envelope, index, { readStatus: 'OPENED' }) })
      tell(opened, 'DOCUMENT_OPENED')
      return opened
    },
    async sign(envelope, index, signature) {
      const now = context.now()
      const signed = move(envelope, { recipients: changeRecipient(envelope, index, { signingStatus: 'SIGNED', signedAt: now }) })
      const original = new Uint8Array(Buffer.from(files.find(`${envelope.id}/original`)!.base64, 'base64'))
      keep(`${envelope.id}/signed`, await drawSignatures(original, marksOf(envelope, index, signature, now)))
      keep(`${envelope.id}/certificate`, await composeCertificate('Signing Certificate', factsOf(envelope, index, signature, now)))
      // A job makes the file that is complete; until then the envelope is under way.
      const seal = () => {
        const completed = move(envelopes.find(envelope.id)!, { status: 'COMPLETED', completedAt: context.now() })
        tell(completed, 'DOCUMENT_RECIPIENT_COMPLETED', 'DOCUMENT_COMPLETED')
      }
      const later = context.scenarios.take('documenso', 'outcome', 'seal_later')
      tell(signed, 'DOCUMENT_SIGNED')
      if (later === undefined) seal()
      else context.timers.after(later.afterMs, seal)
    },
    reject(envelope, index, rejectionReason) {
      const recipients = changeRecipient(envelope, index, { signingStatus: 'REJECTED', rejectionReason })
      tell(move(envelope, { status: 'REJECTED', recipients, completedAt: context.now() }), 'DOCUMENT_REJECTED')
    },
    cancel(envelope) {
      tell(move(envelope, { status: 'CANCELLED', completedAt: context.now() }), 'DOCUMENT_CANCELLED')
    },
    remove: (envelope) => void move(envelope, { isDeleted: true }),
    file({ id }, version) {
      const kept = files.find(`${id}/${version}`)
      return kept && new Uint8Array(Buffer.from(kept.base64, 'base64'))
    },
  }
}

function toEvent(envelope: KeptEnvelope, event: EventName, now: number) {
  const idOf = (name: EventName) => `${envelope.id}:${name}`
  return {
    id: idOf(event),
    contentType: 'application/json',
    body: JSON.stringify({ event, payload: toPayload(envelope), createdAt: new Date(now).toISOString(), webhookEndpoint: 'registered' }),
    ...(event === 'DOCUMENT_RECIPIENT_COMPLETED' && { precedes: idOf('DOCUMENT_COMPLETED') }),
    ...(event === 'DOCUMENT_COMPLETED' && { follows: idOf('DOCUMENT_RECIPIENT_COMPLETED') }),
  }
}

function newRecipient(index: number): KeptRecipient {
  return {
    id: index + 1,
    token: letters(21),
    signingStatus: 'NOT_SIGNED',
    readStatus: 'NOT_OPENED',
    sendStatus: 'NOT_SENT',
    signedAt: null,
    expiresAt: null,
    rejectionReason: null,
  }
}

const dayMs = 24 * 60 * 60_000
const daysOf = { day: 1, week: 7, month: 30, year: 365 } as const

function expiryOf({ meta }: EnvelopeOrder, now: number): number | null {
  const period = meta?.envelopeExpirationPeriod
  return period === undefined || 'disabled' in period ? null : now + period.amount * daysOf[period.unit] * dayMs
}

function marksOf({ order }: KeptEnvelope, index: number, signature: string, now: number): SignatureMark[] {
  const [pageWidthPt, pageHeightPt] = [595.28, 841.89]
  return (order.recipients![index]!.fields ?? []).map(({ type, page, positionX, positionY }) => ({
    pageNumber: page,
    leftPt: (positionX / 100) * pageWidthPt,
    topPt: (positionY / 100) * pageHeightPt,
    text: type === 'DATE' ? new Date(now).toISOString().slice(0, 10) : signature,
    sizePt: type === 'SIGNATURE' ? 14 : 9,
  }))
}

function factsOf({ id, order }: KeptEnvelope, index: number, signature: string, now: number): [string, string][] {
  const { name, email } = order.recipients![index]!
  return [
    ['Envelope', id],
    ['Title', order.title],
    ['Signer', `${name} (${email})`],
    ['Signed as', signature],
    ['Signed', new Date(now).toISOString()],
  ]
}

function letters(count: number): string {
  return randomBytes(count).toString('base64url').replaceAll(/[-_]/g, 'x').slice(0, count).toLowerCase()
}
