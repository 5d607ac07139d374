import type { Money } from '../generated/api.ts'

export type Locale = 'en' | 'pt-BR'

/** How numbers, amounts and dates read in a language. */
export type Format = {
  money(money: Money): string
  /** An amount of whole units, for the ends of a slider. */
  wholeMoney(money: Money): string
  /** Digits with thousands, without the currency. */
  whole(value: number): string
  /** `37.96` as the language writes it, with the sign. */
  percent(decimalText: string): string
  /** A calendar day, short: 12 Nov 2026, 12/11/2026. */
  date(isoDate: string): string
  /** A calendar day with its month in full. */
  longDate(isoDate: string): string
  /** The calendar day of an instant, where the reader is. */
  day(instant: string): string
  /** Day and time of an instant, where the reader is. */
  moment(instant: string): string
  /** The time of day of an instant, where the reader is. */
  time(instant: string): string
}

// Dates in English say the month in words: 03/04 is two different days to two readers.
const dateLocales: Record<Locale, string> = { en: 'en-GB', 'pt-BR': 'pt-BR' }

export function createFormat(locale: Locale): Format {
  const dates = dateLocales[locale]
  const month = locale === 'en' ? 'short' : '2-digit'
  const calendarDay = new Intl.DateTimeFormat(dates, { day: '2-digit', month, year: 'numeric', timeZone: 'UTC' })
  const longDay = new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const localDay = new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'long' })
  const localMoment = new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  const localTime = new Intl.DateTimeFormat(dates, { hour: '2-digit', minute: '2-digit' })
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const percents = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return {
    money: ({ amountMinor, currency }) => amountFormat(locale, currency).format(toUnits(amountMinor, currency)),
    wholeMoney: ({ amountMinor, currency }) => amountFormat(locale, currency, 0).format(toUnits(amountMinor, currency)),
    whole: (value) => whole.format(value),
    percent: (decimalText) => percents.format(Number(decimalText) / 100),
    date: (isoDate) => calendarDay.format(new Date(`${isoDate}T00:00:00Z`)),
    longDate: (isoDate) => longDay.format(new Date(`${isoDate}T00:00:00Z`)),
    day: (instant) => localDay.format(new Date(instant)),
    moment: (instant) => localMoment.format(new Date(instant)),
    time: (instant) => localTime.format(new Date(instant)),
  }
}

const amountFormats = new Map<string, Intl.NumberFormat>()

function amountFormat(locale: Locale, currency: string, decimals?: number): Intl.NumberFormat {
  const key = `${locale} ${currency} ${decimals ?? ''}`
  const known = amountFormats.get(key)
  if (known) return known
  const digits = decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const created = new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits })
  amountFormats.set(key, created)
  return created
}

/** Only for showing: sums are made by the server. */
function toUnits(amountMinor: number, currency: string): number {
  const decimals = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  return amountMinor / 10 ** decimals
}
