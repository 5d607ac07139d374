import type { Proposal } from '../generated/api.ts'
import { decisionWords } from '../decide/order-words.ts'
import { holdWords, type HoldKind } from '../holds/hold-words.ts'
import { codeInSentence, codeText, listText } from '../words/codes.ts'

/** What is proposed, in one line: "Clear: somebody else (Sanctions and PEP screening)". */
export function proposedText({ kind, step, stepLabel, content }: Pick<Proposal, 'kind' | 'step' | 'stepLabel' | 'content'>): string {
  const about = stepLabel === null ? '' : ` (${stepLabel})`
  switch (kind) {
    case 'decideStep':
      return `${decisionWords(step ?? '', text(content['decision'])).label}${about}`
    case 'enterResult':
      return `Enter a result by hand${about}`
    case 'correctStep':
      return `Correct ${listText(texts(content['fields']).map(codeInSentence))}${about}`
    case 'skipStep':
      return `Go on without it${about}`
    case 'cancelCase':
      return 'Cancel the application after it was signed'
    case 'releaseCase':
      return isHoldKind(content['holdKind']) ? `Lift the hold: ${holdWords[content['holdKind']].label.toLowerCase()}` : 'Lift the hold'
    case 'declineCase':
      return 'Decline the application'
    default:
      return `${codeText(kind)}${about}`
  }
}

export type ProposedFact = { label: string; value: string }

/** The rest of what was frozen, field by field: exactly what the second person confirms. Evidence and corrections are shown apart. */
export function proposedFacts(
  { kind, content }: Pick<Proposal, 'kind' | 'content'>,
  words: { reasons: (code: string) => string; money: (amountMinor: number) => string },
): ProposedFact[] {
  const terms = content['terms'] as { amountMinor: number; termMonths: number } | undefined
  const result = (content['result'] ?? {}) as Record<string, unknown>
  const reasons = texts(content['reasons'])
  return [
    ...(terms
      ? [
          { label: 'Amount', value: words.money(terms.amountMinor) },
          { label: 'Term', value: `${terms.termMonths} months` },
        ]
      : []),
    ...(reasons.length > 0 ? [{ label: 'Reasons', value: listText(reasons.map(words.reasons)) }] : []),
    ...(kind === 'enterResult' ? resultFacts(result, words.money) : []),
    ...(isHoldKind(content['holdKind']) ? [{ label: 'Kind of hold', value: holdWords[content['holdKind']].label }] : []),
  ]
}

function resultFacts(result: Record<string, unknown>, money: (amountMinor: number) => string): ProposedFact[] {
  // What is only pointed at is shown apart.
  const plain = Object.entries(result).filter(([, value]) => typeof value !== 'object')
  return plain.map(([name, value]) => {
    if (name === 'kind') return { label: 'Result of', value: codeText(text(value)) }
    if (name.endsWith('Minor') && typeof value === 'number') return { label: codeText(name.slice(0, -5)), value: money(value) }
    return { label: codeText(name), value: typeof value === 'number' ? value.toLocaleString('en') : codeText(text(value)) }
  })
}

function isHoldKind(value: unknown): value is HoldKind {
  return typeof value === 'string' && Object.hasOwn(holdWords, value)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}
