import type { CodeEntry } from './code-entry.ts'

/** Paying out. */
export const paymentErrors = {
  PAYMENTS_DOWN: {
    kind: 'unavailable',
    title: 'The payment provider did not answer',
    remedy: 'Ask for the state of the same payment before anything else; never make a new one. The same id cannot pay twice.',
  },
  PAYMENTS_REFUSED: {
    kind: 'refused',
    title: 'The payment provider refused the instruction',
    remedy: 'Read the code of the provider, correct the receiving account and try again.',
  },
  PAYMENTS_MISCONFIGURED: {
    kind: 'refused',
    title: 'The payment provider does not accept our access',
    remedy: 'Ask operations to check the credentials, the contract and the address of the service, then try again.',
  },
  PAYOUT_INSTRUCTION_INVALID: {
    kind: 'invalid',
    title: 'The payment instruction is not valid',
    remedy: 'The details name the rule that it breaks. Nothing was sent.',
  },
  PAYOUT_ID_REUSED: {
    kind: 'conflict',
    title: 'The payment id belongs to another instruction',
    remedy: 'Compare the instruction with the one at the provider. Nothing was paid by this attempt.',
  },
  PAYOUT_NOT_FOUND: { kind: 'missing', title: 'No pay-out was ordered for this contract', remedy: 'Order the pay-out first.' },
  PAYOUT_NOT_SETTLED: {
    kind: 'conflict',
    title: 'The pay-out has not been settled',
    remedy: 'Wait until the bank says that the money arrived.',
  },
} as const satisfies Record<string, CodeEntry>
