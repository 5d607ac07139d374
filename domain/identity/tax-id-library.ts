import { stdnum } from 'stdnum'
import { accepted, refused, type TaxIdCheck, type TaxIdFault } from './tax-id-check.ts'

type Validator = { validate: (value: string) => { isValid: boolean; compact?: string; error?: { name: string } } }

const countries = stdnum as unknown as Record<string, Record<string, Validator | undefined> | undefined>

const faults: Record<string, TaxIdFault> = {
  InvalidLength: 'length',
  InvalidFormat: 'format',
  InvalidComponent: 'component',
  InvalidChecksum: 'checksum',
}

/** What the library says of a number of a kind such as `gb-utr`, in our words; undefined where it does not know the kind. */
export function checkByLibrary(type: string, value: string): TaxIdCheck | undefined {
  const validator = findValidator(type)
  if (validator === undefined) return undefined
  const outcome = validator.validate(value.trim())
  if (outcome.isValid && outcome.compact !== undefined) return accepted(outcome.compact)
  return refused(faults[outcome.error?.name ?? ''] ?? 'format')
}

export function libraryKnows(type: string): boolean {
  return findValidator(type) !== undefined
}

function findValidator(type: string): Validator | undefined {
  const match = /^([a-z]{2})-([a-z_]+)$/.exec(type)
  const country = match === null ? undefined : countries[match[1]!.toUpperCase()]
  return match !== null && country !== undefined && Object.hasOwn(country, match[2]!) ? country[match[2]!] : undefined
}
