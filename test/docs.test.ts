import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles } from './source-files.ts'

const documents = listFiles().filter((path) => path.endsWith('.md'))
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

describe('the documents', () => {
  it('name no file that is gone', () => {
    const gone = documents.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
        .map(([, target]) => join(dirname(path), target!))
        .filter((target) => !existsSync(target))
        .map((target) => `${path}: ${target}`),
    )
    expect(documents.length).toBeGreaterThan(5)
    expect(gone).toEqual([])
  })

  it('name no command that is gone', () => {
    const named = documents.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/npm run (?:-s )?([a-z][a-z:-]*[a-z])/g)].map(([, name]) => name!),
    )
    expect([...new Set(named)].filter((name) => scripts[name] === undefined)).toEqual([])
  })
})
