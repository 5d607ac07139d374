/** part / whole > percent / 100, in integers: the percentage is decimal text with at most twelve decimals. Example: 301 of 1000 exceeds "30". */
export function exceedsPercent(part: number, whole: number, percentText: string): boolean {
  const [units = '0', decimals = ''] = percentText.split('.')
  const percentScaled = BigInt(units + decimals.padEnd(12, '0'))
  return BigInt(part) * 100n * 10n ** 12n > BigInt(whole) * percentScaled
}
