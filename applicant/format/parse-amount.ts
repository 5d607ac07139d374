/**
 * Reads an amount as people type it, in either habit: `8.500,00`, `8,500.00`, `8500`, `R$ 8500,5`. The last separator is a decimal one when
 * one or two digits follow it. Returns minor units, or undefined for what is no amount.
 */
export function parseAmountMinor(text: string): number | undefined {
  const bare = text.replace(/[\sR$\u00a0]/g, '')
  if (!/^\d[\d.,]*$/.test(bare)) return undefined
  const [, whole = '', decimals = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(bare) ?? []
  if (!/^\d+$|^\d{1,3}([.,]\d{3})+$/.test(whole)) return undefined
  const minor = Number(whole.replace(/\D/g, '')) * 100 + Number(decimals.padEnd(2, '0') || 0)
  return Number.isSafeInteger(minor) ? minor : undefined
}
