import { listFamilies, readSamples, runSample, unexplainedDifferences } from './run-samples.ts'

// npm run samples: how many published cases of each family come out as published.
const print = (line: string) => process.stdout.write(`${line}\n`)
const row = (name: string, passed: number | string, of: number | string) =>
  `${name.padEnd(24)} ${String(passed).padStart(6)} ${String(of).padStart(6)}`
const verbose = process.argv.includes('--verbose')
let allPassed = 0
let allCases = 0
let unexplained = 0
print(row('family', 'passed', 'of'))
for (const family of listFamilies()) {
  const samples = readSamples(family)
  const outcomes = samples.map((sample) => ({ id: sample.id, differences: runSample(sample) }))
  const passed = outcomes.filter((outcome) => outcome.differences.length === 0).length
  print(row(family, passed, outcomes.length))
  if (verbose)
    for (const { id, differences } of outcomes) if (differences.length > 0) print(`  ${id}: ${differences.slice(0, 4).join('; ')}`)
  allPassed += passed
  allCases += outcomes.length
  unexplained += samples.filter((sample) => unexplainedDifferences(sample).length > 0).length
}
print(row('all', allPassed, allCases))
process.exitCode = unexplained === 0 ? 0 : 1
