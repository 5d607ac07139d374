/** A Brazilian CEP as it is written: 01310-000. Anything else stays as it is. */
export function formatPostalCode(postalCode: string): string {
  return /^\d{8}$/.test(postalCode) ? `${postalCode.slice(0, 5)}-${postalCode.slice(5)}` : postalCode
}
