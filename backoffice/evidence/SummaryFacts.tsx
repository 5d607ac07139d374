import { EmptyState } from '../display/EmptyState.tsx'
import { Facts, type Fact } from '../display/Facts.tsx'
import { Section } from '../display/Section.tsx'
import type { Step } from '../generated/api.ts'
import { codeText, listText } from '../words/codes.ts'
import { moneyText } from '../words/money.ts'

/** What came out of a step, in codes and counts. */
export function SummaryFacts({ step, currency }: { step: Step; currency: string }) {
  const facts = summaryFacts(step.summary, currency)
  if (facts.length === 0) {
    const title = nothingYet(step)
    return title === undefined ? null : <EmptyState title={title} />
  }
  return (
    <Section title="Result">
      <Facts facts={facts} />
    </Section>
  )
}

export function summaryFacts(summary: Step['summary'], currency: string): Fact[] {
  return Object.entries(summary).map(([name, value]) => {
    if (name.endsWith('Minor') && typeof value === 'number') {
      return { label: codeText(name.slice(0, -5)), value: moneyText({ amountMinor: value, currency }), isFigure: true }
    }
    if (name.endsWith('Percent')) return { label: codeText(name.slice(0, -7)), value: `${String(value)}%`, isFigure: true }
    return { label: codeText(name), value: valueText(value), isFigure: typeof value === 'number' }
  })
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'None' : listText(value.map((one) => codeText(String(one))))
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return value.toLocaleString('en')
  // Ids, dates and versions are no codes to be put into words.
  return typeof value === 'string' ? (/^[a-z_]+$/.test(value) ? codeText(value) : value) : 'Not known'
}

/** What became of a step that left nothing is told below, by its story. */
function nothingYet({ state, by }: Step): string | undefined {
  if (state === 'pending') return 'This step has not begun'
  if (state === 'waiting') return by === 'applicant' ? 'The applicant has not done their part yet' : 'Nothing has come back yet'
  return state === 'running' ? 'The step is under way' : undefined
}
