import type { SandboxContext } from '../control/context.ts'
import type { BankStep } from './payment.ts'

type Stage = { context: SandboxContext; settleAfterMs: number }

/** What will become of a payment: by the scenario of the bank, else by what its account is known for. Nothing more is heard of one without steps. */
export function planSteps(known: { rejectedWith?: string; returnedWith?: string }, { context, settleAfterMs }: Stage): BankStep[] {
  const ordered = context.scenarios.take('bank', 'outcome', 'stay_pending', 'reject', 'return_later', 'statement_only')
  if (ordered?.scenario === 'stay_pending') return []
  const at = context.now() + settleAfterMs
  const rejectedWith = ordered?.scenario === 'reject' ? ordered.code : known.rejectedWith
  if (rejectedWith !== undefined) return [{ kind: 'reject', at, code: rejectedWith }]
  const settled: BankStep = { kind: 'settle', at, ...(ordered?.scenario === 'statement_only' && { toldBy: 'statement' }) }
  const returnedWith = ordered?.scenario === 'return_later' ? ordered.code : known.returnedWith
  if (returnedWith === undefined) return [settled]
  const laterMs = ordered?.scenario === 'return_later' ? ordered.afterMs : settleAfterMs
  const part =
    ordered?.scenario === 'return_later' && ordered.amountMinor !== undefined ? { amount: (ordered.amountMinor / 100).toFixed(2) } : {}
  return [settled, { kind: 'return', at: at + laterMs, code: returnedWith, ...part }]
}
