/** A Brazilian number as it is typed, (11) 91234-5678; a number that begins with a plus is left as it is. */
export function maskPhone(text: string): string {
  if (text.trimStart().startsWith('+')) return text.replace(/[^\d+ ]/g, '').slice(0, 20)
  const digits = text.replace(/\D/g, '').slice(0, 11)
  if (digits.length <= 2) return digits
  const [area, rest] = [digits.slice(0, 2), digits.slice(2)]
  const head = rest.length > 8 ? 5 : 4
  return rest.length > head ? `(${area}) ${rest.slice(0, head)}-${rest.slice(head)}` : `(${area}) ${rest}`
}

/** The number with its country code, Brazil where none is typed; undefined for what no phone has. */
export function parsePhone(text: string): string | undefined {
  const digits = text.replace(/\D/g, '')
  if (text.trimStart().startsWith('+')) return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined
  // Area codes begin at 11 and hold no zero; mobile numbers have nine digits, the first of them a 9.
  return /^[1-9]{2}9?\d{8}$/.test(digits) ? `+55${digits}` : undefined
}

/** A known number, readable and hidden in part. */
export function hidePhone(phone: string): string {
  return `•••• ${phone.slice(-4)}`
}

/** Our own numbers begin with the country. */
export function toTypedPhone(phone: string): string {
  return phone.startsWith('+55') ? maskPhone(phone.slice(3)) : phone
}
