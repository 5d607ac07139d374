import { createHash } from 'node:crypto'
import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'
import { enqueue } from './enqueue.ts'

export type ReceivedEvent = { source: string; eventId: string } & (
  | { kind: 'payout'; endToEndId: string; status: 'pending' | 'settled' | 'rejected' | 'returned' }
  | { kind: 'envelope'; envelopeId: string; externalId?: string; status: 'signed' | 'declined' | 'void' | 'progress' }
  | { kind: 'message'; providerMessageId: string; status: 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed'; errorCode?: string }
)

/** Takes an event of an outside system in, once: its effect and the note that it was received are one transaction. */
export async function receiveEvent(db: Db, event: ReceivedEvent, body: Buffer): Promise<'received' | 'duplicate'> {
  return db.transaction(async (tx) => {
    const inserted = await tx('inbox')
      .insert({
        source: event.source,
        event_id: event.eventId,
        body_sha256: createHash('sha256').update(body).digest('hex'),
        outcome: event.kind,
      })
      .onConflict(['source', 'event_id'])
      .ignore()
      .returning('event_id')
    if (inserted.length === 0) return 'duplicate'
    await effects[event.kind](tx, event as never)
    return 'received'
  })
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const effects: { [Kind in ReceivedEvent['kind']]: (tx: Db, event: Extract<ReceivedEvent, { kind: Kind }>) => Promise<void> } = {
  payout: wakeCase,
  envelope: wakeSigner,
  message: moveMessage,
}

/** The case asks the signing service what is true. Our own id finds it even before we know what the service calls the envelope. */
async function wakeSigner(tx: Db, event: Extract<ReceivedEvent, { kind: 'envelope' }> & { source: string }): Promise<void> {
  if (event.status === 'progress') return
  const ours = event.externalId !== undefined && uuid.test(event.externalId) ? event.externalId : undefined
  const row = (await tx('envelope as e')
    .join('contract as c', 'c.id', 'e.contract_id')
    .where({ 'e.provider': event.source, ...(ours === undefined ? { 'e.envelope_id': event.envelopeId } : { 'e.id': ours }) })
    .first('c.case_id')) as { case_id: string } | undefined
  if (!row) return
  await enqueue(tx, { kind: 'report_fact', caseId: row.case_id, payload: { subject: 'envelope', facts: { status: event.status } } })
}

/** The case is told only that there is news; it asks the bank what is true. An id that we never gave wakes nobody. */
async function wakeCase(tx: Db, event: Extract<ReceivedEvent, { kind: 'payout' }>): Promise<void> {
  const row = (await tx('payout as p')
    .join('contract as c', 'c.id', 'p.contract_id')
    .where({ 'p.end_to_end_id': event.endToEndId })
    .first('c.case_id')) as { case_id: string } | undefined
  if (!row) return
  const subject = event.status === 'returned' ? 'payoutReturned' : 'payout'
  await enqueue(tx, { kind: 'report_fact', caseId: row.case_id, payload: { subject, facts: { status: event.status } } })
}

const ranks = { recorded: 0, sending: 1, sent: 2, delivered: 3, undeliverable: 3 } as const
const states = { queued: 'sending', sent: 'sent', delivered: 'delivered', undelivered: 'undeliverable', failed: 'undeliverable' } as const

/** Reports overtake each other: a message only ever moves forward. */
async function moveMessage(tx: Db, event: Extract<ReceivedEvent, { kind: 'message' }>): Promise<void> {
  const state = states[event.status]
  const known = await tx('message').where({ provider: event.source, provider_message_id: event.providerMessageId }).first('id')
  // The vendor can be quicker than our own note of what it called the message: it will say so again.
  if (known === undefined) throw new AppError('WEBHOOK_TOO_EARLY')
  const earlier = Object.entries(ranks).flatMap(([name, rank]) => (rank < ranks[state] ? [name] : []))
  await tx('message')
    .where({ provider: event.source, provider_message_id: event.providerMessageId })
    .whereIn('state', earlier)
    .update({ state, error_code: event.errorCode ?? null, changed_at: tx.fn.now() })
}
