import type { XmlElement } from '@rgrove/parse-xml'
import { unexpectedAnswer } from '../../http/read-json.ts'
import type { ToldState } from '../bank-files/payout-record.ts'
import type { PayoutState } from '../payments.ts'
import { findAll, findCode, findText, getText, type Message, toInstant } from './read-xml.ts'

/** External payment status codes (ISO 20022 external code sets). Accepted is not paid: only a completed settlement is. */
const outcomes: Readonly<Record<string, 'pending' | 'settled' | 'rejected'>> = {
  RCVD: 'pending',
  ACTC: 'pending',
  ACCP: 'pending',
  ACFC: 'pending',
  ACSP: 'pending',
  ACWC: 'pending',
  ACWP: 'pending',
  PART: 'pending',
  PATC: 'pending',
  PDNG: 'pending',
  ACSC: 'settled',
  ACCC: 'settled',
  RJCT: 'rejected',
  CANC: 'rejected',
}

/** The bank had the message before: this says nothing of what became of it. */
const duplicate = 'AM05'
/** Reason not specified by the agent. */
const unspecified = 'MS03'

/**
 * A payment status report. A status of the whole message, or of its one payment, counts for the transaction where the bank gives that none:
 * we put one transaction into a message, under one id.
 */
export function readStatuses({ body }: Message): ToldState[] {
  const [messageId, createdAt] = [getText(body, 'GrpHdr', 'MsgId'), getText(body, 'GrpHdr', 'CreDtTm')]
  const group = findAll(body, 'OrgnlGrpInfAndSts')[0]
  if (group === undefined) throw unexpectedAnswer({ provider: 'iso20022', operation: 'read_report' }, ['OrgnlGrpInfAndSts'])
  const payments = findAll(body, 'OrgnlPmtInfAndSts')
  const levels = [
    { name: 'group', id: getText(group, 'OrgnlMsgId'), status: findText(group, 'GrpSts'), at: group },
    ...payments.map((at) => ({ name: 'payment', id: getText(at, 'OrgnlPmtInfId'), status: findText(at, 'PmtInfSts'), at })),
    ...payments.flatMap((payment) =>
      findAll(payment, 'TxInfAndSts').map((at) => ({
        name: 'transaction',
        id: findText(at, 'OrgnlEndToEndId'),
        status: findText(at, 'TxSts'),
        at,
      })),
    ),
  ]
  return levels.flatMap(({ name, id, status, at }) => {
    const state = status === undefined || id === undefined ? undefined : stateOf(status, at, createdAt)
    return state === undefined ? [] : [{ endToEndId: id!, eventId: `pain.002:${messageId}:${id}:${name}`, state }]
  })
}

function stateOf(status: string, at: XmlElement, createdAt: string): PayoutState | undefined {
  const code = findCode(at, 'StsRsnInf', 'Rsn')
  switch (outcomes[status]) {
    case 'pending':
      return { status: 'pending' }
    case 'settled':
      return { status: 'settled', settledAt: toInstant(findText(at, 'AccptncDtTm') ?? createdAt) }
    case 'rejected':
      return code === duplicate ? undefined : { status: 'rejected', code: code ?? unspecified }
    case undefined:
      throw unexpectedAnswer({ provider: 'iso20022', operation: 'read_report' }, ['TxSts'])
  }
}
