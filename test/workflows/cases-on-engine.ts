import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Client, Connection, WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import type { Activities } from '#activities/create-activities.ts'
import { processBundle } from '#bin/process-bundle.ts'
import type { Actor } from '#domain/case/actor.ts'
import type { CaseBriefing } from '#domain/case/case-briefing.ts'
import type { CaseFacts } from '#domain/case/case-facts.ts'
import type { Order, OrderContent } from '#domain/case/order.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import type { Role } from '#domain/case/role.ts'
import { parseProduct, type Product } from '#domain/product/product.ts'
import { caseWorkflowId, factReported, orderUpdates, type CaseFact, type OrderResult } from '#workflows/case/messages.ts'
import { createFakeActivities, type FakeActivities, type Script } from './fake-activities.ts'

export type CaseBench = {
  client: Client
  /** The queue that only this bench's worker serves. */
  taskQueue: string
  world: FakeActivities
  product: Product
  /** Starts a case of a process; the ids of its family are its own. */
  open(
    process: ProcessName,
    changes?: { product?: Partial<Product>; requested?: { amountMinor: number; termMonths: number } },
  ): Promise<OpenCase>
  close(): Promise<void>
  restartWorker(): Promise<void>
}

export type OpenCase = {
  briefing: CaseBriefing
  handle: WorkflowHandle
  workflowIdOf(process: ProcessName): string
  /** The facts that the record has of this member, if it has begun. */
  recorded(process: ProcessName): CaseFacts | undefined
  /** The facts that the record has of this member of the family. */
  facts(process: ProcessName): CaseFacts
  /** Waits until the record says so of this member. */
  until(process: ProcessName, isSo: (facts: CaseFacts) => boolean, what?: string): Promise<CaseFacts>
  tell(process: ProcessName, fact: Partial<CaseFact> & { subject: string }): Promise<void>
  order(process: ProcessName, actor: Actor, content: OrderContent, more?: Partial<Order>): Promise<OrderResult>
  /** The code with which an order is refused. */
  refusal(process: ProcessName, actor: Actor, content: OrderContent, more?: Partial<Order>): Promise<string>
  outcome(): Promise<unknown>
}

/** A product whose people are quick: nobody waits for a day in a test. */
export const quickProduct: Product = parseProduct({
  ...(JSON.parse(readFileSync('products/personal-loan-br.json', 'utf8')) as Product),
  calls: { default: { timeoutSeconds: 20, attempts: 2, backoffSeconds: 0.01, backoffMaximumSeconds: 1 } },
})

type Engine = { address: string; namespace: string }
type World = { script?: Script; /** Puts something before what the fakes do. */ change?: (activities: Activities) => Activities }

/** The real processes on a real engine, on a task queue of their own, in a world that is scripted. */
export async function openCasesOn({ address, namespace }: Engine, { script = {}, change = (same) => same }: World): Promise<CaseBench> {
  installRuntime()
  const workflowBundle = await processBundle()
  const world = createFakeActivities(script)
  const activities = change(world.activities)
  const taskQueue = `bench-${randomUUID()}`
  const [connection, native] = await Promise.all([Connection.connect({ address }), NativeConnection.connect({ address })])
  const client = new Client({ connection, namespace })
  const startWorker = async () => {
    const worker = await Worker.create({
      connection: native,
      namespace,
      taskQueue,
      workflowBundle,
      activities,
      shutdownGraceTime: 500,
    })
    return { worker, running: worker.run() }
  }
  let current = await startWorker()
  const stopWorker = async () => {
    current.worker.shutdown()
    await current.running
  }
  const opened: WorkflowHandle[] = []
  return {
    client,
    taskQueue,
    world,
    product: quickProduct,
    async open(process, changes = {}) {
      const briefing = newBriefing({ ...quickProduct, ...changes.product }, changes.requested)
      const handle = await client.workflow.start(process, {
        workflowId: caseWorkflowId(process, briefing.caseId),
        taskQueue,
        args: [{ briefing }],
      })
      opened.push(handle)
      return openCase(client, world, { process, briefing, handle })
    },
    async restartWorker() {
      await stopWorker()
      current = await startWorker()
    },
    async close() {
      await Promise.all(opened.map((handle) => handle.terminate('the test is over').catch(ignoreEnded)))
      await stopWorker()
      await Promise.all([connection.close(), native.close()])
    },
  }
}

function openCase(
  client: Client,
  world: FakeActivities,
  opened: { process: ProcessName; briefing: CaseBriefing; handle: WorkflowHandle },
): OpenCase {
  const { process: root, briefing, handle } = opened
  const caseIdOf = (process: ProcessName) => (process === root ? briefing.caseId : briefing.childCaseIds[process]!)
  const workflowIdOf = (process: ProcessName) => caseWorkflowId(process, caseIdOf(process))
  const recorded = (process: ProcessName) => world.record.get(caseIdOf(process))?.facts
  const orderOnce: OpenCase['order'] = async (process, actor, content, more = {}) => {
    const orderId = more.orderId ?? randomUUID()
    const facts = recorded(process)
    const sent: Order = {
      orderId,
      actor,
      content,
      reasonCode: 'tested',
      ...(actor.kind === 'staff' && facts && { expectedVersion: facts.version }),
      ...more,
    }
    return client.workflow.getHandle(workflowIdOf(process)).executeUpdate(orderUpdates[content.kind], { args: [sent], updateId: orderId })
  }
  // The record is a moment behind the process: whoever did not mean to order on an old version looks again, as a person would.
  const order: OpenCase['order'] = async (process, actor, content, more = {}) => {
    const giveUpAt = Date.now() + 10_000
    for (;;) {
      try {
        return await orderOnce(process, actor, content, more)
      } catch (error) {
        if (more.expectedVersion !== undefined || refusalCode(error) !== 'STALE_ORDER' || Date.now() > giveUpAt) throw error
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
  }
  return {
    briefing,
    handle,
    workflowIdOf,
    recorded,
    order,
    facts(process) {
      const facts = recorded(process)
      if (!facts) throw new Error(`Nothing is recorded of ${process}`)
      return facts
    },
    async until(process, isSo, what = isSo.toString()) {
      const giveUpAt = Date.now() + 15_000
      for (;;) {
        const facts = recorded(process)
        if (facts && isSo(facts)) return facts
        if (Date.now() > giveUpAt) throw new Error(`Never so: ${what}\n${JSON.stringify(facts, undefined, 1)}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    async tell(process, fact) {
      const giveUpAt = Date.now() + 10_000
      const whole = { factId: randomUUID(), ...fact }
      for (;;) {
        try {
          return await client.workflow.getHandle(workflowIdOf(process)).signal(factReported, whole)
        } catch (error) {
          // As the outbox does: a child that has not begun yet is told a moment later.
          if (Date.now() > giveUpAt) throw error
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      }
    },
    async refusal(process, actor, content, more) {
      try {
        await order(process, actor, content, more)
      } catch (error) {
        const code = refusalCode(error)
        if (code === undefined) throw error
        return code
      }
      return 'carried out'
    },
    outcome: () => handle.result(),
  }
}

function refusalCode(error: unknown): string | undefined {
  return error instanceof WorkflowUpdateFailedError ? String((error.cause as { type?: string }).type) : undefined
}

function newBriefing(product: Product, requested = { amountMinor: 500_000, termMonths: 12 }): CaseBriefing {
  const caseId = randomUUID()
  return {
    caseId,
    rootCaseId: caseId,
    childCaseIds: { onboarding: randomUUID(), documentCheck: randomUUID() },
    partyId: randomUUID(),
    applicationId: randomUUID(),
    productVersionId: randomUUID(),
    product,
    requested,
    version: 0,
  }
}

/** Somebody on the desk. The same person can come with another account. */
export function person(personId: string, roles: Role[], accountId = `account-of-${personId}`): Actor & { kind: 'staff' } {
  return { kind: 'staff', personId, accountId, roles }
}

const quiet = new DefaultLogger('ERROR')
let installed = false

function installRuntime(): void {
  if (installed) return
  installed = true
  Runtime.install({ logger: quiet, shutdownSignals: [], telemetryOptions: { logging: { filter: 'ERROR' } } })
}

function ignoreEnded(): void {
  // Terminating what has ended is no failure of the test.
}
