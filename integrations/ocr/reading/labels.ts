import type { IdentityFieldName } from '../ocr.ts'

/** What labels on Brazilian documents and passports say, folded to capitals without accents. */
const labels: Partial<Record<IdentityFieldName, readonly string[]>> = {
  fullName: ['NOME', 'NAME', 'NOME COMPLETO', 'FULL NAME', 'NOME E SOBRENOME'],
  surname: ['SOBRENOME', 'SURNAME', 'APELIDO', 'LAST NAME'],
  givenNames: ['GIVEN NAMES', 'GIVEN NAME', 'PRENOMES', 'FIRST NAME'],
  personalNumber: ['CPF', 'PERSONAL NUMBER', 'PERSONAL NO', 'REGISTRO GERAL CPF', 'NUMERO DE CPF'],
  documentNumber: [
    'DOCUMENT NO',
    'DOCUMENT NUMBER',
    'NO DO DOCUMENTO',
    'NUMERO DO DOCUMENTO',
    'PASSAPORTE NO',
    'PASSPORT NO',
    'PASSPORT NUMBER',
    'REGISTRO GERAL',
    'REGISTRO',
    'NO REGISTRO',
  ],
  birthDate: ['DATA DE NASCIMENTO', 'DATE OF BIRTH', 'DATA NASCIMENTO', 'NASCIMENTO', 'BIRTH DATE'],
  expiryDate: ['VALIDADE', 'EXPIRY', 'DATE OF EXPIRY', 'VALIDO ATE', 'EXPIRY DATE', 'EXPIRATION DATE'],
  sex: ['SEXO', 'SEX'],
  nationality: ['NACIONALIDADE', 'NATIONALITY'],
  issuingState: ['PAIS EMISSOR', 'ISSUING COUNTRY', 'ISSUING STATE'],
}

/** Labels of what is not asked for: known, so that they are not taken for the value of another label. */
const otherLabels = [
  'TIPO',
  'TYPE',
  'NOME SOCIAL',
  'SOCIAL NAME',
  'FILIACAO',
  'FILIATION',
  'NATURALIDADE',
  'PLACE OF BIRTH',
  // A licence prints the number of another document than itself.
  'DOC IDENTIDADE',
  'DATA EMISSAO',
  'CAT HAB',
  'ASSINATURA DO DIRETOR',
  'DATA DE EXPEDICAO',
  'DATA DE EMISSAO',
  'DATE OF ISSUE',
  'ISSUE DATE',
  'ORGAO EXPEDIDOR',
  'CARD ISSUER',
  'AUTORIDADE',
  'AUTHORITY',
  'LOCAL',
  'PLACE OF ISSUE',
  'ASSINATURA DO TITULAR',
  'CARDHOLDER S SIGNATURE',
]

/** The field that a printed text is the label of; `other` for the label of something else, undefined for no label. */
export function labelOf(text: string): IdentityFieldName | 'other' | undefined {
  const folded = fold(text)
  const letters = folded.replaceAll(' ', '').length
  let found: { name: IdentityFieldName | 'other'; length: number } | undefined
  for (const { name, phrase } of phrases) {
    const isLonger = found === undefined || phrase.length > found.length
    // A label may be printed in two languages, so half of the text is enough; less would be a word within a value.
    if (isLonger && phrase.replaceAll(' ', '').length >= letters * 0.33 && containsPhrase(folded, phrase))
      found = { name, length: phrase.length }
  }
  return found?.name
}

export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/N[º°O]\b\.?/g, 'NO ')
    .replaceAll(/[^A-Z0-9]+/g, ' ')
    .trim()
}

const phrases: { name: IdentityFieldName | 'other'; phrase: string }[] = [
  ...Object.entries(labels).flatMap(([name, texts]) => texts.map((phrase) => ({ name: name as IdentityFieldName, phrase }))),
  ...otherLabels.map((phrase) => ({ name: 'other' as const, phrase })),
]

/** The phrase stands in the text as whole words, give or take one letter in six that the engine misread. */
function containsPhrase(folded: string, phrase: string): boolean {
  const words = folded.split(' ')
  const count = phrase.split(' ').length
  const slack = Math.floor(phrase.length / 6)
  return words.some((_, from) => {
    const window = words.slice(from, from + count).join(' ')
    return isNearly(window, phrase, slack)
  })
}

/** Whether one text becomes the other by so many insertions, deletions and replacements of a letter. */
export function isNearly(text: string, phrase: string, slack: number): boolean {
  return text === phrase || (slack > 0 && Math.abs(text.length - phrase.length) <= slack && editDistance(text, phrase) <= slack)
}

/** Insertions, deletions and replacements that turn one text into the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}
