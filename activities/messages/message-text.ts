import { localDate } from '#domain/calendar/local-date.ts'
import type { Locale } from '#domain/texts/locale.ts'
import { moneyText, shortDate } from '../documents/locale-text.ts'

/** Dates and amounts as a message says them: with plain blanks, because the unbreakable one alone would double the price of an SMS. */
export function moneyInMessage(amountMinor: number, currency: string, locale: Locale): string {
  return plainBlanks(moneyText(amountMinor, currency, locale))
}

export function dateInMessage(date: string, locale: Locale): string {
  return plainBlanks(shortDate(date, locale))
}

/** The date of an instant where the product is sold. */
export function dayInMessage(instant: Date, { timeZone }: { timeZone: string }, locale: Locale): string {
  return dateInMessage(localDate(instant.toISOString(), timeZone), locale)
}

function plainBlanks(text: string): string {
  return text.replaceAll('\u00A0', ' ')
}
