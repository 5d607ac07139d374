import type { ToldState } from '../bank-files/payout-record.ts'
import { findAll, findCode, findText, getAmountMinor, getText, type Message, toInstant } from './read-xml.ts'

/** Reason not specified by the agent. */
const unspecified = 'MS03'

/** A payment return: each transaction came back, as a whole or in part. The reason may stand at the transaction or, for all of them, at the group. */
export function readReturns({ body }: Message): ToldState[] {
  const messageId = getText(body, 'GrpHdr', 'MsgId')
  const returnedAt = toInstant(getText(body, 'GrpHdr', 'CreDtTm'))
  const groupCode = findCode(body, 'OrgnlGrpInf', 'RtrRsnInf', 'Rsn')
  return findAll(body, 'TxInf').flatMap((transaction) => {
    const endToEndId = findText(transaction, 'OrgnlEndToEndId')
    if (endToEndId === undefined) return []
    const code = findCode(transaction, 'RtrRsnInf', 'Rsn') ?? groupCode ?? unspecified
    const amountMinor = getAmountMinor(transaction, 'RtrdIntrBkSttlmAmt')
    return [{ endToEndId, eventId: `pacs.004:${messageId}:${endToEndId}`, state: { status: 'returned', code, returnedAt, amountMinor } }]
  })
}
