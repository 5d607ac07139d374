/** The six digits out of whatever was typed or pasted, be it the whole message. */
export function parseTypedCode(text: string): string {
  const alone = /(?<!\d)\d{6}(?!\d)/.exec(text.replace(/(\d{3})[\s-](\d{3})/, '$1$2'))
  return alone ? alone[0] : text.replace(/\D/g, '').slice(0, 6)
}
