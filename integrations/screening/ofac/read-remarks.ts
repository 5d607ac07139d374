import { countryCode } from './country-code.ts'

/** A day, a month or a year, or the first and last year that it may be; `1960`, `1960-05`, `1960-05-01`. */
export type ListedDate = { from: string; to: string }

export type ListedRemarks = {
  birthDates: ListedDate[]
  /** ISO 3166 alpha-2, lower case: nationality, citizenship. */
  countries: string[]
  /** Numbers of passports, tax registrations and identity cards, capitals and digits only. */
  identifiers: string[]
  /** Names that OFAC itself calls weak: broad, and no reason by themselves. */
  weakNames: string[]
  isIndividual: boolean
}

/**
 * What the remarks of an entry say, a sentence of parts between semicolons: `DOB 01 Jan 1960; alt. DOB circa 1961; nationality Iran; Passport
 * A123 (Iran); Gender Male.` Parts that say nothing to a matcher are left alone.
 */
export function readRemarks(remarks: string): ListedRemarks {
  const parts = remarks
    .replaceAll(/^\(|\)\.?$/g, '')
    .split(/;\s*/)
    .map((part) =>
      part
        .trim()
        .replace(/\.$/, '')
        .replace(/^alt\.\s+/i, ''),
    )
    .filter((part) => part !== '')
  const after = (form: RegExp) => parts.flatMap((part) => form.exec(part)?.[1]?.trim() ?? [])
  return {
    birthDates: after(/^DOB\s+(.+)$/i).flatMap((text) => readDate(text) ?? []),
    countries: [...new Set(after(/^(?:nationality(?: of registration)?|citizen)\s+(.+)$/i).flatMap((name) => countryCode(name) ?? []))],
    identifiers: [...new Set(after(identifierForm).map(toIdentifier))].filter((one) => one.length >= 5),
    weakNames: after(/^a\.k\.a\.\s+['"“](.+?)['"”]/i),
    isIndividual: parts.some((part) => /^(DOB|POB|Gender|nationality|citizen)\s/i.test(part)),
  }
}

const identifierForm =
  /^(?:passport|national id no\.|tax id no\.|identification number|c\.p\.f\.|cedula no\.|d\.n\.i\.|r\.f\.c\.|ssn|nit #|cuit)\s*([\w./-]+)/i

export function toIdentifier(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** How far "circa" may be off, to either side. */
const circaYears = 2

function readDate(text: string): ListedDate | undefined {
  const range = /^(.+?)\s+to\s+(.+)$/i.exec(text)
  if (range) {
    const [from, to] = [readDay(range[1]!), readDay(range[2]!)]
    return from === undefined || to === undefined ? undefined : { from, to }
  }
  const circa = /^(?:circa|approximately)\s+(.+)$/i.exec(text)
  const day = readDay(circa?.[1] ?? text)
  if (day === undefined) return undefined
  if (!circa) return { from: day, to: day }
  const year = Number(day.slice(0, 4))
  return { from: String(year - circaYears), to: String(year + circaYears) }
}

/** `01 Jan 1960`, `Jan 1960` or `1960`. */
function readDay(text: string): string | undefined {
  const match = /^(?:(?:(\d{1,2})\s+)?([a-z]{3})[a-z]*\s+)?(\d{4})$/i.exec(text.trim())
  if (match === null) return undefined
  const [, day, name, year] = match
  const month = name === undefined ? undefined : months.indexOf(name.toLowerCase()) + 1
  if (month === 0) return undefined
  return [year, ...(month === undefined ? [] : [two(month)]), ...(day === undefined ? [] : [two(Number(day))])].join('-')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
