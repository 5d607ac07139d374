const length = 8

/** A short code as it is read aloud: four and four, capital letters. */
export function maskShortCode(text: string): string {
  const characters = text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, length)
  return characters.length > 4 ? `${characters.slice(0, 4)}-${characters.slice(4)}` : characters
}

export function isShortCode(text: string): boolean {
  return maskShortCode(text).length === length + 1
}
