import { isIsoDate } from '#domain/calendar/iso-date.ts'
import { fold } from '../reading/labels.ts'
import { parsePrintedDate } from '../reading/printed-date.ts'
import type { PaperLanguage } from './paper-labels.ts'

const monthNames: readonly (readonly string[])[] = [
  ['JANEIRO', 'JANUARY', 'JAN'],
  ['FEVEREIRO', 'FEBRUARY', 'FEV', 'FEB'],
  ['MARCO', 'MARCH', 'MAR'],
  ['ABRIL', 'APRIL', 'ABR', 'APR'],
  ['MAIO', 'MAY', 'MAI'],
  ['JUNHO', 'JUNE', 'JUN'],
  ['JULHO', 'JULY', 'JUL'],
  ['AGOSTO', 'AUGUST', 'AGO', 'AUG'],
  ['SETEMBRO', 'SEPTEMBER', 'SET', 'SEP'],
  ['OUTUBRO', 'OCTOBER', 'OUT', 'OCT'],
  ['NOVEMBRO', 'NOVEMBER', 'NOV'],
  ['DEZEMBRO', 'DECEMBER', 'DEZ', 'DEC'],
]

/** The month of `05/2026`, `MAIO/2026`, `May 2026`, or of a period of whole dates within one month; `2026-05`. */
export function parsePrintedMonth(text: string, language: PaperLanguage): string | undefined {
  const dates = wholeDates(text)
  if (dates.length > 0) {
    const months = new Set(dates.map(({ first, second, year }) => isoMonth(year, language === 'pt' ? second : first)))
    return months.size === 1 ? [...months][0] : undefined
  }
  const figures = /(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(20\d{2})(?!\d)/.exec(text)
  if (figures !== null) return isoMonth(figures[2]!, Number(figures[1]))
  const words = fold(text).split(' ')
  const named = new Set(words.map((word) => monthNames.findIndex((names) => names.includes(word))).filter((index) => index >= 0))
  const years = new Set(words.filter((word) => /^20\d{2}$/.test(word)))
  return named.size === 1 && years.size === 1 ? isoMonth([...years][0]!, [...named][0]! + 1) : undefined
}

/**
 * A date on a row of a statement, with or without its year. Which of its two numbers is the month, the month of the statement tells; where
 * that does not, the language does: Portuguese papers print the day first, and on an English one a date that may be two is none.
 */
export function parseRowDate(
  text: string,
  { month, language }: { month: string | undefined; language: PaperLanguage },
): string | undefined {
  const found = /(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(20\d{2}|\d{2}))?(?![\d,.])/.exec(text)
  if (found === null) return parsePrintedDate(text)
  const [first, second] = [Number(found[1]), Number(found[2])]
  const printed = found[3]
  const year = printed === undefined ? month?.slice(0, 4) : printed.length === 2 ? `20${printed}` : printed
  if (year === undefined) return undefined
  const [dayFirst, monthFirst] = [isoDate(year, second, first), isoDate(year, first, second)]
  const within = [dayFirst, monthFirst].filter((date) => date !== undefined && date.slice(0, 7) === month)
  if (within.length > 0) return within[0]
  if (language === 'pt') return dayFirst
  return dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst ? undefined : (monthFirst ?? dayFirst)
}

function wholeDates(text: string): { first: number; second: number; year: string }[] {
  const found = [...text.matchAll(/(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(20\d{2})(?!\d)/g)]
  return found.map(([, first, second, year]) => ({ first: Number(first), second: Number(second), year: year! }))
}

function isoMonth(year: string, month: number): string | undefined {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : undefined
}

function isoDate(year: string, month: number, day: number): string | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isIsoDate(text) ? text : undefined
}
