import { createHash } from 'node:crypto'
import { canonicalJson } from '#domain/audit/canonical-json.ts'
import type { CaseRecord } from '#domain/audit/case-record.ts'
import { bundleFiles, historyFile, type Made, type Manifest } from '#domain/audit/manifest.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import { signDetached, type ExportKey } from './export-key.ts'
import type { GatheredRuns } from './gather-runs.ts'
import { timelinePage } from './timeline/timeline-page.ts'
import { zipFiles } from './zip-files.ts'

export type BundleParts = {
  record: CaseRecord
  /** By case: what its workflow did, run by run. */
  histories: { process: ProcessName; gathered: GatheredRuns }[]
  made: Made
}

export type Bundle = { zip: Buffer; manifest: Manifest }

/**
 * One signed file of an application: its histories, its record, a page to read, and a manifest with the hash of each. But for what the manifest
 * says under `made`, and its signature, the bytes follow from the state of the case.
 */
export async function composeBundle(parts: BundleParts, key: ExportKey): Promise<Bundle> {
  const files = new Map<string, Buffer>([
    [bundleFiles.record, jsonFile(parts.record)],
    [bundleFiles.timeline, Buffer.from(timelinePage(parts.record))],
    [bundleFiles.publicKey, jsonFile(key.publicJwk)],
    ...parts.histories.flatMap(({ gathered }) => gathered.runs.map((run) => [historyFile(run), Buffer.from(run.history)] as const)),
  ])
  const manifest = describe(parts, files)
  const manifestFile = jsonFile(manifest)
  files.set(bundleFiles.manifest, manifestFile)
  files.set(bundleFiles.signature, Buffer.from(await signDetached(key, manifestFile)))
  return { zip: zipFiles(files), manifest }
}

function describe({ record, histories, made }: BundleParts, files: ReadonlyMap<string, Buffer>): Manifest {
  const root = record.cases[0]!
  const { policy } = record.product.content as { policy: { version: string } }
  return {
    format: 'tenor-case-export',
    formatVersion: 1,
    case: { id: root.id, reference: root.reference },
    product: { code: record.product.code, sha256: record.product.sha256, policyVersion: policy.version },
    histories: histories.flatMap(({ process, gathered }) =>
      gathered.runs.map((run) => ({
        process,
        workflowId: run.workflowId,
        runId: run.runId,
        file: historyFile(run),
        lastEventId: run.summary.lastEventId,
        lastEventAt: run.summary.lastEventAt,
        closedAs: run.summary.closedAs ?? null,
      })),
    ),
    missingHistories: histories.flatMap(({ process, gathered }) => gathered.missing.map((run) => ({ process, ...run }))),
    files: [...files]
      .map(([name, content]) => ({ name, sha256: createHash('sha256').update(content).digest('hex'), byteSize: content.length }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    made,
  }
}

/** JSON to be read by people and machines alike: keys sorted, one member a line. */
function jsonFile(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(JSON.parse(canonicalJson(value)), undefined, 1)}\n`)
}
