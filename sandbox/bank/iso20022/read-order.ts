import type { XmlElement } from '@rgrove/parse-xml'
import type { SandboxCredentials } from '../../credentials.ts'
import { checkMessage, elementsOf, textAt } from './check-message.ts'
import { pain001 } from './published-messages.ts'

/** One transaction of an order. `proxy` is the key by which the account is known, `iban` its number. */
export type OrderedTransfer = {
  endToEndId: string
  amount: string
  currency: string
  creditor: string
  creditorTaxId?: string
  proxy?: string
  iban?: string
}

export type ReadOrder =
  | { messageId: string; orderedAt: string; transfers: OrderedTransfer[] }
  /** `messageId` as far as it could be read. */
  | { messageId: string | undefined; refusal: { code: string; words: string } }

/** Reads an order as strictly as its published structure, and then as a bank does: totals, the account that pays, the accounts that are paid. */
export function readOrder(file: string, payer: SandboxCredentials['bank']): ReadOrder {
  const checked = checkMessage(file, [pain001])
  if (checked === undefined) return { messageId: undefined, refusal: { code: 'FF01', words: 'not a pain.001.001.09' } }
  const { body, problems } = checked
  const messageId = textAt(body, 'GrpHdr', 'MsgId')
  if (problems.length > 0) return { messageId, refusal: { code: 'FF01', words: problems[0]! } }
  const payments = elementsOf(body, 'PmtInf')
  const transactions = payments.flatMap((payment) => elementsOf(payment, 'CdtTrfTxInf'))
  const refusal =
    totalsProblem(elementsOf(body, 'GrpHdr')[0]!, transactions) ??
    payments.map((payment) => totalsProblem(payment, elementsOf(payment, 'CdtTrfTxInf')) ?? payerProblem(payment, payer)).find(Boolean)
  if (refusal !== undefined) return { messageId, refusal }
  return {
    messageId: messageId!, // the structure has it
    orderedAt: textAt(body, 'GrpHdr', 'CreDtTm')!,
    transfers: transactions.map(toTransfer),
  }
}

function totalsProblem(at: XmlElement, transactions: XmlElement[]): { code: string; words: string } | undefined {
  const [count, sum] = [textAt(at, 'NbOfTxs'), textAt(at, 'CtrlSum')]
  if (count !== undefined && Number(count) !== transactions.length) return { code: 'AM18', words: `${transactions.length} transactions` }
  const total = transactions.reduce((units, one) => units + toUnits(textAt(one, 'Amt', 'InstdAmt') ?? '0'), 0n)
  return sum === undefined || toUnits(sum) === total ? undefined : { code: 'AM10', words: 'the control sum is not the sum' }
}

/** In units of a hundred-thousandth, the finest that an amount may have. */
function toUnits(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(5, '0').slice(0, 5))
}

function payerProblem(payment: XmlElement, payer: SandboxCredentials['bank']): { code: string; words: string } | undefined {
  if (textAt(payment, 'DbtrAcct', 'Id', 'IBAN') !== payer.iban) return { code: 'AC02', words: 'no account of this customer' }
  if (textAt(payment, 'DbtrAgt', 'FinInstnId', 'BICFI') !== payer.bic) return { code: 'RC03', words: 'not this bank' }
  return textAt(payment, 'PmtMtd') === 'TRF' ? undefined : { code: 'FF03', words: 'only transfers' }
}

function toTransfer(transaction: XmlElement): OrderedTransfer {
  const optional = {
    creditorTaxId: textAt(transaction, 'Cdtr', 'Id', 'PrvtId', 'Othr', 'Id'),
    proxy: textAt(transaction, 'CdtrAcct', 'Prxy', 'Id'),
    iban: textAt(transaction, 'CdtrAcct', 'Id', 'IBAN'),
  }
  const amount = elementsOf(elementsOf(transaction, 'Amt')[0]!, 'InstdAmt')[0]
  return {
    endToEndId: textAt(transaction, 'PmtId', 'EndToEndId')!,
    amount: amount?.text ?? '0',
    currency: amount?.attributes['Ccy'] ?? '',
    creditor: textAt(transaction, 'Cdtr', 'Nm') ?? '',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}
