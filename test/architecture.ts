import { parseSync } from 'oxc-parser'

export type SourceFile = { path: string; source: string }

type Use = 'value' | 'type'
type FoundImport = { specifier: string; use: Use }

/** What a folder may import beside itself, as prefixes. A prefix that ends in `*` stands for every package of that family. */
type Rule = { values: string[]; types?: string[] }

const anything: Rule = { values: ['*'] }

/** The import table of the design, one line a folder. */
const table: Record<string, Rule> = {
  domain: { values: ['decimal.js', 'temporal-polyfill', 'date-holidays', 'stdnum', 'ibantools', 'mrz', '@noble/hashes', 'zod'] },
  workflows: { values: ['#domain/', '@temporalio/workflow', '@temporalio/common'], types: ['#activities/'] },
  activities: { values: ['#domain/', '#db/', '#integrations/', '@temporalio/activity', 'node:', 'pino'], types: ['#workflows/', 'knex'] },
  integrations: { values: ['#domain/', 'node:', 'npm:'] },
  db: { values: ['#domain/', 'knex', 'pg', 'node:'] },
  migrations: { values: ['knex'] },
  api: {
    values: ['#domain/', '#db/', '#workflows/*/messages.ts', '@temporalio/client', 'node:', 'npm:'],
    types: ['#workflows/'],
  },
  backoffice: { values: ['npm:'] },
  applicant: { values: ['npm:'] },
  sandbox: { values: ['node:', 'npm:'] },
  bin: anything,
  test: anything,
  bench: anything,
  deploy: anything,
}

/** Packages that a folder with `npm:` may still not use. */
const refused: Record<string, RegExp> = {
  applicant: /^(@mui\/|react-admin$|ra-)/,
  integrations: /^(express|knex|pg|@temporalio\/)/,
  api: /^@temporalio\/(worker|workflow|activity)/,
}

const unitTest = /\.(test|spec)\.tsx?$/

/** One sentence for each import that the design forbids. Unit tests are exempt. */
export function importViolations(files: SourceFile[]): string[] {
  return files.filter((file) => !unitTest.test(file.path)).flatMap(violationsOf)
}

/** Paths with a folder whose name collects what nobody placed. */
export function misplacedNames(paths: string[]): string[] {
  return paths.filter((path) => /(^|\/)(utils?|helpers?|common|shared|misc|lib|core|services|managers)\//.test(path))
}

function violationsOf(file: SourceFile): string[] {
  const folder = file.path.split('/')[0]!
  const rule = table[folder]
  if (rule === undefined) return file.path.includes('/') ? [`${file.path}: the design has no folder ${folder}`] : []
  const found = findImports(file)
  const imports = found
    .filter((one) => !isAllowed(folder, rule, one))
    .map((one) => `${file.path}: ${folder} may not import ${one.specifier} (${one.use})`)
  const leaves = found
    .filter((one) => one.specifier.startsWith('.') && leavesTopFolder(file.path, one.specifier))
    .map((one) => `${file.path}: ${one.specifier} leaves ${folder}; use #…`)
  const environment = rule !== anything && /\bprocess\.env\b/.test(file.source) ? [`${file.path}: only bin reads the environment`] : []
  return [...imports, ...leaves, ...environment]
}

function isAllowed(folder: string, rule: Rule, found: FoundImport): boolean {
  const { specifier } = found
  if (specifier.startsWith('.') || specifier.startsWith(`#${folder}/`)) return true
  const patterns = found.use === 'type' ? [...rule.values, ...(rule.types ?? [])] : rule.values
  return patterns.some((pattern) => matches(pattern, specifier)) && !refused[folder]?.test(specifier)
}

function matches(pattern: string, specifier: string): boolean {
  const isPackage = !/^(#|node:|\.)/.test(specifier)
  if (pattern === '*') return true
  if (pattern === 'npm:') return isPackage
  if (pattern === '#workflows/*/messages.ts') return /^#workflows\/[\w-]+\/messages\.ts$/.test(specifier)
  if (pattern.endsWith('/') || pattern.endsWith(':')) return specifier.startsWith(pattern)
  return specifier === pattern || specifier.startsWith(`${pattern}/`)
}

function leavesTopFolder(path: string, specifier: string): boolean {
  const depth = path.split('/').length - 2
  return (specifier.match(/\.\.\//g)?.length ?? 0) > depth
}

function findImports(file: SourceFile): FoundImport[] {
  const { module, errors } = parseSync(file.path, file.source)
  if (errors.length > 0) return [{ specifier: `(does not parse: ${errors[0]!.message})`, use: 'value' }]
  const statics = module.staticImports.map((one) => ({
    specifier: one.moduleRequest.value,
    use: (one.entries.length > 0 && one.entries.every((entry) => entry.isType) ? 'type' : 'value') as Use,
  }))
  const exports = module.staticExports
    .flatMap((one) => one.entries)
    .flatMap((entry) =>
      entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, use: (entry.isType ? 'type' : 'value') as Use }] : [],
    )
  const dynamics = module.dynamicImports.map((one) => ({
    specifier: file.source.slice(one.moduleRequest.start, one.moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
    use: 'value' as Use,
  }))
  return [...statics, ...exports, ...dynamics]
}
