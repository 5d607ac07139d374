import { randomUUID } from 'node:crypto'
import type { SandboxContext } from '../control/context.ts'
import { tellOf } from '../control/tell-of.ts'
import { composeCertificate, drawSignatures, joinPdfs } from '../signing/signed-pdf.ts'
import { toConnectEvent } from './connect.ts'
import type { EnvelopeOrder, KeptEnvelope, KeptFile, Tab } from './envelope.ts'

/** The envelopes of the account: what becomes of them, and their files. */
export type EnvelopeDesk = {
  all(): KeptEnvelope[]
  find(envelopeId: string): KeptEnvelope | undefined
  open(order: EnvelopeOrder): KeptEnvelope
  deliver(envelope: KeptEnvelope): KeptEnvelope
  sign(envelope: KeptEnvelope, signature: string): Promise<KeptEnvelope>
  decline(envelope: KeptEnvelope, declinedReason: string): Promise<KeptEnvelope>
  void(envelope: KeptEnvelope, voidedReason: string): Promise<KeptEnvelope>
  combined(envelope: KeptEnvelope): Promise<Uint8Array>
  certificate(envelope: KeptEnvelope): Promise<Uint8Array>
}

export function createEnvelopeDesk(context: SandboxContext): EnvelopeDesk {
  const envelopes = context.keep<KeptEnvelope>('docusign-envelopes', (envelope) => envelope.envelopeId)
  const files = context.keep<KeptFile>('docusign-files', (file) => file.key)
  const { accountId, userId } = context.credentials.docusign

  const keep = (key: string, pdf: Uint8Array) => files.put({ key, base64: Buffer.from(pdf).toString('base64') })
  const bytesOf = (key: string): Uint8Array | undefined => {
    const file = files.find(key)
    return file && new Uint8Array(Buffer.from(file.base64, 'base64'))
  }
  const move = (envelope: KeptEnvelope, change: Partial<KeptEnvelope>): KeptEnvelope => {
    const moved = { ...envelope, ...change, statusChangedAt: context.now() }
    envelopes.put(moved)
    return moved
  }
  /** Told in order, after the answer to whoever brought it about has left. */
  const tell = (envelope: KeptEnvelope, ...names: Parameters<typeof toConnectEvent>[1][]) => {
    const about = { accountId, userId, now: context.now() }
    const events = names.flatMap((name) => toConnectEvent(envelope, name, about) ?? [])
    context.timers.after(
      0,
      () => void events.reduce((before, event) => before.then(() => tellOf(context, 'docusign', event)), Promise.resolve()),
    )
  }
  const originals = ({ envelopeId }: KeptEnvelope) =>
    files
      .all()
      .filter(({ key }) => key.startsWith(`${envelopeId}/document/`))
      .map(({ base64 }) => new Uint8Array(Buffer.from(base64, 'base64')))

  return {
    all: () => envelopes.all(),
    find: (envelopeId) => envelopes.find(envelopeId),
    open({ documents, ...order }) {
      const [envelopeId, now] = [randomUUID(), context.now()]
      const envelope: KeptEnvelope = { envelopeId, order, status: order.status, createdAt: now, statusChangedAt: now }
      for (const { documentId, documentBase64 } of documents)
        files.put({ key: `${envelopeId}/document/${documentId}`, base64: documentBase64 })
      envelopes.put(envelope)
      return envelope
    },
    deliver: (envelope) => (envelope.status === 'sent' ? move(envelope, { status: 'delivered' }) : envelope),
    async sign(envelope, signature) {
      const completedAt = context.now()
      const signed = await drawSignatures(await joinPdfs(originals(envelope)), marksOf(envelope, signature, completedAt))
      keep(`${envelope.envelopeId}/combined`, signed)
      keep(
        `${envelope.envelopeId}/certificate`,
        await composeCertificate('Certificate Of Completion', factsOf(envelope, signature, completedAt)),
      )
      const completed = move(envelope, { status: 'completed', completedAt, signature })
      tell(completed, 'recipient-completed', 'envelope-completed')
      return completed
    },
    async decline(envelope, declinedReason) {
      const declined = move(envelope, { status: 'declined', declinedReason })
      tell(declined, 'recipient-declined', 'envelope-declined')
      return declined
    },
    async void(envelope, voidedReason) {
      const voided = move(envelope, { status: 'voided', voidedReason })
      tell(voided, 'envelope-voided')
      return voided
    },
    combined: async (envelope) => bytesOf(`${envelope.envelopeId}/combined`) ?? joinPdfs(originals(envelope)),
    certificate: async (envelope) =>
      bytesOf(`${envelope.envelopeId}/certificate`) ??
      composeCertificate('Certificate Of Completion', [
        ['Envelope Id', envelope.envelopeId],
        ['Status', envelope.status],
      ]),
  }
}

function marksOf({ order }: KeptEnvelope, signature: string, completedAt: number) {
  const tabs = order.recipients.signers[0]!.tabs
  const mark = (text: string, sizePt: number) => (tab: Tab) => ({
    pageNumber: Number(tab.pageNumber ?? 1),
    leftPt: Number(tab.xPosition ?? 0),
    topPt: Number(tab.yPosition ?? 0),
    text,
    sizePt,
  })
  return [
    ...(tabs?.signHereTabs ?? []).map(mark(signature, 14)),
    ...(tabs?.dateSignedTabs ?? []).map(mark(new Date(completedAt).toISOString().slice(0, 10), 9)),
  ]
}

function factsOf({ envelopeId, order }: KeptEnvelope, signature: string, completedAt: number): [string, string][] {
  const signer = order.recipients.signers[0]!
  return [
    ['Envelope Id', envelopeId],
    ['Subject', order.emailSubject],
    ['Signer', signer.name],
    ['Signed as', signature],
    ['Client user', signer.clientUserId ?? ''],
    ['Signed', new Date(completedAt).toISOString()],
    ['Status', 'Completed'],
  ]
}
