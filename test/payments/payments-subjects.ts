import { counterFolder } from '#sandbox/bank/bank.ts'
import type { WebVendor } from '#sandbox/control/scenarios.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { people } from '#sandbox/people/people.ts'
import type { TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { createIso20022, type Iso20022Options } from '#integrations/payments/iso20022.ts'
import { createNacha, type NachaOptions } from '#integrations/payments/nacha.ts'
import type { Payments, PayoutAccount, PayoutInstruction } from '#integrations/payments/payments.ts'
import { createPixPsp } from '#integrations/payments/pix-psp.ts'

/** One client with the sandbox that it is tried against, as the contract test needs them. */
export type PaymentsSubject = {
  vendor: WebVendor
  payments: Payments
  /** One that nobody used before, to an account that takes everything. */
  instruction(changes?: Partial<PayoutInstruction>): PayoutInstruction
  /** Why money comes back there. */
  returnCode: string
  unreachable: PayoutAccount
  /** The same client with a credential or an address that is wrong. */
  setUpWrong(): Payments
  /** By the client's clock. */
  letDaysPass(): void
}

const { pix, bank } = sandboxCredentials
export const ana = people.find((one) => one.slug === 'ana-ordinary')!
export const iban = 'PT50002700000001234567833'
let ids = 0

export function payoutTo(account: PayoutAccount, currency: string, changes: Partial<PayoutInstruction> = {}): PayoutInstruction {
  ids += 1
  return {
    endToEndId: `E${pix.ispb}202608151030${String(ids).padStart(11, '0')}`,
    amountMinor: 500_007,
    currency,
    account,
    creditorName: 'Ana Conceição Moreira',
    creditorTaxId: ana.taxId,
    description: 'Loan 7',
    ...changes,
  }
}

export function pixSubject(sandbox: TestSandbox): PaymentsSubject {
  const create = (changes = {}) => createPixPsp({ baseUrl: sandbox.addresses.pix, ...pix, ...changes })
  return {
    vendor: 'pix',
    payments: create(),
    instruction: (changes) => payoutTo({ kind: 'cpf', value: ana.taxId }, 'BRL', changes),
    returnCode: 'MD06',
    unreachable: { kind: 'iban', value: iban },
    setUpWrong: () => create({ clientSecret: 'an old one' }),
    letDaysPass: () => undefined,
  }
}

export function createIso(sandbox: TestSandbox, changes: Partial<Iso20022Options> = {}): Payments {
  const { name, iban: own, bic } = bank
  const folder = counterFolder(sandbox.dataFolder, 'iso20022')
  return createIso20022({ folder, payer: { name, iban: own, bic }, timeZone: 'America/Sao_Paulo', ...changes })
}

export function isoSubject(sandbox: TestSandbox): PaymentsSubject {
  return {
    vendor: 'bank',
    payments: createIso(sandbox),
    instruction: (changes) => payoutTo({ kind: 'cpf', value: ana.taxId }, 'BRL', changes),
    returnCode: 'AC04',
    unreachable: { kind: 'us_account', value: '4455667788', routingNumber: '121000358', accountType: 'checking' },
    setUpWrong: () => createIso(sandbox, { folder: `${sandbox.dataFolder}/not-mounted` }),
    letDaysPass: () => undefined,
  }
}

export function createAch(sandbox: TestSandbox, changes: Partial<NachaOptions> = {}): Payments {
  const { name, bankName, routingNumber, companyId } = bank
  const originator = { companyName: name, companyId, bankName, bankRoutingNumber: routingNumber }
  return createNacha({ folder: counterFolder(sandbox.dataFolder, 'nacha'), originator, ...changes })
}

export function nachaSubject(sandbox: TestSandbox): PaymentsSubject {
  let passedMs = 0
  const now = () => Date.now() + passedMs
  return {
    vendor: 'bank',
    payments: createAch(sandbox, { now }),
    instruction: (changes) =>
      payoutTo({ kind: 'us_account', value: '4455667788', routingNumber: '121000358', accountType: 'checking' }, 'USD', changes),
    returnCode: 'R01',
    unreachable: { kind: 'iban', value: iban },
    setUpWrong: () => createAch(sandbox, { folder: `${sandbox.dataFolder}/not-mounted` }),
    letDaysPass: () => {
      passedMs += 7 * 86_400_000
    },
  }
}
