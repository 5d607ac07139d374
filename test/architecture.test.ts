import { describe, expect, it } from 'vitest'
import { importViolations, misplacedNames, type SourceFile } from './architecture.ts'
import { readSourceFiles } from './source-files.ts'

describe('the house', () => {
  it('keeps the import table of the design', () => {
    const files = readSourceFiles()
    expect(files.length).toBeGreaterThan(3)
    expect(importViolations(files)).toEqual([])
  })

  it('has no folder named after nothing', () => {
    expect(misplacedNames(readSourceFiles().map((file) => file.path))).toEqual([])
  })
})

describe('each fence has a failing example', () => {
  const forbidden: [why: string, path: string, source: string][] = [
    ['domain reads no database', 'domain/a.ts', `import { x } from '#db/a.ts'`],
    ['domain knows no engine, not even its types', 'domain/a.ts', `import type { x } from '@temporalio/workflow'`],
    ['domain uses no node module', 'domain/a.ts', `import { readFileSync } from 'node:fs'`],
    ['workflows call no activity by value', 'workflows/loan/loan.ts', `import { x } from '#activities/a.ts'`],
    ['workflows read no database, not even its types', 'workflows/loan/loan.ts', `import type { x } from '#db/a.ts'`],
    ['workflows use no node module', 'workflows/loan/loan.ts', `import { createHash } from 'node:crypto'`],
    ['activities do not know the API', 'activities/a.ts', `import { x } from '#api/a.ts'`],
    ['activities do not know the processes', 'activities/a.ts', `import { x } from '#workflows/loan/loan.ts'`],
    ['integrations read no database', 'integrations/tax/serpro.ts', `import { x } from '#db/a.ts'`],
    ['integrations do not know the sandbox', 'integrations/tax/serpro.ts', `import { x } from '#sandbox/a.ts'`],
    ['db does not know the vendors', 'db/a.ts', `import { x } from '#integrations/tax/serpro.ts'`],
    ['migrations import nothing of ours', 'migrations/001.ts', `import { x } from '#domain/a.ts'`],
    ['the api calls no vendor', 'api/a.ts', `import { x } from '#integrations/tax/serpro.ts'`],
    ['the api takes only messages of a process by value', 'api/a.ts', `import { loan } from '#workflows/loan/loan.ts'`],
    ['the console has no truth of its own', 'backoffice/a.tsx', `import { x } from '#domain/a.ts'`],
    ['the applicant app imports neither react-admin nor MUI', 'applicant/a.tsx', `import { Button } from '@mui/material'`],
    ['the sandbox knows no product code', 'sandbox/a.ts', `import { x } from '#db/a.ts'`],
    ['only bin reads the environment', 'api/a.ts', `export const port = process.env.PORT`],
    ['only bin wires things', 'activities/a.ts', `import { x } from '#bin/config.ts'`],
    ['relative imports stay in their top folder', 'api/a.ts', `import { x } from '../db/a.ts'`],
    ['dynamic imports count', 'domain/a.ts', `export const x = () => import('#db/a.ts')`],
    ['re-exports count', 'domain/a.ts', `export { x } from '#db/a.ts'`],
  ]
  it.each(forbidden)('%s', (_why, path, source) => {
    expect(importViolations([{ path, source }])).toHaveLength(1)
  })

  const allowed: [why: string, file: SourceFile][] = [
    [
      'workflows may see the types of activities',
      { path: 'workflows/loan/loan.ts', source: `import type { Activities } from '#activities/a.ts'` },
    ],
    [
      'inline type specifiers count as types',
      { path: 'workflows/loan/loan.ts', source: `import { type Activities } from '#activities/a.ts'` },
    ],
    ['the api may use the messages of a process', { path: 'api/a.ts', source: `import { order } from '#workflows/loan/messages.ts'` }],
    ['the api may see types of a process', { path: 'api/a.ts', source: `import type { X } from '#workflows/loan/loan.ts'` }],
    ['a unit test beside its file may reach further', { path: 'domain/a.test.ts', source: `import { readFileSync } from 'node:fs'` }],
  ]
  it.each(allowed)('%s', (_why, file) => {
    expect(importViolations([file])).toEqual([])
  })

  it('refuses a folder named after nothing', () => {
    expect(misplacedNames(['api/utils/a.ts', 'db/shared/b.ts'])).toHaveLength(2)
  })
})
