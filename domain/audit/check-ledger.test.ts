import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkLedger } from './check-ledger.ts'
import type { RecordedEntry, RecordedLedger } from './record/ledger-part.ts'

const contractId = '0198c1d2-0000-7000-8000-000000000001'
const receivable = `BRL/personal-loan-br/loans_receivable/${contractId}`
const settlement = 'BRL/personal-loan-br/settlement_account'

function idOf(number: number): string {
  return `0198c1d2-0000-7000-8000-${String(number).padStart(12, '0')}`
}

function entry(
  number: number,
  amountsMinor: [account: string, amountMinor: number][],
  changes: Partial<RecordedEntry> = {},
): RecordedEntry {
  return {
    id: idOf(number),
    idempotencyKey: `key:${number}`,
    kind: 'disbursement',
    effectiveOn: '2026-11-21',
    bookedOn: '2026-11-21',
    actor: 'system',
    caseId: null,
    contractId,
    workflowId: null,
    recordedAt: '2026-11-21T10:00:00.000Z',
    reverses: null,
    reversedBy: null,
    lines: amountsMinor.map(([account, amountMinor], index) => ({
      lineNo: index + 1,
      account,
      book: 'BRL',
      holderId: account.endsWith(contractId) ? contractId : null,
      amountMinor,
    })),
    ...changes,
  }
}

function balance(balanceMinor: number): RecordedLedger['balances'][number] {
  return { account: receivable, holderId: contractId, balanceMinor, heldMinor: 0 }
}

const paidOut = entry(1, [
  [receivable, 5_000_00],
  [settlement, -5_000_00],
])
const sentBack = entry(
  2,
  [
    [receivable, -5_000_00],
    [settlement, 5_000_00],
  ],
  { kind: 'reversal', reverses: idOf(1) },
)
const reversed: RecordedEntry = { ...paidOut, reversedBy: idOf(2) }

function against(ledger: RecordedLedger): string[] {
  return checkLedger({ ledger, cases: [], contracts: [] })
    .filter((finding) => finding.outcome === 'contradicted')
    .map((finding) => finding.sentence)
}

describe('the ledger of a record', () => {
  it('is proven where every entry balances, reversals match and balances follow', () => {
    const ledger = { entries: [reversed, sentBack, { ...paidOut, id: idOf(3), idempotencyKey: 'key:3' }], balances: [balance(5_000_00)] }
    expect(checkLedger({ ledger, cases: [], contracts: [] })).toEqual([
      {
        outcome: 'proven',
        sentence: '3 journal entries with 6 lines: each balances, reversals match, and 1 balance follow from the lines.',
      },
    ])
  })

  const wrong: [what: string, ledger: RecordedLedger, sentence: RegExp][] = [
    [
      'a line that was raised',
      {
        entries: [
          entry(1, [
            [receivable, 5_000_01],
            [settlement, -5_000_00],
          ]),
        ],
        balances: [balance(5_000_01)],
      },
      /does not balance: its lines in BRL add up to 1 minor units/,
    ],
    [
      'both lines raised',
      {
        entries: [
          entry(1, [
            [receivable, 6_000_00],
            [settlement, -6_000_00],
          ]),
        ],
        balances: [balance(5_000_00)],
      },
      /is said to be 500000 minor units, but its lines add up to 600000/,
    ],
    ['an entry left out', { entries: [], balances: [balance(5_000_00)] }, /its lines add up to 0\.$/],
    [
      'a balance left out',
      {
        entries: [
          paidOut,
          entry(2, [
            [`BRL/personal-loan-br/interest_receivable/${contractId}`, 5],
            [settlement, -5],
          ]),
        ],
        balances: [balance(5_000_00)],
      },
      /interest_receivable\/\S+ was posted to and has no balance here/,
    ],
    [
      'a line left out',
      {
        entries: [
          {
            ...paidOut,
            lines: [
              { ...paidOut.lines[0]!, lineNo: 2 },
              { ...paidOut.lines[1]!, lineNo: 3 },
            ],
          },
        ],
        balances: [balance(5_000_00)],
      },
      /is not whole: its lines are numbered 2, 3/,
    ],
    [
      'money taken from one book into another',
      { entries: [{ ...paidOut, lines: paidOut.lines.map((line) => ({ ...line, book: 'BRL/memo' })) }], balances: [balance(5_000_00)] },
      /in the book BRL\/memo, where it does not belong/,
    ],
    ['a reversal of nothing', { entries: [sentBack], balances: [balance(-5_000_00)] }, /reverses an entry that is not here/],
    [
      'a reversal that its entry does not know of',
      { entries: [paidOut, sentBack], balances: [balance(0)] },
      /reverses an entry that does not know of it/,
    ],
    [
      'a reversal by half',
      {
        entries: [reversed, { ...sentBack, lines: sentBack.lines.map((line) => ({ ...line, amountMinor: line.amountMinor / 2 })) }],
        balances: [balance(2_500_00)],
      },
      /is not the opposite of the entry that it reverses/,
    ],
    [
      'an entry said to be reversed by nothing',
      { entries: [reversed], balances: [balance(5_000_00)] },
      /is said to be reversed by an entry that is not here/,
    ],
  ]
  it.each(wrong)('names %s', (_what, ledger, sentence) => {
    expect(against(ledger)).toContainEqual(expect.stringMatching(sentence))
  })

  it('does not stay silent about any change of any amount', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 9_007_199_254 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(amounts, fc.nat(), fc.integer({ min: 1, max: 1_000_000 }), (paid, pick, change) => {
        const entries = paid.map((amount, index) =>
          entry(index + 1, [
            [receivable, amount],
            [settlement, -amount],
          ]),
        )
        const ledger = { entries, balances: [balance(paid.reduce((sum, amount) => sum + amount, 0))] }
        expect(against(ledger)).toEqual([])
        entries[pick % entries.length]!.lines[pick % 2]!.amountMinor += change
        expect(against(ledger)).not.toEqual([])
      }),
    )
  })

  it('misses an entry that the case says was booked', () => {
    const contracts = [{ reference: 'C-1', events: [{ sequence: 1, journalEntryId: idOf(9) }] }] as never
    expect(checkLedger({ ledger: { entries: [], balances: [] }, cases: [], contracts }).map((finding) => finding.sentence)).toEqual([
      'The journal entry that event 1 of C-1 names is not among the entries.',
    ])
  })
})
