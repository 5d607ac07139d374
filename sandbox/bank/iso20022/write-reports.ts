import type { LeftFile } from '../counter.ts'
import type { BankPayment } from '../payment.ts'

/** A report: its own id and the instant at which it was made, and the account of the customer. */
export type ReportMark = { id: string; at: string; iban: string; bic: string }

type Status = { status: string; code?: string; words?: string }

/** The bank's word on a whole message, which may be one that it could not read. */
export function groupStatus(
  original: { messageId: string | undefined; orderedAt?: string },
  { status, code, words }: Status,
  mark: ReportMark,
): LeftFile {
  const group = [
    tag('OrgnlMsgId', original.messageId ?? 'NOTPROVIDED'),
    tag('OrgnlMsgNmId', 'pain.001.001.09'),
    original.orderedAt === undefined ? '' : tag('OrgnlCreDtTm', original.orderedAt),
    tag('GrpSts', status),
    reasonOf('StsRsnInf', code, words),
  ]
  return file('pain.002.001.10', mark, tag('CstmrPmtStsRpt', headerOf(mark), tag('OrgnlGrpInfAndSts', ...group)))
}

/** The bank's word on one transaction. */
export function transactionStatus(payment: BankPayment, { status, code }: Status, mark: ReportMark): LeftFile {
  const { messageId, endToEndId } = payment
  const transaction = [
    tag('OrgnlInstrId', endToEndId),
    tag('OrgnlEndToEndId', endToEndId),
    tag('TxSts', status),
    reasonOf('StsRsnInf', code),
    status === 'ACSC' ? tag('AccptncDtTm', mark.at) : '',
  ]
  return file(
    'pain.002.001.10',
    mark,
    tag(
      'CstmrPmtStsRpt',
      headerOf(mark),
      tag('OrgnlGrpInfAndSts', tag('OrgnlMsgId', messageId), tag('OrgnlMsgNmId', 'pain.001.001.09')),
      tag('OrgnlPmtInfAndSts', tag('OrgnlPmtInfId', messageId), tag('TxInfAndSts', ...transaction)),
    ),
  )
}

/** A debit or, for what came back, a credit of the customer's account. */
export function notification(payment: BankPayment, code: string | undefined, mark: ReportMark): LeftFile {
  const notice = tag('Ntfctn', tag('Id', `N${mark.id}`), tag('CreDtTm', mark.at), accountOf(mark, payment), entryOf(payment, code, mark))
  return file('camt.054.001.08', mark, tag('BkToCstmrDbtCdtNtfctn', headerOf(mark), notice))
}

/** The statement of a day on which there was only this. */
export function statement(payment: BankPayment, mark: ReportMark): LeftFile {
  const balance = (kind: string, amount: string) =>
    tag(
      'Bal',
      tag('Tp', tag('CdOrPrtry', tag('Cd', kind))),
      amountOf('Amt', amount, payment.currency),
      tag('CdtDbtInd', 'CRDT'),
      tag('Dt', tag('Dt', mark.at.slice(0, 10))),
    )
  const entries = [balance('OPBD', '9999999999.99'), balance('CLBD', '9999990000.00'), entryOf(payment, undefined, mark)]
  const day = tag('Stmt', tag('Id', `S${mark.id}`), tag('CreDtTm', mark.at), accountOf(mark, payment), ...entries)
  return file('camt.053.001.08', mark, tag('BkToCstmrStmt', headerOf(mark), day))
}

/** The money is on its way back, as a whole or in part. */
export function paymentReturn(payment: BankPayment, returned: { code: string; amount: string }, mark: ReportMark): LeftFile {
  const { messageId, endToEndId, amount, currency } = payment
  const header = tag(
    'GrpHdr',
    tag('MsgId', mark.id),
    tag('CreDtTm', mark.at),
    tag('NbOfTxs', '1'),
    tag('SttlmInf', tag('SttlmMtd', 'CLRG')),
  )
  const transaction = [
    tag('RtrId', `R${mark.id}`.slice(0, 35)),
    tag('OrgnlGrpInf', tag('OrgnlMsgId', messageId), tag('OrgnlMsgNmId', 'pain.001.001.09')),
    tag('OrgnlEndToEndId', endToEndId),
    amountOf('OrgnlIntrBkSttlmAmt', amount, currency),
    amountOf('RtrdIntrBkSttlmAmt', returned.amount, currency),
    reasonOf('RtrRsnInf', returned.code),
  ]
  return file('pacs.004.001.09', mark, tag('PmtRtr', header, tag('TxInf', ...transaction)))
}

function entryOf({ endToEndId, messageId, amount, currency }: BankPayment, code: string | undefined, mark: ReportMark): string {
  const direction = tag('CdtDbtInd', code === undefined ? 'DBIT' : 'CRDT')
  const booked = tag('DtTm', mark.at)
  const subFamily = code === undefined ? 'ESCT' : 'RRTN'
  const domain = tag('Domn', tag('Cd', 'PMNT'), tag('Fmly', tag('Cd', 'ICDT'), tag('SubFmlyCd', subFamily)))
  const references = tag('Refs', tag('MsgId', messageId), tag('PmtInfId', messageId), tag('EndToEndId', endToEndId))
  const details = tag('TxDtls', references, amountOf('Amt', amount, currency), direction, reasonOf('RtrInf', code))
  return tag(
    'Ntry',
    amountOf('Amt', amount, currency),
    direction,
    tag('Sts', tag('Cd', 'BOOK')),
    tag('BookgDt', booked),
    tag('ValDt', tag('Dt', mark.at.slice(0, 10))),
    tag('BkTxCd', domain),
    tag('NtryDtls', details),
  )
}

function accountOf({ iban, bic }: ReportMark, { currency }: BankPayment): string {
  return tag('Acct', tag('Id', tag('IBAN', iban)), tag('Ccy', currency), tag('Svcr', tag('FinInstnId', tag('BICFI', bic))))
}

function headerOf(mark: ReportMark): string {
  return tag('GrpHdr', tag('MsgId', mark.id), tag('CreDtTm', mark.at))
}

function reasonOf(name: string, code: string | undefined, words?: string): string {
  if (code === undefined) return ''
  return tag(name, tag('Rsn', tag('Cd', code)), words === undefined ? '' : tag('AddtlInf', escaped(words.slice(0, 105))))
}

function amountOf(name: string, amount: string, currency: string): string {
  return `<${name} Ccy="${currency}">${amount}</${name}>`
}

function tag(name: string, ...inside: string[]): string {
  return `<${name}>${inside.join('')}</${name}>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function file(version: string, { id }: ReportMark, body: string): LeftFile {
  const content = `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${version}">${body}</Document>\n`
  return { name: `${version}-${id}.xml`, content }
}
