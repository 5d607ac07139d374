import { StateMark } from '../display/StateMark.tsx'
import type { PolicyMeasure } from '../generated/api.ts'
import { codeText, eitherText, listText } from '../words/codes.ts'
import { moneyText } from '../words/money.ts'
import type { StateLook } from '../words/states.ts'
import { PlainTable } from './PlainTable.tsx'

type Value = NonNullable<PolicyMeasure['measured']>

/** Each fact beside the limit that the policy holds it against; what counted against the application comes first, and is marked. */
export function MeasureTable({
  measures,
  reasons,
  currency,
}: {
  measures: readonly PolicyMeasure[]
  reasons: readonly string[]
  currency: string
}) {
  return (
    <PlainTable
      label="Facts and limits of the policy"
      cards
      columns={[
        { heading: 'What the policy asks' },
        { heading: 'Here', isFigure: true },
        { heading: 'Limit', isFigure: true },
        { heading: 'What it does', width: '120px', hidden: true },
      ]}
      rows={measures
        .toSorted((one, other) => Number(reasons.includes(other.reason)) - Number(reasons.includes(one.reason)))
        .map((measure) => {
          const counts = reasons.includes(measure.reason)
          return {
            key: measure.reason,
            strong: counts,
            cells: [
              measure.label,
              measure.measured ? measureText(measure.measured, currency) : 'Not known',
              limitText(measure, currency),
              counts ? <StateMark look={looks[measure.effect]} /> : '',
            ],
          }
        })}
    />
  )
}

const looks: Readonly<Record<PolicyMeasure['effect'], StateLook>> = {
  declines: { label: 'Declines', tone: 'bad', icon: 'cross' },
  refers: { label: 'Refers', tone: 'review', icon: 'eye' },
}

export function measureText({ unit, value }: Value, currency: string, among: (words: string[]) => string = listText): string {
  switch (unit) {
    case 'minor':
      return moneyText({ amountMinor: Number(value), currency })
    case 'percent':
      return `${value}%`
    case 'years':
      return `${value} years`
    case 'points':
    case 'count':
      return Number(value).toLocaleString('en')
    case 'code':
      return among(value.split(',').map((code) => (/^[A-Z]{2}$/.test(code) ? code : codeText(code))))
  }
}

export function limitText({ limit }: Pick<PolicyMeasure, 'limit'>, currency: string): string {
  if (limit.is === 'one_of') return measureText(limit.measure, currency, eitherText)
  const text = measureText(limit.measure, currency)
  return `${limit.is === 'at_least' ? 'at least' : 'at most'} ${text}`
}
