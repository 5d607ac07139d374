import type { LedgerEntry } from '../../generated/api.ts'
import { ago, brl } from '../build-case.ts'

const line = (role: string, kind: LedgerEntry['lines'][number]['kind'], debit: number | null, credit: number | null) => ({
  role,
  kind,
  holderId: role.startsWith('loans') ? 'h' : null,
  debit: debit === null ? null : brl(debit),
  credit: credit === null ? null : brl(credit),
})

export const ledger: LedgerEntry[] = [
  {
    id: 'e-1',
    kind: 'commitment',
    effectiveOn: '2026-11-18',
    bookedOn: '2026-11-18',
    recordedAt: ago(3000),
    reverses: null,
    reversedBy: null,
    lines: [line('memo_loan_commitment', 'memo', 500_000, null), line('memo_commitment_contra', 'memo', null, 500_000)],
  },
  {
    id: 'e-2',
    kind: 'disbursement',
    effectiveOn: '2026-11-19',
    bookedOn: '2026-11-19',
    recordedAt: ago(2898),
    reverses: null,
    reversedBy: null,
    lines: [
      line('loans_receivable', 'asset', 512_840, null),
      line('payout_clearing', 'liability', null, 500_000),
      line('iof_payable', 'liability', null, 12_840),
    ],
  },
]
