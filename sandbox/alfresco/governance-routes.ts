import type { Router } from 'express'
import { z } from 'zod'
import { checkName, getReadable } from './access.ts'
import type { Asked, Serve } from './alfresco.ts'
import { readBody } from './body.ts'
import { toList } from './entry.ts'
import { AlfrescoProblem, denied, integrity, notFound } from './problem.ts'
import { filePlanId, holdsId, newNode, type RepositoryNode } from './repository.ts'

const holdForm = z.strictObject({ name: z.string().min(1), reason: z.string().min(1), description: z.string().optional() })
const childForm = z.strictObject({ id: z.string().min(1) })
const childrenForm = z.union([childForm, z.array(childForm).min(1)])

/** The holds of Governance Services, API version 1. */
export function addGovernanceRoutes(router: Router, base: string, serve: Serve): void {
  const managed = (answer: (asked: Asked) => ReturnType<Parameters<Serve>[0]>) =>
    serve((asked) => {
      if (asked.context.scenarios.take('alfresco', 'answer', 'no_governance') !== undefined) {
        const missing = 'Unable to locate resource resource for :file-plans'
        throw new AlfrescoProblem(404, missing, missing)
      }
      return answer(asked)
    })
  router.get(`${base}/file-plans/:id`, managed(readFilePlan))
  router.get(`${base}/file-plans/:id/holds`, managed(listHolds))
  router.post(`${base}/file-plans/:id/holds`, managed(createHold))
  router.get(`${base}/holds/:id/children`, managed(listHeld))
  router.post(`${base}/holds/:id/children`, managed(addToHold))
  router.delete(`${base}/holds/:id/children/:child`, managed(takeOffHold))
  router.delete(`${base}/holds/:id`, managed(deleteHold))
}

function readFilePlan(asked: Asked) {
  const { id, name, nodeType } = getFilePlan(asked)
  return { status: 200, body: { entry: { id, name, nodeType } } }
}

function listHolds(asked: Asked) {
  getFilePlan(asked)
  return { status: 200, body: toList(asked.repository.childrenOf(holdsId).map(describeHold), asked.request.query) }
}

function createHold(asked: Asked) {
  getFilePlan(asked)
  mustManage(asked)
  const { name, reason, description = '' } = readBody(asked.request, holdForm)
  checkName(asked.repository, holdsId, name)
  const node = newNode({ parentId: holdsId, name, nodeType: 'rma:hold' }, { by: asked.person.name, at: asked.now })
  const hold = asked.repository.put({ ...node, properties: { 'rma:holdReason': reason, 'cm:description': description } })
  return { status: 201, body: { entry: describeHold(hold) } }
}

function listHeld(asked: Asked) {
  return {
    status: 200,
    body: toList(
      getHold(asked).held.map((id) => ({ id })),
      asked.request.query,
    ),
  }
}

/** What is under it already stays under it. Only files and records can be held. */
function addToHold(asked: Asked) {
  mustManage(asked)
  const hold = getHold(asked)
  const children = readBody(asked.request, childrenForm)
  const ids = [children].flat().map(({ id }) => id)
  for (const id of ids)
    if (getReadable(asked.repository, id, asked.person).versions.length === 0)
      throw integrity('Only records and content can be added to a hold.')
  asked.repository.put({ ...hold, held: [...new Set([...hold.held, ...ids])] })
  return { status: 201, body: Array.isArray(children) ? toList(children, {}) : { entry: children } }
}

function takeOffHold(asked: Asked) {
  mustManage(asked)
  const hold = getHold(asked)
  const child = String(asked.request.params['child'])
  if (!hold.held.includes(child)) throw notFound(child)
  asked.repository.put({ ...hold, held: hold.held.filter((id) => id !== child) })
  return { status: 204, body: '' }
}

function deleteHold(asked: Asked) {
  mustManage(asked)
  asked.repository.put({ ...getHold(asked), held: [], isDeleted: true })
  return { status: 204, body: '' }
}

function mustManage({ person }: Asked): void {
  if (!person.mayManage) throw denied()
}

function getFilePlan({ id, repository, person }: Asked): RepositoryNode {
  return getReadable(repository, id === '-filePlan-' ? filePlanId : id, person)
}

function getHold({ id, repository, person }: Asked): RepositoryNode {
  const hold = getReadable(repository, id, person)
  if (hold.nodeType !== 'rma:hold') throw notFound(id)
  return hold
}

function describeHold({ id, name, properties }: RepositoryNode) {
  return { id, name, reason: properties['rma:holdReason'], description: properties['cm:description'] }
}
