import { AppError } from '#domain/errors.ts'
import type { Providers } from './activity-deps.ts'

/** The client of the provider that the step uses. Throws `PROVIDER_NOT_CONFIGURED`. */
export function providerOf<Port>(providers: Providers<Port>, provider: string): Port {
  const found = Object.hasOwn(providers, provider) ? providers[provider] : undefined
  if (found === undefined) throw new AppError('PROVIDER_NOT_CONFIGURED', { provider })
  return found
}
