import { z } from 'zod'
import type { OrderContent } from '#domain/case/order.ts'
import { processNames } from '#domain/case/processes.ts'
import { proposalStates } from '#domain/case/proposal.ts'
import { roles } from '#domain/case/role.ts'
import type { ProposalRow } from '#db/cases/find-proposals.ts'
import { stepForStaff } from '#domain/texts/steps.ts'
import type { StaffSession } from '../session/sessions.ts'

export const proposalView = z
  .object({
    id: z.string(),
    caseId: z.string(),
    rootCaseId: z.string(),
    caseReference: z.string(),
    /** Send it as `If-Match` when answering. */
    caseVersion: z.int(),
    process: z.enum(processNames),
    /** Of the amounts in the content. */
    currency: z.string(),
    kind: z.string(),
    step: z.string().nullable(),
    stepLabel: z.string().nullable(),
    /** Exactly what was proposed; the hash is over it. */
    content: z.record(z.string(), z.unknown()),
    reasonCode: z.string(),
    hash: z.string(),
    makerName: z.string(),
    /** What the maker wrote beside it. */
    note: z.string().nullable(),
    eligibleRoles: z.array(z.enum(roles)),
    state: z.enum(proposalStates),
    proposedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    /** Who confirmed or refused it. */
    checkerName: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
    /** Whether the person who asks may answer it. */
    mayAnswer: z.boolean(),
    /** Why not, where not. */
    because: z.enum(['own', 'role', 'closed']).nullable(),
  })
  .meta({ id: 'Proposal' })

export function toProposalView(row: ProposalRow, caller: StaffSession): z.input<typeof proposalView> {
  const because = whyNot(row, caller)
  const step = stepOf(row.content)
  return {
    id: row.id,
    caseId: row.caseId,
    rootCaseId: row.rootCaseId,
    caseReference: row.caseReference,
    caseVersion: row.caseVersion,
    process: row.process,
    currency: row.currency,
    kind: row.content.kind,
    step,
    stepLabel: step === null ? null : stepForStaff(step),
    content: { ...row.content },
    reasonCode: row.reasonCode,
    hash: row.hash,
    makerName: row.makerName,
    note: row.note,
    eligibleRoles: row.eligibleRoles,
    state: row.state,
    proposedAt: row.proposedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    checkerName: row.checkerName,
    closedAt: row.closedAt?.toISOString() ?? null,
    mayAnswer: because === null,
    because,
  }
}

/** For the screen; the case itself refuses by the same facts. */
function whyNot(row: ProposalRow, caller: StaffSession): 'own' | 'role' | 'closed' | null {
  if (row.state !== 'open') return 'closed'
  if (row.makerPersonId === caller.personId) return 'own'
  return caller.roles.some((role) => row.eligibleRoles.includes(role)) ? null : 'role'
}

function stepOf(content: OrderContent): string | null {
  return 'step' in content ? content.step : null
}
