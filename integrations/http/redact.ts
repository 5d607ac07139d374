const longestRawText = 300
const emailAddress = /[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+/g
/** Eight digits or more, however they are grouped: tax numbers, telephone numbers, dates. Codes of vendors are shorter. */
const longNumber = /\+?\d(?:[\s().\-/]{0,2}\d){7,}/g

/**
 * The words of a vendor as staff may read them: without mark-up, e-mail addresses, long numbers and the values that went
 * into the request, and short. Example: `CPF 404.428.201-35 of ANA not found` becomes `CPF [number] of [removed] not found`.
 */
export function redact(text: string, personalData: readonly string[] = []): string {
  const plain = text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const withoutNumbers = plain.replaceAll(emailAddress, '[e-mail]').replaceAll(longNumber, '[number]')
  const redacted = wordsOf(personalData).reduce((left, word) => left.replaceAll(wholeWord(word), '[removed]'), withoutNumbers)
  return redacted.length > longestRawText ? `${redacted.slice(0, longestRawText)}…` : redacted
}

/** Each word of a name by itself, and without its accents, because vendors print names in their own way. */
function wordsOf(values: readonly string[]): string[] {
  const words = values.flatMap((value) => value.split(/\s+/)).filter((word) => word.length > 2)
  return [...new Set(words.flatMap((word) => [word, word.normalize('NFD').replaceAll(/\p{M}/gu, '')]))]
}

function wholeWord(word: string): RegExp {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'giu')
}
