import type { z } from 'zod'
import type { ledgerEntryView } from '#api/ledger/ledger-entry-view.ts'
import type { SandboxPerson } from '#sandbox/people/person.ts'
import type { Case } from '#test/cast/desk.ts'
import type { Stage } from './stage.ts'

type LedgerEntry = z.output<typeof ledgerEntryView>

/** What was posted for an application, as the auditor reads it. */
export async function entriesOf(stage: Stage, { id }: Pick<Case, 'id'>): Promise<LedgerEntry[]> {
  const aurora = await stage.desk('aurora')
  return (await aurora.session.call<{ items: LedgerEntry[] }>('GET', `/api/cases/${id}/ledger-entries`)).body.items
}

/** Debits less credits of an entry, of one role or of all. */
export function sumOf(entry: LedgerEntry, role?: string): number {
  return entry.lines
    .filter((line) => role === undefined || line.role === role)
    .reduce((sum, line) => sum + (line.debit?.amountMinor ?? 0) - (line.credit?.amountMinor ?? 0), 0)
}

/** What reached somebody: the words of each SMS, the subject of each mail, in the order of arrival. */
export async function messagesTo(stage: Stage, person: SandboxPerson): Promise<{ sms: string[]; mail: string[] }> {
  const { sms } = await stage.sandbox().outbox(person.phone)
  const { mail } = await stage.sandbox().outbox(person.email)
  return { sms: sms.map(({ body }) => body), mail: mail.map(({ subject }) => subject) }
}
