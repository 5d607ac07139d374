import { isIP } from 'node:net'

/** The address that somebody calls from; empty where what a proxy says of it is none. */
export function callerAddress(said: string | undefined): string {
  const address = said?.split('%')[0] ?? ''
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1]
  return isIP(mapped ?? address) === 0 ? '' : (mapped ?? address)
}

/**
 * Whom a limit counts: an address of the fourth version, or the network of 64 bits around one of the sixth, of which every household has
 * all addresses (RFC 6177). Example: `2001:db8:0:7::1` counts as `2001:db8:0:7`.
 */
export function callerNetwork(address: string): string {
  if (isIP(address) !== 6) return address === '' ? 'unknown' : address
  const [head = '', tail] = address.toLowerCase().split('::')
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')]
  const between = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...between, ...right].slice(0, 4).map(withoutZeros).join(':')
}

/** An address of the fourth version at the end stands for two groups. */
function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]))
}

function withoutZeros(group: string): string {
  return group.replace(/^0+(?=.)/, '')
}
