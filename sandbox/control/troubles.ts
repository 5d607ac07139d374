import type { Trouble } from '../people/person.ts'
import type { Register } from '../people/register.ts'
import type { WebVendor } from './scenarios.ts'

export type Troubles = {
  /** What happens to a request that mentions somebody who has trouble with this vendor; the first ones only, where their story says so. */
  take(text: string): Trouble['scenario'] | undefined
}

/** Some people of the cast bring trouble wherever they are asked about: for demonstrations without an admin call. */
export function createTroubles(register: Register, vendor: WebVendor): Troubles {
  const used = new Map<string, number>()
  return {
    take(text) {
      for (const { slug, troubles, taxId, phone, email } of register.troubled()) {
        const trouble = troubles[vendor]
        if (trouble === undefined || ![taxId, phone, email].some((key) => text.includes(key))) continue
        const before = used.get(slug) ?? 0
        if (before >= trouble.times) continue
        used.set(slug, before + 1)
        return trouble.scenario
      }
      return undefined
    },
  }
}
