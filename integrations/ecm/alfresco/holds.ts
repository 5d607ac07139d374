import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../../call-options.ts'
import { sha256Of } from '../check-filing.ts'
import { type Api, core, governance } from './api.ts'
import { misconfigured } from './codes.ts'

const filePlan = `${governance}/file-plans/-filePlan-`
const holdBody = z.object({ id: z.string().min(1), name: z.string() })
const parentBody = z.object({ id: z.string().min(1), name: z.string(), nodeType: z.string() })
const retentionPrefix = 'Tenor, retained until '

/** What keeps a file from being changed and deleted, as the archive knows it. */
export type Guard = {
  holds: { id: string; name: string }[]
  /** Of those that are no retention of ours. */ legal: number
  retainUntil: string
}

export type Holds = {
  /** Throws `ECM_MISCONFIGURED` where nothing in the archive would refuse to delete. */
  require(call: CallOptions): Promise<void>
  guardOf(nodeId: string, call: CallOptions): Promise<Guard>
  /** Puts the files under a hold, which is made where it is missing. */
  add(hold: NamedHold, nodeIds: readonly string[], call: CallOptions): Promise<void>
  /** Under one that is there, whoever made it. Says whether it still is. */
  addTo(holdId: string, nodeIds: readonly string[], call: CallOptions): Promise<boolean>
  takeOff(holdId: string, nodeId: string, call: CallOptions): Promise<void>
}

export type NamedHold = { name: string; reason: string; description: string }

/**
 * A date of retention as a hold of Alfresco Governance Services. The REST API has no date of retention for a node, and a schedule of the file
 * plan counts from its own cut-off; a hold is what makes the archive itself refuse to delete, change or move a file, to its administrators
 * too. We lift it when the date has come.
 */
export function retentionHold(retainUntil: string): NamedHold {
  return {
    name: `${retentionPrefix}${retainUntil}`,
    reason: `Retention until ${retainUntil}. Tenor lifts it then.`,
    description: 'Documents that Tenor filed; see the class of retention of each',
  }
}

/** Named after the hash of our id: names of the archive take no `/`, `:` or `*`. */
export function legalHold(id: string): NamedHold {
  return { name: `Tenor, hold ${sha256Of(id).slice(0, 32)}`, reason: 'A hold that compliance set in Tenor', description: id }
}

export function createHolds(api: Api): Holds {
  const known = new Map<string, string>()

  async function idOf(hold: NamedHold, call: CallOptions): Promise<string> {
    const id =
      known.get(hold.name) ?? (await findHold(hold.name, call)) ?? (await createHold(hold, call)) ?? (await findHold(hold.name, call))
    if (id === undefined) throw new AppError('ECM_DOWN', { raw: 'the hold is being made by somebody else', mayHaveTakenEffect: false })
    known.set(hold.name, id)
    return id
  }

  async function findHold(name: string, call: CallOptions): Promise<string | undefined> {
    const all = await api.list({ operation: 'list_holds', path: `${filePlan}/holds` }, holdBody, call)
    return all?.find((hold) => hold.name === name)?.id
  }

  async function createHold(hold: NamedHold, call: CallOptions): Promise<string | undefined> {
    const made = await api.create({ operation: 'create_hold', path: `${filePlan}/holds`, body: { json: hold } }, holdBody, call)
    return made?.id
  }

  async function addTo(holdId: string, nodeIds: readonly string[], call: CallOptions): Promise<boolean> {
    const path = `${governance}/holds/${holdId}/children`
    const json = nodeIds.map((id) => ({ id }))
    return (await api.order({ operation: 'add_to_hold', method: 'POST', path, body: { json }, unless: [404] }, call)) !== 404
  }

  return {
    async require(call) {
      const found = await api.find({ operation: 'read_file_plan', path: filePlan }, z.object({ id: z.string() }), call)
      if (found === undefined)
        throw misconfigured('no file plan of Alfresco Governance Services: without it nothing in the archive refuses to delete')
    },
    async guardOf(nodeId, call) {
      const parents = await api.list(
        { operation: 'list_parents', path: `${core}/nodes/${nodeId}/parents`, query: [['where', '(isPrimary=false)']] },
        parentBody,
        call,
      )
      return toGuard((parents ?? []).filter(({ nodeType }) => nodeType === 'rma:hold'))
    },
    async add(hold, nodeIds, call) {
      if (await addTo(await idOf(hold, call), nodeIds, call)) return
      // Somebody deleted the hold since we saw it.
      known.delete(hold.name)
      if (!(await addTo(await idOf(hold, call), nodeIds, call))) throw new AppError('ECM_OBJECT_NOT_FOUND', {})
    },
    addTo,
    async takeOff(holdId, nodeId, call) {
      const path = `${governance}/holds/${holdId}/children/${nodeId}`
      await api.order({ operation: 'take_off_hold', method: 'DELETE', path, unless: [404] }, call)
    },
  }
}

/** The retention holds of ours among those of a file, and the latest date of them; empty where there is none. */
function toGuard(holds: { id: string; name: string }[]): Guard {
  const dates = holds.filter(({ name }) => isRetention(name)).map(({ name }) => name.slice(retentionPrefix.length))
  return {
    holds: holds.map(({ id, name }) => ({ id, name })),
    legal: holds.length - dates.length,
    retainUntil: dates.toSorted().at(-1) ?? '',
  }
}

export function isRetention(name: string): boolean {
  return name.startsWith(retentionPrefix)
}
