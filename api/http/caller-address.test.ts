import { describe, expect, it } from 'vitest'
import { callerAddress, callerNetwork } from './caller-address.ts'

describe('where somebody calls from', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['unknown', ''],
    ['198.51.100.7, 10.0.0.1', ''],
    ['999.1.1.1', ''],
    ['', ''],
    [undefined, ''],
  ])('%s is the address %s', (said, address) => {
    expect(callerAddress(said)).toBe(address)
  })

  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['2001:db8:0:7::1', '2001:db8:0:7'],
    ['2001:0db8:0000:0007:ffff:ffff:ffff:ffff', '2001:db8:0:7'],
    ['2001:DB8::7:0:0:0:2', '2001:db8:0:7'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['64:ff9b::198.51.100.7', '64:ff9b:0:0'],
    ['', 'unknown'],
  ])('%s is counted as %s', (address, network) => {
    expect(callerNetwork(address)).toBe(network)
  })
})
