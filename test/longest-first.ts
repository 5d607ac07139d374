import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take far longer than their size says, the longest first. They wait, for an engine, a browser or the people of a journey: one of them
 * begun last would leave a processor with nothing to do until it ends.
 */
export const longest: readonly string[] = [
  'bin/embedded/product.test.ts',
  'workflows/case/intervention.test.ts',
  'workflows/loan/loan.test.ts',
  'api/exports/tampered-export.test.ts',
  'workflows/loan/signed-at-vendor.test.ts',
  'workflows/loan/income-evidence.test.ts',
  'api/exports/export-case.test.ts',
  'api/calculations/calculator.test.ts',
  'workflows/reconciliation/reconciliation.test.ts',
  'workflows/bulk-retry/bulk-retry.test.ts',
  'workflows/rescreening/rescreening.test.ts',
  'test/journeys/desk-screens.test.ts',
  'test/journeys/crash.test.ts',
  'test/journeys/outage.test.ts',
  'test/journeys/docusign.test.ts',
  'test/journeys/back-again.test.ts',
  'test/journeys/ending-early.test.ts',
  'test/journeys/on-a-phone.test.ts',
  'test/journeys/desk.test.ts',
  'test/journeys/webhooks.test.ts',
]

/** As vitest orders them; but where it has not seen them run, and would go by their size, the longest of each project come first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    if (sorted.every((file) => this.ctx.cache.getTestSpecificationResult(file) !== undefined)) return sorted
    const rank = (file: TestSpecification) => longest.indexOf(relative(this.ctx.config.root, file.moduleId)) + 1 || longest.length + 1
    const projects = Map.groupBy(sorted, (file) => file.project.name)
    return [...projects.values()].flatMap((project) => project.toSorted((one, other) => rank(one) - rank(other)))
  }
}
