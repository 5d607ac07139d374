import type { DocumentHolder } from './holder.ts'

/** The three lines of thirty characters on the back of a card, ICAO Doc 9303 part 5. */
export function td1Lines(holder: DocumentHolder): string[] {
  const [number, overflow] = td1Number(holder.documentNumber)
  const optional = overflow === '' ? holder.personalNumber : `${overflow}<`
  const first = `ID${holder.nationality}${number}${fill(optional, 15)}`
  const dates = `${shortDate(holder.birthDate)}${sexLetter(holder)}${shortDate(holder.expiryDate)}`
  const secondStart = `${dates}${holder.nationality}${fill('', 11)}`
  const composite = checkDigit(`${first.slice(5)}${secondStart.slice(0, 7)}${secondStart.slice(8, 15)}${secondStart.slice(18, 29)}`)
  return [first, `${secondStart}${composite}`, names(holder, 30)]
}

/** The two lines of forty-four characters at the foot of a passport page, ICAO Doc 9303 part 4. */
export function td3Lines(holder: DocumentHolder): string[] {
  const number = fill(holder.documentNumber, 9)
  const personal = fill(holder.personalNumber, 14)
  const start = `${number}${checkDigit(number)}${holder.nationality}${shortDate(holder.birthDate)}${sexLetter(holder)}`
  const second = `${start}${shortDate(holder.expiryDate)}${personal}${checkDigit(personal)}`
  const composite = checkDigit(`${second.slice(0, 10)}${second.slice(13, 20)}${second.slice(21, 43)}`)
  return [`P<${holder.nationality}${names(holder, 39)}`, `${second}${composite}`]
}

/** Changes one digit of a line and leaves the check digits as they were, as a clumsy forger does. */
export function alterDigit(line: string, index: number): string {
  const digit = Number(line[index])
  if (!Number.isInteger(digit)) throw new TypeError(`no digit at ${index} of ${line.length} characters`)
  return `${line.slice(0, index)}${(digit + 3) % 10}${line.slice(index + 1)}`
}

function td1Number(documentNumber: string): [number: string, overflow: string] {
  const short = fill(documentNumber.slice(0, 9), 9)
  if (documentNumber.length <= 9) return [`${short}${checkDigit(short)}`, '']
  return [`${short}<`, `${documentNumber.slice(9)}${checkDigit(documentNumber)}`]
}

function shortDate(isoDate: string): string {
  const digits = isoDate.slice(2).replaceAll('-', '')
  return `${digits}${checkDigit(digits)}`
}

function sexLetter(holder: DocumentHolder): string {
  return holder.sex === 'X' ? '<' : holder.sex
}

/**
 * A name that is too long is shortened as the standard shows (part 3, 4.6): words of the surname become initials, from the last one, until
 * the given names have a place, and those are cut off. The line then ends in a letter, which says so.
 */
function names(holder: DocumentHolder, length: number): string {
  const surname = transliterate(holder.surname).split('<')
  const givenNames = transliterate(holder.givenNames)
  const written = () => `${surname.join('<')}<<${givenNames}`
  const leastGiven = Math.min(givenNames.length, 4)
  for (
    let last = surname.length - 1;
    written().length > length && surname.join('<').length + 2 + leastGiven > length && last >= 0;
    last -= 1
  ) {
    surname[last] = surname[last]!.slice(0, 1)
  }
  const whole = written()
  const cut = whole.slice(0, length)
  // A filler at the end would say that nothing is missing: a letter makes room for the initial of the name that follows.
  return fill(cut.endsWith('<') && whole.length > length ? `${cut.slice(0, -2)}<${whole[length]!}` : cut, length)
}

function transliterate(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F'’.]/g, '')
    .toUpperCase()
    .replaceAll(/[^A-Z]+/g, '<')
}

function fill(text: string, length: number): string {
  return text.padEnd(length, '<').slice(0, length)
}

function checkDigit(text: string): string {
  const weights = [7, 3, 1]
  const total = Array.from(text).reduce((sum, character, index) => sum + valueOf(character) * weights[index % 3]!, 0)
  return String(total % 10)
}

function valueOf(character: string): number {
  return character === '<' ? 0 : Number.parseInt(character, 36)
}
