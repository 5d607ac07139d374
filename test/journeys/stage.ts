import { Client, Connection } from '@temporalio/client'
import { inject } from 'vitest'
import { connect, type Db } from '#db/connect.ts'
import { controlSandbox, type SandboxControl } from '#sandbox/control-sandbox.ts'
import type { Newcomer } from '#sandbox/people/newcomer.ts'
import { people } from '#sandbox/people/people.ts'
import type { SandboxPerson } from '#sandbox/people/person.ts'
import { castApplicant, ipAddressOf, type CastApplicant, type CastStage } from '#test/cast/applicant.ts'
import { castDesk, type Case, type CastDesk } from '#test/cast/desk.ts'
import { newcomerLike } from '#test/cast/newcomer.ts'
import { markLogs, type LogMarks } from './log-lines.ts'
import type { ProductAddresses } from './product.ts'
import './provided.ts'

/** A running product with the people who come to it: at its front doors, and behind it to see what came of that. */
export type Stage = {
  addresses(): ProductAddresses
  cast(): CastStage
  sandbox: () => SandboxControl
  readonly db: Db
  readonly engine: Client
  /** Who has come so far. */
  guests: SandboxPerson[]
  openedAt: Date
  logMarks: LogMarks
  /** One of the named cast with a phone in the hand. */
  castMember(slug: string): CastApplicant
  /** Somebody new who otherwise is like one of the cast. */
  someoneLike(like: string, slug: string, changes?: Partial<Newcomer>): Promise<CastApplicant>
  /** A member of staff, signed in. */
  desk(sub: string): Promise<CastDesk>
  /** The application as the auditor sees it, who may see all of it. */
  caseOf(applicant: CastApplicant): Promise<Case>
  close(): Promise<void>
}

/** The product that the journeys of this worker share, one after the other. */
export async function openSharedStage(): Promise<Stage> {
  const response = await fetch(`${inject('workersProduct')}/${process.env['VITEST_POOL_ID']}`)
  const answer = await response.text()
  if (!response.ok) throw new Error(`The product did not start: ${answer}`)
  const addresses = JSON.parse(answer) as ProductAddresses
  return openStage(() => addresses)
}

export async function openStage(addresses: () => ProductAddresses): Promise<Stage> {
  const { databaseUrl, temporalAddress, temporalNamespace, dataFolder } = addresses()
  const connection = await Connection.connect({ address: temporalAddress })
  const db = connect({ url: databaseUrl, maxConnections: 4, applicationName: 'tenor-journeys' })
  const guests: SandboxPerson[] = []
  const desks = new Map<string, Promise<CastDesk>>()
  const cast = (): CastStage => ({ baseUrl: addresses().url, sandboxUrl: addresses().sandboxUrl, behindProxy: true })
  const sandbox = () => controlSandbox(`${addresses().sandboxUrl}/_admin`)
  const comes = (person: SandboxPerson): CastApplicant => {
    guests.push(person)
    return castApplicant(cast(), person)
  }
  const desk: Stage['desk'] = (sub) => {
    const known = desks.get(sub) ?? castDesk(addresses().url, sub, { ipAddress: ipAddressOf(sub) })
    desks.set(sub, known)
    return known
  }
  return {
    addresses,
    cast,
    sandbox,
    db,
    engine: new Client({ connection, namespace: temporalNamespace }),
    guests,
    openedAt: new Date(),
    logMarks: markLogs(dataFolder),
    castMember(slug) {
      const person = people.find((one) => one.slug === slug)
      if (!person) throw new Error(`the sandbox does not know ${slug}`)
      return comes(person)
    },
    someoneLike: async (like, slug, changes = {}) => comes(await sandbox().addPerson({ ...newcomerLike(like, slug), ...changes })),
    desk,
    caseOf: async (applicant) => (await desk('aurora')).findCase((await applicant.read()).reference),
    async close() {
      await db.destroy()
      await connection.close()
    },
  }
}
