const isKept = (character: string) => /[\p{L}\p{N}+]/u.test(character)

/** How many characters that a mask keeps stand before this position. */
export function charactersBefore(text: string, position: number): number {
  return text.slice(0, position).replace(/[^\p{L}\p{N}+]/gu, '').length
}

/** The position after so many kept characters, so that the caret stays where somebody corrects a digit in the middle. */
export function caretAfter(masked: string, characters: number): number {
  let seen = 0
  for (let position = 0; position < masked.length; position += 1) {
    if (seen === characters) return position
    if (isKept(masked[position]!)) seen += 1
  }
  return masked.length
}
