import { z } from 'zod'
import { processNames } from '../case/processes.ts'
import { id, instant, sha256, text } from './record/values.ts'
import { runClosings } from './run-history.ts'

/** The fixed names in a bundle. Histories stand beside them, one file a run. */
export const bundleFiles = {
  manifest: 'manifest.json',
  signature: 'manifest.jws',
  record: 'record.json',
  timeline: 'timeline.html',
  publicKey: 'public-key.json',
} as const

/** `histories/loan-<case>-<run>.json`; the id of a workflow is the name of its process and the id of its case. */
export function historyFile({ workflowId, runId }: { workflowId: string; runId: string }): string {
  return `histories/${workflowId.replace(':', '-')}-${runId}.json`
}

const run = z.strictObject({ process: z.enum(processNames), workflowId: text, runId: id })

const exportMade = z.strictObject({ exportId: id, at: instant, by: text, reasonCode: text, sha256 })
export type EarlierExport = z.infer<typeof exportMade>

/** What differs between two exports of a case that did not change: who made them, when, why, and with which code. */
const made = z.strictObject({
  exportId: id,
  at: instant,
  /** When the record was read; the histories were read after it. */
  recordReadAt: instant,
  by: z.strictObject({ personId: text, name: text }),
  reasonCode: text,
  code: z.strictObject({ version: text, commit: text.nullable() }),
  earlierExports: z.array(exportMade),
})
export type Made = z.infer<typeof made>

/** What a bundle holds. Its signature is the signature of the bundle: every other file is here by its hash. */
export const manifestSchema = z.strictObject({
  format: z.literal('tenor-case-export'),
  formatVersion: z.literal(1),
  case: z.strictObject({ id, reference: text }),
  product: z.strictObject({ code: text, sha256, policyVersion: text }),
  /** Each run with the event up to which its history goes; one that is not closed goes on. */
  histories: z.array(
    run.extend({ file: text, lastEventId: z.int().positive(), lastEventAt: text, closedAs: z.enum(runClosings).nullable() }),
  ),
  /** Runs whose history was forgotten before it was kept. */
  missingHistories: z.array(run),
  files: z.array(z.strictObject({ name: text, sha256, byteSize: z.int().nonnegative() })),
  made,
})
export type Manifest = z.infer<typeof manifestSchema>
