/** A CPF as people write it: 404.428.201-35. Anything else, such as a masked one, stays as it is. */
export function formatTaxId(value: string): string {
  const match = /^(\d{3})(\d{3})(\d{3})(\d{2})$/.exec(value)
  return match ? `${match[1]}.${match[2]}.${match[3]}-${match[4]}` : value
}
