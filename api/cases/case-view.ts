import { z } from 'zod'
import { holdKinds } from '#domain/case/case-facts.ts'
import { caseStatuses } from '#domain/case/case-status.ts'
import { offeredOrders } from '#domain/case/offered-orders.ts'
import { processNames } from '#domain/case/processes.ts'
import type { CaseRow } from '#db/cases/find-case.ts'
import type { Product } from '#domain/product/product.ts'
import type { StaffSession } from '../session/sessions.ts'
import { offeredOrderView, orderedSteps, stepView, toOfferedOrderView, toStepView } from './step-view.ts'

const holdView = z.object({
  kind: z.enum(holdKinds),
  since: z.iso.datetime(),
  /** Who ordered it and why, in their own words; for the desk only. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
})

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
    hold: holdView.nullable(),
    ending: endingView.nullable(),
    steps: z.array(stepView),
    /** What the person who asks may order about the whole case now. */
    orders: z.array(offeredOrderView),
  })
  .meta({ id: 'CaseMember' })

/** Why a case is held, as whoever held it wrote it down. */
export type HoldWords = Pick<z.output<typeof holdView>, 'by' | 'reason' | 'note'>

export function toCaseMemberView(
  row: CaseRow,
  { product, caller, holdWords }: { product: Product; caller: StaffSession; holdWords: HoldWords | undefined },
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
    hold: facts?.hold ? { kind: facts.hold.kind, since: facts.hold.since, by: null, reason: null, note: null, ...holdWords } : null,
    ending: facts?.ending ? { status: facts.ending.status, reasons: [...facts.ending.reasons], at: facts.ending.at } : null,
    steps: facts ? orderedSteps(row.process, facts.steps).map(([name, step]) => toStepView(row.process, name, step, offered)) : [],
    orders: offered.filter((order) => order.step === undefined).map(toOfferedOrderView),
  }
}
