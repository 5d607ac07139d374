import type { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { incompleteSettings } from './config/incomplete-settings.ts'
import { productionProblems } from './config/production-problems.ts'
import { sandboxSettings } from './config/sandbox-settings.ts'
import { type Environment, settings } from './config/settings.ts'

export type Config = Readonly<z.output<typeof settings>> & {
  /** The vendors are stood in for by the sandbox. */
  readonly usesSandbox: boolean
}

/** The names of every setting, for the example file and its test. */
export const settingNames = Object.keys(settings.shape)

/**
 * Reads the whole configuration, or refuses to start naming every problem at once. Where a sandbox is configured it stands in for each vendor
 * that is not; production takes it only when it was asked for by name, and no secret has a default that production accepts.
 */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const usesSandbox = given['SANDBOX_URL'] !== undefined
  const asked = usesSandbox ? { ...sandboxSettings(given['SANDBOX_URL']!, given), ...given } : given
  const parsed = settings.safeParse(asked)
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)),
    ...incompleteSettings(asked),
    ...productionProblems(parsed.success ? parsed.data : given),
  ]
  if (!parsed.success || problems.length > 0) throw new AppError('CONFIGURATION_INVALID', { problems })
  return Object.freeze({ ...parsed.data, usesSandbox })
}
