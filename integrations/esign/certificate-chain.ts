import type { X509Certificate } from 'node:crypto'

/**
 * The way from a certificate to a trusted one, each issued by the next. None when it does not get there, or when a certificate came along
 * that is not on the way: nothing unexplained travels in a seal.
 */
export function findChain(
  leaf: X509Certificate,
  carried: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): readonly X509Certificate[] | undefined {
  const chain = [leaf]
  for (let current = leaf; !trusted.some((one) => one.raw.equals(current.raw));) {
    const issuer = [...trusted, ...carried].find(
      (one) => !chain.includes(one) && one.ca && current.checkIssued(one) && current.verify(one.publicKey),
    )
    if (issuer === undefined) return undefined
    chain.push(issuer)
    current = issuer
  }
  return carried.every((one) => chain.some((link) => link.raw.equals(one.raw))) ? chain : undefined
}
