const known: Readonly<Record<string, string>> = {
  taxId: 'CPF',
  'br-cpf': 'CPF',
  cpf: 'CPF',
  personalNumber: 'CPF',
  mrz: 'Machine-readable zone',
  name: 'Name',
  fullName: 'Full name',
  email: 'E-mail',
  'identity-document': 'Identity document',
  pixKey: 'Pix key',
  evp: 'Random key',
  sms: 'SMS',
  pix: 'Pix',
  yente: 'Yente',
  no_match: 'No match',
  iof_payable: 'IOF payable',
}

/** A code as a person reads it: `loans_receivable` is "Loans receivable", `birthDate` is "Birth date". */
export function codeText(code: string): string {
  const word = known[code]
  if (word !== undefined) return word
  const words = code
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.]+/g, ' ')
    .trim()
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The same inside a sentence: "CPF" keeps its capitals, "birth date" has none. */
export function codeInSentence(code: string): string {
  const text = codeText(code)
  return /^[A-Z]{2}/.test(text) || text.startsWith('Pix') ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

/** "a", "a and b", "a, b and c". */
export function listText(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** "a", "a or b", "a, b or c". */
export function eitherText(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** "1 case", "2 cases". */
export function countText(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`
}

/** Enough of a hash to tell it from another by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 8)}…${hash.slice(-4)}`
}

/** The number of bytes as a person reads it: 12,345 is "12 KB". */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
