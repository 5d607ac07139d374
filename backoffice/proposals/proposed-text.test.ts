import { describe, expect, it } from 'vitest'
import { proposedFacts, proposedText } from './proposed-text.ts'

const words = { reasons: (code: string) => `<${code}>`, money: (amountMinor: number) => `R$${amountMinor / 100}` }
const proposal = (kind: string, content: Record<string, unknown>, step: string | null = null, stepLabel: string | null = null) => ({
  kind,
  step,
  stepLabel,
  content: { kind, ...content },
})

describe('what a second person is asked', () => {
  const lines: [line: string, of: ReturnType<typeof proposal>][] = [
    ['Clear: somebody else (Screening)', proposal('decideStep', { decision: 'clear' }, 'screening', 'Screening')],
    [
      'Correct CPF and birth date (Tax authority)',
      proposal('correctStep', { fields: ['taxId', 'birthDate'] }, 'taxAuthority', 'Tax authority'),
    ],
    ['Enter a result by hand (Tax authority)', proposal('enterResult', {}, 'taxAuthority', 'Tax authority')],
    ['Cancel the application after it was signed', proposal('cancelCase', {})],
    ['Lift the hold: sanctions', proposal('releaseCase', { holdKind: 'sanctions' })],
    ['Lift the hold', proposal('releaseCase', {})],
  ]
  it.each(lines)('is one line: %s', (line, of) => {
    expect(proposedText(of)).toBe(line)
  })

  it('is every figure that was frozen', () => {
    const content = { decision: 'approve', reasons: ['within_policy'], terms: { amountMinor: 3_000_000, termMonths: 24 } }
    expect(proposedFacts(proposal('decideStep', content), words)).toEqual([
      { label: 'Amount', value: 'R$30000' },
      { label: 'Term', value: '24 months' },
      { label: 'Reasons', value: '<within_policy>' },
    ])
  })

  it('is every figure of a result by hand', () => {
    const result = { kind: 'bureau', outcome: 'hit', score: 612, monthlyObligationsMinor: 125_040, openDefaults: 0 }
    expect(proposedFacts(proposal('enterResult', { result }), words)).toEqual([
      { label: 'Result of', value: 'Bureau' },
      { label: 'Outcome', value: 'Hit' },
      { label: 'Score', value: '612' },
      { label: 'Monthly obligations', value: 'R$1250.4' },
      { label: 'Open defaults', value: '0' },
    ])
  })
})
