import { datePartsOf, parseIsoDate } from '#domain/calendar/iso-date.ts'
import { formatAmount } from '#domain/money/amount-text.ts'
import { decimalsOf, parseCurrency } from '#domain/money/currency.ts'
import { parseMinor } from '#domain/money/minor.ts'
import type { DocumentLocale } from '#integrations/pdf/blocks.ts'

const noBreak = '\u00A0'

/** Written here and not by the platform's own formatter, whose spaces and symbols change with its version: the same contract must stay the same bytes. */
const conventions = {
  en: { decimal: '.', group: ',', monthNames: 'January February March April May June July August September October November December' },
  'pt-BR': {
    decimal: ',',
    group: '.',
    monthNames: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  },
} satisfies Record<DocumentLocale, { decimal: string; group: string; monthNames: string }>

const symbols: Record<string, string> = { BRL: 'R$', USD: 'US$', EUR: '€', GBP: '£' }

/** `R$ 1.234,56` in Portuguese, `R$ 1,234.56` in English; a currency without a symbol here by its code. */
export function moneyText(amountMinor: number, currency: string, locale: DocumentLocale): string {
  return `${symbols[currency] ?? currency}${noBreak}${amountText(amountMinor, currency, locale)}`
}

/** The amount alone, for columns whose header names the currency. */
export function amountText(amountMinor: number, currency: string, locale: DocumentLocale): string {
  return groupDigits(formatAmount(parseMinor(amountMinor), decimalsOf(parseCurrency(currency))), locale)
}

/** `2.45` is `2,45%` in Portuguese. The decimals are those of the input. */
export function percentText(percent: string, locale: DocumentLocale): string {
  return `${groupDigits(percent, locale)}%`
}

/** `21/11/2026`, or `21 Nov 2026` in English, which no reader takes for another date. */
export function shortDate(date: string, locale: DocumentLocale): string {
  const { year, month, day } = datePartsOf(parseIsoDate(date))
  const paddedDay = String(day).padStart(2, '0')
  if (locale === 'pt-BR') return `${paddedDay}/${String(month).padStart(2, '0')}/${year}`
  return [paddedDay, monthName(month, locale).slice(0, 3), year].join(noBreak)
}

/** `21 de novembro de 2026`; the first of a month is `1º`. */
export function longDate(date: string, locale: DocumentLocale): string {
  const { year, month, day } = datePartsOf(parseIsoDate(date))
  if (locale === 'en') return `${day}${noBreak}${monthName(month, locale)} ${year}`
  return `${day === 1 ? '1º' : day}${noBreak}de ${monthName(month, locale)} de ${year}`
}

/** Keeps a reference to the law on one line: `art. 52, § 2º`. */
export function bindReferences(text: string): string {
  return text.replaceAll(/(art\.|arts\.|§|nº|No\.|Law|Lei) (?=[\dIVX])/g, `$1${noBreak}`).replaceAll(', §', `,${noBreak}§`)
}

function monthName(month: number, locale: DocumentLocale): string {
  const name = conventions[locale].monthNames.split(' ')[month - 1]
  if (name === undefined) throw new Error(`There is no month ${month}`)
  return name
}

function groupDigits(decimalText: string, locale: DocumentLocale): string {
  const { decimal, group } = conventions[locale]
  const [whole = '', fraction] = decimalText.split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group)
  return fraction === undefined ? grouped : grouped + decimal + fraction
}
