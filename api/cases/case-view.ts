import { z } from 'zod'
import { caseStatuses } from '#domain/case/case-status.ts'
import { offeredOrders } from '#domain/case/offered-orders.ts'
import { processNames } from '#domain/case/processes.ts'
import type { CaseRow } from '#db/cases/find-case.ts'
import type { Product } from '#domain/product/product.ts'
import type { StaffSession } from '../session/sessions.ts'
import { offeredOrderView, orderedSteps, stepView, toOfferedOrderView, toStepView } from './step-view.ts'

const endingView = z.object({ status: z.string(), reasons: z.array(z.string()), at: z.iso.datetime() })

/** One member of the family of cases that an application is. */
export const caseMemberView = z
  .object({
    id: z.string(),
    process: z.enum(processNames),
    reference: z.string(),
    /** Send it as `If-Match: "v<version>"` with every order on this case. */
    version: z.int(),
    status: z.enum(caseStatuses),
    ending: endingView.nullable(),
    steps: z.array(stepView),
    /** What the person who asks may order about the whole case now. */
    orders: z.array(offeredOrderView),
  })
  .meta({ id: 'CaseMember' })

export function toCaseMemberView(
  row: CaseRow,
  { product, caller }: { product: Product; caller: StaffSession },
): z.input<typeof caseMemberView> {
  const { facts } = row
  const actor = { kind: 'staff' as const, personId: caller.personId, accountId: caller.accountId, roles: caller.roles }
  const offered = facts ? offeredOrders({ facts, rules: product, actor }) : []
  return {
    id: row.id,
    process: row.process,
    reference: row.reference,
    version: row.version,
    status: row.status,
    ending: facts?.ending ? { status: facts.ending.status, reasons: [...facts.ending.reasons], at: facts.ending.at } : null,
    steps: facts ? orderedSteps(row.process, facts.steps).map(([name, step]) => toStepView(row.process, name, step, offered)) : [],
    orders: offered.filter((order) => order.step === undefined).map(toOfferedOrderView),
  }
}
