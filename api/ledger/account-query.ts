import { z } from 'zod'
import { isLedgerRole, type LedgerRole } from '#domain/ledger/ledger-role.ts'
import { queryDate } from '../http/query-date.ts'

/** Query that names an account of the general ledger. */
export const accountQuery = {
  role: z
    .custom<LedgerRole>((value) => typeof value === 'string' && isLedgerRole(value), 'a role of the chart of accounts')
    .meta({
      type: 'string',
      description: 'A role of the chart of accounts, such as loans_receivable',
    }),
  product: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
}

/** Two dates make a balance repeatable: in effect by the one, as was known at the end of the other. */
export const asOfQuery = {
  effectiveOn: queryDate.optional().meta({ description: 'What had taken effect by this day; left out: today' }),
  bookedOn: queryDate.optional().meta({ description: 'As it was known at the end of this business date; left out: as is known now' }),
}
