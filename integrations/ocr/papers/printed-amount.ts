/** An amount as printed. `sign` is there only where the print tells it: a minus before or behind, brackets, or D and C of statements. */
export type PrintedAmount = { minor: number; sign?: 1 | -1 }

const currency = String.raw`(?:R\$|US\$|\$|€|RS|BRL|USD|EUR)`
const figures = String.raw`(?:\d{1,3}(?:[.,\s]\d{3})+|\d+)[.,]\d{2}`
const pattern = new RegExp(
  String.raw`^(?<before>[-–+(]?)\s?${currency}?\s?(?<inner>[-–+]?)\s?(?<figures>${figures})\s?(?<behind>[-–)]|DB|CR|D|C)?[.,;:|'’]?$`,
  'u',
)

/**
 * An amount with two decimals that is the whole of a text, as `R$ 4.120,55`, `$4,120.55`, `(12.00)` or `12,00 D`. What has no decimals is no
 * amount that anybody should believe, nor what has a letter among its figures.
 */
export function parsePrintedAmount(text: string): PrintedAmount | undefined {
  const found = pattern.exec(text.trim().toUpperCase())?.groups
  if (found === undefined) return undefined
  const minor = Number(found['figures']!.replaceAll(/\D/g, ''))
  const marks = `${found['before']}${found['inner']}${found['behind'] ?? ''}`
  if (!Number.isSafeInteger(minor)) return undefined
  if (/[-–()D]/.test(marks)) return { minor, sign: -1 }
  return /[+C]/.test(marks) ? { minor, sign: 1 } : { minor }
}
