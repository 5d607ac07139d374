/** A Brazilian number as people write it: +55 11 91234-5678. Anything else, such as a masked one, stays as it is. */
export function formatPhone(value: string): string {
  const match = /^\+55(\d{2})(\d{4,5})(\d{4})$/.exec(value)
  return match ? `+55 ${match[1]} ${match[2]}-${match[3]}` : value
}
