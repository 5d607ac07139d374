import { temporal } from '@temporalio/proto'
import { expect, vi } from 'vitest'
import { proveLedger } from '#db/ledger/prove-ledger.ts'
import { fullNameOf, type SandboxPerson } from '#sandbox/people/person.ts'
import { staff } from '#test/cast/staff.ts'
import { isErrorLine, linesSince } from './log-lines.ts'
import type { Stage } from './stage.ts'

const patience = { timeout: 60_000, interval: 200 }

/**
 * What must hold after every journey, whatever happened in it: the record, the money, the messages and the archive agree with each other
 * and with what the outside has seen, no process is stuck on our own mistake, and nothing personal is where engineers look.
 */
export async function examine(stage: Stage, { expectedErrors = [] }: { expectedErrors?: readonly RegExp[] } = {}): Promise<void> {
  await vi.waitFor(async () => expect(await undelivered(stage), 'the outbox is delivered').toEqual([]), patience)
  expect(await proveLedger(stage.db), 'the ledger proves').toEqual([])
  await vi.waitFor(async () => expect(await nights(stage), 'a night has closed the books and proved them').toEqual([0]), patience)
  await vi.waitFor(async () => expect(await disagreements(stage), 'the record agrees with the outside').toEqual([]), patience)
  const lines = linesSince(stage.logMarks)
  const errors = lines.filter(isErrorLine).filter(({ line }) => !expectedErrors.some((expected) => expected.test(line)))
  expect(errors, 'the logs tell of no error').toEqual([])
  const canaries = [...stage.guests.flatMap(canariesOf), ...staff.flatMap(({ name, email }) => [name, email])]
  const leaks = lines.filter(({ line }) => canaries.some((canary) => line.includes(canary)))
  expect(leaks, 'the logs name nobody').toEqual([])
  expect(await readHistories(stage, canaries), 'the histories are whole and name nobody').toEqual([])
}

/** How much each different proof of the books has found. */
async function nights({ db }: Stage): Promise<number[]> {
  return db('ledger_proof').distinct().pluck('finding_count')
}

async function undelivered({ db }: Stage): Promise<unknown[]> {
  return db('outbox').whereNull('delivered_at').select('kind', 'payload', 'attempts', 'last_error')
}

/** Sentences about what is there twice, or not there. */
async function disagreements(stage: Stage): Promise<string[]> {
  const [messages, money] = await Promise.all([messageDisagreements(stage), moneyDisagreements(stage)])
  return [...messages, ...money]
}

/** Each message that the record says was taken arrived once, and nothing arrived that the record does not know. */
async function messageDisagreements({ db, sandbox }: Stage): Promise<string[]> {
  const taken: { channel: string; id: string; provider_message_id: string }[] = await db('message')
    .whereNotNull('provider_message_id')
    .select('channel', 'id', 'provider_message_id')
  const { sms, mail } = await sandbox().outbox()
  const smsTaken = taken.filter(({ channel }) => channel === 'sms').map((one) => one.provider_message_id)
  const mailTaken = taken.filter(({ channel }) => channel === 'email').map((one) => one.id)
  const idOf = (messageId: string) => /<([^@]+)@/.exec(messageId)?.[1] ?? messageId
  return [
    ...differences(
      'SMS',
      smsTaken,
      sms.map((one) => one.sid),
    ),
    ...differences(
      'mail',
      mailTaken,
      mail.map((one) => idOf(one.messageId)),
    ),
  ]
}

/** One payment for each pay-out, one pay-out at a time for each contract, one standing entry for each that settled. */
async function moneyDisagreements({ db, sandbox }: Stage): Promise<string[]> {
  const payouts: { end_to_end_id: string }[] = await db('payout').whereNot({ state: 'recorded' }).select('end_to_end_id')
  const { payments } = await sandbox().state()
  const { rows } = await db.raw<{ rows: { reference: string; standing: string; settled: string; state: string }[] }>(
    `select contract.reference, contract.state,
            (select count(*) from payout where payout.contract_id = contract.id and payout.state = 'settled') as settled,
            (select count(*) from journal_entry entry where entry.contract_id = contract.id and entry.kind = 'disbursement'
               and not exists (select from journal_reversal where reversed_id = entry.id)) as standing
     from contract`,
  )
  return [
    ...differences(
      'payment',
      payouts.map((one) => one.end_to_end_id),
      payments.map((one) => one.endToEndId),
    ),
    ...rows
      .filter(
        ({ state, standing, settled }) => Number(standing) > 1 || (state === 'active') !== (Number(standing) === 1) || Number(settled) > 1,
      )
      .map(
        (row) =>
          `the contract ${row.reference} is ${row.state} with ${row.standing} standing disbursements and ${row.settled} settled pay-outs`,
      ),
  ]
}

function differences(what: string, recorded: string[], seen: string[]): string[] {
  return [
    ...recorded.filter((id) => !seen.includes(id)).map((id) => `the ${what} ${id} is recorded and was never seen`),
    ...seen.filter((id) => !recorded.includes(id)).map((id) => `the ${what} ${id} was seen and is not recorded`),
    ...seen.filter((id, index) => seen.indexOf(id) !== index).map((id) => `the ${what} ${id} was seen twice`),
  ]
}

/** What no log and no history may contain, as it is written and as people write it. */
function canariesOf(person: SandboxPerson): string[] {
  const { taxId, email, phone, address } = person
  const formatted = taxId.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4')
  return [fullNameOf(person), taxId, formatted, email, phone.slice(1), address.street, ...(person.socialName ? [person.socialName] : [])]
}

const { WorkflowTaskFailedCause } = temporal.api.enums.v1

/** The engine takes back a task when something new arrived while it ran. */
const ordinaryCauses: ReadonlySet<number> = new Set([WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND])

async function readHistories({ engine, openedAt }: Stage, canaries: string[]): Promise<string[]> {
  const findings: string[] = []
  for await (const { workflowId, runId } of engine.workflow.list({ query: `StartTime >= "${openedAt.toISOString()}"` })) {
    const history = await engine.workflow.getHandle(workflowId, runId).fetchHistory()
    const bytes = Buffer.from(temporal.api.history.v1.History.encode(history).finish())
    const named = canaries.filter((canary) => bytes.includes(canary))
    if (named.length > 0) findings.push(`${workflowId} names ${named.join(', ')}`)
    for (const { workflowTaskFailedEventAttributes: failed } of history.events ?? []) {
      if (failed && !ordinaryCauses.has(failed.cause ?? 0)) findings.push(`a task of ${workflowId} failed: ${failed.failure?.message}`)
    }
  }
  return findings
}
