import { AppError } from '../errors.ts'

/**
 * The id under which the instant payment system of Brazil knows a payment: `E`, the bank code of the payer's institution, the minute in UTC,
 * and 11 characters of the payer's choice (Manual de Padrões do Pix, "EndToEndId"). Example: E99999004202611231730a1B2c3D4e5F.
 */
export function endToEndId({ ispb, at, token }: { ispb: string; at: string; token: string }): string {
  const minute = at.replaceAll(/\D/g, '').slice(0, 12)
  const isWhole = /^\d{8}$/.test(ispb) && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*Z$/.test(at) && /^[A-Za-z0-9]{11}$/.test(token)
  if (!isWhole) throw new AppError('PAYOUT_INSTRUCTION_INVALID', { rule: 'a bank code of 8 digits, an instant in UTC and 11 characters' })
  return `E${ispb}${minute}${token}`
}
