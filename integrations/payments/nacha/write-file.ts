import { toBankText } from '../bank-files/bank-text.ts'
import type { PayoutAccount, PayoutInstruction } from '../payments.ts'
import { alphameric, blockingFactor, numeric, routingCheckDigit, toBlocks, toRecord } from './record.ts'

/** Who originates, and the bank that takes the file (the ODFI). */
export type Originator = {
  companyName: string
  /** Ten characters, as the bank gave it; often `1` and the EIN. */
  companyId: string
  bankName: string
  /** Nine digits. */
  bankRoutingNumber: string
}

/** What was fixed when the pay-out was ordered. Dates are `YYMMDD`, the time `HHMM`. */
export type FileMarks = { date: string; time: string; modifier: string; trace: string; effectiveOn: string }

/** Live credits to a checking and to a savings account. */
const transactionCodes = { checking: '22', savings: '32' } as const
const creditsOnly = '220'
const company = 'PPD'
const description = 'LOAN'

/** One credit as an ACH file of one batch (SEC code PPD), with the end-to-end id as its addendum. NACHA Operating Rules, appendix three. */
export function writeFile(
  instruction: PayoutInstruction & { account: Extract<PayoutAccount, { kind: 'us_account' }> },
  originator: Originator,
  marks: FileMarks,
): string {
  const { account, amountMinor, endToEndId, creditorName } = instruction
  const { companyId, companyName, bankName, bankRoutingNumber } = originator
  const { date, time, modifier, trace, effectiveOn } = marks
  const odfi = bankRoutingNumber.slice(0, 8)
  const rdfi = account.routingNumber.slice(0, 8)
  // One entry, so the hash is its bank alone; at most ten digits.
  const hash = numeric(rdfi, 10)
  const [debits, credits] = [numeric(0, 12), numeric(amountMinor, 12)]
  const reserved = (length: number) => ' '.repeat(length)
  return toBlocks([
    toRecord(
      '1',
      '01',
      ` ${bankRoutingNumber}`,
      alphameric(companyId, 10),
      date,
      time,
      modifier,
      '094',
      String(blockingFactor),
      '1',
      alphameric(toBankText(bankName, 23), 23),
      alphameric(toBankText(companyName, 23), 23),
      reserved(8),
    ),
    toRecord(
      '5',
      creditsOnly,
      alphameric(toBankText(companyName, 16), 16),
      reserved(20),
      alphameric(companyId, 10),
      company,
      alphameric(description, 10),
      date,
      effectiveOn,
      reserved(3),
      '1',
      odfi,
      numeric(1, 7),
    ),
    toRecord(
      '6',
      transactionCodes[account.accountType],
      rdfi,
      String(routingCheckDigit(rdfi)),
      alphameric(account.value, 17),
      numeric(amountMinor, 10),
      alphameric(endToEndId.slice(-15), 15),
      alphameric(toBankText(creditorName, 22), 22),
      reserved(2),
      '1',
      trace,
    ),
    // The id as it is: capitals only would make another id of it.
    toRecord('7', '05', endToEndId.padEnd(80, ' '), numeric(1, 4), trace.slice(-7)),
    toRecord(
      '8',
      creditsOnly,
      numeric(2, 6),
      hash,
      debits,
      credits,
      alphameric(companyId, 10),
      reserved(19),
      reserved(6),
      odfi,
      numeric(1, 7),
    ),
    toRecord('9', numeric(1, 6), numeric(1, 6), numeric(2, 8), hash, debits, credits, reserved(39)),
  ])
}
