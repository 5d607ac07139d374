import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { SourceFile } from './architecture.ts'

/** Every TypeScript file that git knows of or would add, generated ones left out. */
export function readSourceFiles(): SourceFile[] {
  return listFiles()
    .filter((path) => /\.(ts|tsx)$/.test(path) && !path.includes('/generated/'))
    .map((path) => ({ path, source: readFileSync(path, 'utf8') }))
}

export function listFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], { encoding: 'utf8' })
  const deleted = new Set(execFileSync('git', ['ls-files', '--deleted'], { encoding: 'utf8' }).split('\n'))
  return listed.split('\n').filter((path) => path !== '' && !deleted.has(path))
}
