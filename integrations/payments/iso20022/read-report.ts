import { unexpectedAnswer } from '../../http/read-json.ts'
import type { ToldState } from '../bank-files/payout-record.ts'
import { readBookings } from './read-bookings.ts'
import { readReturns } from './read-pacs-004.ts'
import { readStatuses } from './read-pain-002.ts'
import { type Message, readMessage } from './read-xml.ts'

/** By the name of the message and the element that holds it. Versions differ in what they add, which is not read here. */
const readers: Readonly<Record<string, { element: string; read: (message: Message) => ToldState[] }>> = {
  'pain.002': { element: 'CstmrPmtStsRpt', read: readStatuses },
  'camt.053': { element: 'BkToCstmrStmt', read: (message) => readBookings(message, 'Stmt') },
  'camt.054': { element: 'BkToCstmrDbtCdtNtfctn', read: (message) => readBookings(message, 'Ntfctn') },
  'pacs.004': { element: 'PmtRtr', read: readReturns },
}

/** What a report of the bank says of pay-outs, ours and others. Throws `PROVIDER_ANSWER_UNEXPECTED`. */
export function readReport(content: Uint8Array): ToldState[] {
  const message = readMessage(content)
  const reader = readers[message.version.slice(0, 8)]
  if (reader === undefined || !message.body.name.endsWith(reader.element))
    throw unexpectedAnswer({ provider: 'iso20022', operation: 'read_report' }, [message.version])
  return reader.read(message)
}
