import type { PublicExportKey } from '#api/exports/export-key.ts'
import { caseRecordSchema } from '#domain/audit/case-record.ts'
import { checkLedger } from '#domain/audit/check-ledger.ts'
import { checkHolds } from '#domain/audit/check-holds.ts'
import { checkProposals } from '#domain/audit/check-proposals.ts'
import { contradicted, notProven, type Finding } from '#domain/audit/finding.ts'
import { bundleFiles, manifestSchema, type Manifest } from '#domain/audit/manifest.ts'
import type { RunAccount } from '#domain/audit/run-account.ts'
import { checkContent } from './check-content.ts'
import { checkFiles } from './check-files.ts'
import { checkSignature } from './check-signature.ts'
import { readRunAccount } from './read-run-account.ts'
import { readZip } from './read-zip.ts'
import { replayRuns, type ProcessCode, type RunToReplay } from './replay-runs.ts'

export type Verification = { manifest?: Manifest; findings: Finding[] }

export type Verifying = {
  trusted: readonly PublicExportKey[]
  /** What the histories are replayed against. */
  processes: ProcessCode
  /** Does so, where it is not done anew. */
  replay?: typeof replayRuns
}

/**
 * Verifies an export with nothing but the file, a trusted key and the code: who signed it, that nothing was changed, that the histories replay,
 * that they tell what the record tells, and that the ledger adds up. It goes on where it can, so that a damaged file is described, not just refused.
 */
export async function verifyBundle(zip: Buffer, { trusted, processes, replay = replayRuns }: Verifying): Promise<Verification> {
  const read = readZip(zip)
  if (read.outcome === 'refused') return { findings: [contradicted(read.sentence)] }
  const signature = await checkSignature(read.files, trusted)
  const manifest = parsed(read.files.get(bundleFiles.manifest), (value) => manifestSchema.parse(value))
  if (!manifest) return { findings: [signature, contradicted('The manifest cannot be read, so nothing else was looked at.')] }
  const { findings, intact } = checkFiles(manifest, read)
  const inside = await checkInside({ manifest, files: read.files, intact, replay: (runs) => replay(runs, processes) })
  const caution =
    signature.outcome === 'proven'
      ? []
      : [notProven('Without a trusted signature, what follows says only whether this file agrees with itself.')]
  return { manifest, findings: [signature, ...findings, ...caution, ...inside] }
}

type Opened = {
  manifest: Manifest
  files: ReadonlyMap<string, Buffer>
  intact: ReadonlySet<string>
  replay: (runs: readonly RunToReplay[]) => Promise<Finding[]>
}

async function checkInside({ manifest, files, intact, replay }: Opened): Promise<Finding[]> {
  const histories = manifest.histories.filter((history) => intact.has(history.file))
  const { runs, unreadable } = readRuns(histories, files)
  const texts = histories
    .filter((history) => runs.some((run) => run.file === history.file))
    .map(({ file, workflowId }) => ({ file, workflowId, text: files.get(file)!.toString('utf8') }))
  const replayed = texts.length === 0 ? [notProven('There is no history to replay.')] : await replay(texts)
  const record = intact.has(bundleFiles.record)
    ? parsed(files.get(bundleFiles.record), (value) => caseRecordSchema.parse(value))
    : undefined
  if (!record) {
    const why = intact.has(bundleFiles.record) ? 'cannot be read' : 'is not as it was signed'
    return [...replayed, ...unreadable, notProven(`Because ${bundleFiles.record} ${why}, nothing was compared with it.`)]
  }
  if (histories.length < manifest.histories.length || unreadable.length > 0) {
    const left = notProven('Because a history is missing or changed, the record was not compared with the histories.')
    return [...replayed, ...unreadable, left, ...checkProposals(record), ...checkHolds(record), ...checkLedger(record)]
  }
  return [...replayed, ...checkContent(manifest, record, runs)]
}

function readRuns(histories: Manifest['histories'], files: ReadonlyMap<string, Buffer>): { runs: RunAccount[]; unreadable: Finding[] } {
  const runs: RunAccount[] = []
  const unreadable: Finding[] = []
  for (const { file, workflowId, runId } of histories) {
    try {
      runs.push(readRunAccount(file, { workflowId, runId }, files.get(file)!.toString('utf8')))
    } catch (error) {
      unreadable.push(
        contradicted(`${file} is not the history of a case (${error instanceof Error ? error.message.split('\n')[0] : 'unreadable'}).`),
      )
    }
  }
  return { runs, unreadable }
}

/** Undefined where the text is not JSON, or not of the shape. */
function parsed<Value>(content: Buffer | undefined, parse: (value: unknown) => Value): Value | undefined {
  try {
    return content && parse(JSON.parse(content.toString('utf8')))
  } catch {
    return undefined
  }
}
