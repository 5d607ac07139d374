import { isValidBIC } from 'ibantools'
import { checkIban } from '#domain/identity/iban.ts'
import { isCurrency } from '#domain/money/currency.ts'
import { createFileBank, type FileBankOptions, type FileFormat } from './bank-files/file-bank.ts'
import { readReport } from './iso20022/read-report.ts'
import { type Payer, writePain001 } from './iso20022/write-pain-001.ts'
import type { PayoutInstruction, Payments } from './payments.ts'

export type Iso20022Options = FileBankOptions & {
  payer: Payer
  /** Whose calendar counts for the day of execution. */
  timeZone: string
}

const provider = 'iso20022'

/**
 * Pay-outs as ISO 20022 files: pain.001 to the bank; pain.002, camt.054, camt.053 and pacs.004 from it, in any order and as often as it likes.
 * Answers come when the bank leaves them, so a pay-out is pending until then.
 */
export function createIso20022(options: Iso20022Options): Payments {
  const { payer, timeZone } = options
  const format: FileFormat = {
    provider,
    brokenRule,
    marksOf: async () => ({}),
    write: (instruction, { orderedAt }) => ({
      name: `pain.001-${instruction.endToEndId}.xml`,
      content: Buffer.from(writePain001(instruction, { orderedAt, payer, timeZone })),
    }),
    read: async ({ content }) => readReport(content),
  }
  return createFileBank(format, options)
}

function brokenRule({ account, currency, creditorName }: PayoutInstruction): string | false {
  return (
    (!isCurrency(currency) && 'the currency must be one of ISO 4217') ||
    (creditorName.trim() === '' && 'the receiver needs a name') ||
    (account.kind === 'us_account' && 'accounts in the United States are paid by ACH') ||
    (account.kind === 'iban' && !isIban(account.value) && 'the IBAN is not valid') ||
    (account.kind === 'iban' && account.bic !== undefined && !isValidBIC(account.bic) && 'the BIC is not valid')
  )
}

/** As it goes into the file: without blanks, in capitals. */
function isIban(text: string): boolean {
  const check = checkIban(text)
  return check.valid && check.normalized === text
}
