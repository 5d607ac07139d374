import type { OfferRow } from '#domain/offer/price-offer.ts'
import type { Db } from '../connect.ts'

/** The instalments as they were signed. A contract that is paid out again after a return has them already. */
export async function saveSchedule(db: Db, contractId: string, rows: readonly OfferRow[]): Promise<void> {
  await db('instalment')
    .insert(
      rows.map((row) => ({
        contract_id: contractId,
        number: row.number,
        due_on: row.dueOn,
        opening_minor: row.openingMinor,
        principal_minor: row.principalMinor,
        interest_minor: row.interestMinor,
        payment_minor: row.paymentMinor,
        closing_minor: row.closingMinor,
      })),
    )
    .onConflict(['contract_id', 'number'])
    .ignore()
}
