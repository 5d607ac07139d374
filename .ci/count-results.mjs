// Prints "N passed, N failed" and exits honestly. Arguments: the runner's JSON report, and the exit code of the run.
import { existsSync, readFileSync } from 'node:fs'

const [reportFile, exitCode] = process.argv.slice(2)
const { passed, failed } = countResults(reportFile, Number(exitCode))
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

function countResults(file, status) {
  // Without a report nothing was proven: the installation failed, or the runner ended before its tests did.
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  // A file that cannot be read, or whose set-up fails, has no failed test of its own and counts as one.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + brokenFiles
  // An error between the tests fails the run without failing a test.
  const unexplained = failed === 0 && (status !== 0 || report.numPassedTests === 0)
  return { passed: report.numPassedTests, failed: unexplained ? 1 : failed }
}
