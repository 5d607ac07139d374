import type { XmlElement } from '@rgrove/parse-xml'
import type { ToldState } from '../bank-files/payout-record.ts'
import type { PayoutState } from '../payments.ts'
import { findAll, findCode, findText, getAmountMinor, getText, type Message, toInstant } from './read-xml.ts'

/** Reason not specified by the agent. */
const unspecified = 'MS03'

/**
 * What a statement (camt.053) or a notification (camt.054) says was booked on our account: a debit under our id proves the payment, a credit
 * under it with a reason for return, or marked as a reversal, that it came back. What is only announced proves nothing.
 */
export function readBookings({ body }: Message, kind: 'Stmt' | 'Ntfctn'): ToldState[] {
  const messageId = getText(body, 'GrpHdr', 'MsgId')
  return findAll(body, kind, 'Ntry')
    .filter((entry) => getText(entry, 'Sts', 'Cd') === 'BOOK')
    .flatMap((entry) => {
      const bookedAt = toInstant(findText(entry, 'BookgDt', 'DtTm') ?? getText(entry, 'BookgDt', 'Dt'))
      return findAll(entry, 'NtryDtls', 'TxDtls').flatMap((details) => {
        const endToEndId = findText(details, 'Refs', 'EndToEndId')
        const state = stateOf(entry, details, bookedAt)
        return endToEndId === undefined || state === undefined
          ? []
          : [{ endToEndId, eventId: `${kind}:${messageId}:${endToEndId}:${state.status}`, state }]
      })
    })
}

function stateOf(entry: XmlElement, details: XmlElement, bookedAt: string): PayoutState | undefined {
  const direction = findText(details, 'CdtDbtInd') ?? getText(entry, 'CdtDbtInd')
  const isReturn = findAll(details, 'RtrInf').length > 0 || findText(entry, 'RvslInd') === 'true'
  if (direction === 'DBIT' && !isReturn) return { status: 'settled', settledAt: bookedAt }
  if (direction === 'CRDT' && isReturn) {
    // An entry of one transaction may name its amount only once.
    const amountMinor = findAll(details, 'Amt').length > 0 ? getAmountMinor(details, 'Amt') : getAmountMinor(entry, 'Amt')
    return { status: 'returned', code: findCode(details, 'RtrInf', 'Rsn') ?? unspecified, returnedAt: bookedAt, amountMinor }
  }
  return undefined
}
