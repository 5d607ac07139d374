import type { Hold, ListedCase } from '../generated/api.ts'
import { listText } from '../words/codes.ts'

export type HoldKind = Hold['kind']

/** What the desk calls each kind of hold, and what it says of a case with this one alone. */
export const holdWords: Readonly<Record<HoldKind, { label: string; held: string; choice: string; detail: string }>> = {
  sanctions: {
    label: 'Sanctions',
    held: 'Held because the customer is on a list',
    choice: 'The customer is on a list of sanctions',
    detail: 'Compliance alone lifts it, and it takes as many people as clearing a hit.',
  },
  fraud: { label: 'Fraud', held: 'Held while fraud is looked into', choice: 'Fraud is looked into', detail: 'Compliance lifts it.' },
  legal: { label: 'Legal reason', held: 'Held for a legal reason', choice: 'A legal reason', detail: 'Compliance lifts it.' },
}

/** Why a case is held, in one line: of several holds all are named, for each must be lifted. */
export function heldText(holds: readonly Pick<ListedCase['holds'][number], 'kind'>[]): string {
  const [first] = holds
  if (!first) return ''
  if (holds.length === 1) return holdWords[first.kind].held
  const kinds = [...Map.groupBy(holds, ({ kind }) => kind)].map(([kind, alike]) => {
    const label = holdWords[kind].label.toLowerCase()
    return alike.length === 1 ? label : `${label} (${alike.length})`
  })
  return `Held by ${holds.length} holds: ${listText(kinds)}`
}

/** Who placed it and why, as far as it is known. */
export function placedText({ by, reason, note }: Pick<Hold, 'by' | 'reason' | 'note'>): string {
  if (by === null || reason === null) return ''
  return `${by}: ${reason}${note === null ? '.' : `, “${note}”`}`
}

/** Who lifted it and why, or that the case took it along. */
export function endedText({ how, by, confirmedBy, reason, note }: NonNullable<Hold['ended']>): string {
  if (how === 'case_ended') return 'It ended with the case.'
  const people = [by, confirmedBy].filter((name) => name !== null)
  return `Lifted by ${people.length === 0 ? 'the process' : listText(people)}${reason === null ? '' : `: ${reason}`}${note === null ? '.' : `, “${note}”`}`
}
