import { createHash } from 'node:crypto'
import { localDate } from '#domain/calendar/local-date.ts'
import { formatAmount } from '#domain/money/amount-text.ts'
import { decimalsOf, parseCurrency } from '#domain/money/currency.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { toBankText } from '../bank-files/bank-text.ts'
import type { PayoutAccount, PayoutInstruction } from '../payments.ts'
import { type Element, writeMessage } from './write-xml.ts'

/** Who pays, and from which account. */
export type Payer = { name: string; iban: string; bic: string }

/**
 * One credit transfer as pain.001.001.09 (customer credit transfer initiation). Message, payment and transaction carry the end-to-end id, so
 * whatever a report names leads back to the pay-out; the same instruction is the same bytes.
 */
export function writePain001(instruction: PayoutInstruction, order: { orderedAt: string; payer: Payer; timeZone: string }): string {
  const { endToEndId } = instruction
  const { orderedAt, payer, timeZone } = order
  const currency = parseCurrency(instruction.currency)
  const amount = formatAmount(parseMinor(instruction.amountMinor), decimalsOf(currency))
  const isSepa = currency === 'EUR' && instruction.account.kind === 'iban'
  const totals: Element[] = [
    ['NbOfTxs', '1'],
    ['CtrlSum', amount],
  ]
  return writeMessage('pain.001.001.09', [
    'CstmrCdtTrfInitn',
    [
      ['GrpHdr', [['MsgId', endToEndId], ['CreDtTm', orderedAt], ...totals, ['InitgPty', [['Nm', toBankText(payer.name, 140)]]]]],
      [
        'PmtInf',
        [
          ['PmtInfId', endToEndId],
          ['PmtMtd', 'TRF'],
          ...totals,
          isSepa ? ['PmtTpInf', [['SvcLvl', [['Cd', 'SEPA']]]]] : undefined,
          ['ReqdExctnDt', [['Dt', localDate(orderedAt, timeZone)]]],
          ['Dbtr', [['Nm', toBankText(payer.name, 140)]]],
          ['DbtrAcct', [['Id', [['IBAN', payer.iban]]]]],
          agent('DbtrAgt', payer.bic),
          ['ChrgBr', 'SLEV'],
          ['CdtTrfTxInf', transaction(instruction, amount)],
        ],
      ],
    ],
  ])
}

function transaction(instruction: PayoutInstruction, amount: string): (Element | undefined)[] {
  const { endToEndId, currency, account, creditorName, creditorTaxId, description } = instruction
  const person: Element = [
    'PrvtId',
    [
      [
        'Othr',
        [
          ['Id', creditorTaxId],
          ['SchmeNm', [['Cd', 'TXID']]],
        ],
      ],
    ],
  ]
  return [
    [
      'PmtId',
      [
        ['InstrId', endToEndId],
        ['EndToEndId', endToEndId],
        ['UETR', uetrOf(endToEndId)],
      ],
    ],
    ['Amt', [['InstdAmt', amount, { Ccy: currency }]]],
    account.kind === 'iban' && account.bic !== undefined ? agent('CdtrAgt', account.bic) : undefined,
    [
      'Cdtr',
      [
        ['Nm', toBankText(creditorName, 140)],
        ['Id', [person]],
      ],
    ],
    ['CdtrAcct', accountOf(account)],
    ['RmtInf', [['Ustrd', toBankText(description, 140)]]],
  ]
}

function agent(name: string, bic: string): Element {
  return [name, [['FinInstnId', [['BICFI', bic]]]]]
}

/** Kinds of the standard's own list where it has one for a kind of Pix key. */
const proxyTypes = {
  cpf: ['Prtry', 'CPF'],
  phone: ['Cd', 'TELE'],
  email: ['Cd', 'EMAL'],
  evp: ['Prtry', 'EVP'],
} as const satisfies Record<string, Element>

/** An account is its IBAN; one that is known by a key alone says so, with the key as its proxy. */
function accountOf(account: PayoutAccount): Element[] {
  switch (account.kind) {
    case 'iban':
      return [['Id', [['IBAN', account.value]]]]
    case 'us_account':
      return [['Id', [['Othr', [['Id', account.value]]]]]]
    default:
      return [
        ['Id', [['Othr', [['Id', 'NOTPROVIDED']]]]],
        [
          'Prxy',
          [
            ['Tp', [proxyTypes[account.kind]]],
            ['Id', account.value],
          ],
        ],
      ]
  }
}

/** The unique reference that the payment keeps along its way: a version 4 UUID that only depends on the end-to-end id. */
export function uetrOf(endToEndId: string): string {
  const hex = createHash('sha256').update(endToEndId).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${'89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
