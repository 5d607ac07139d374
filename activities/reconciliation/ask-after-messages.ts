import { receiveEvent } from '#db/delivery/receive-event.ts'
import { messagesWithoutReport, noteAsked } from '#db/messages/messages-without-report.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

/** A run of the poll asks after so many; the next one comes in minutes. */
const atOnce = 100

/**
 * The slow poll for the report that never came: asks the provider what became of each text message that left a while ago, and takes the answer
 * in as the report itself, under its id. So a report that comes after all changes nothing.
 */
export async function askAfterMessages(
  { store, sms }: ActivityDeps,
  _input: { process: string },
  { signal }: Running,
): Promise<{ asked: number; settled: number }> {
  const waiting = await messagesWithoutReport(store.db, sms.provider, atOnce)
  let settled = 0
  for (const { id, providerMessageId } of waiting) {
    const report = await sms.readStatus(providerMessageId, { signal })
    await noteAsked(store.db, id)
    if (report === undefined || report.status === 'queued' || report.status === 'sent') continue
    const { status, errorCode } = report
    const event = {
      kind: 'message',
      source: sms.provider,
      eventId: `${providerMessageId}:${status}`,
      providerMessageId,
      status,
      ...(errorCode !== undefined && { errorCode }),
    } as const
    await receiveEvent(store.db, event, Buffer.from(JSON.stringify(event)))
    settled += 1
  }
  return { asked: waiting.length, settled }
}
