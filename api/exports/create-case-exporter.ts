import type { CaseRecord } from '#domain/audit/case-record.ts'
import type { Made } from '#domain/audit/manifest.ts'
import { findCase } from '#db/cases/find-case.ts'
import { earlierExports } from '#db/exports/find-export.ts'
import { findKeptRun, keptRunIds } from '#db/exports/find-runs.ts'
import { readCaseRecord } from '#db/exports/read-case-record.ts'
import { newExportId, saveExport } from '#db/exports/save-export.ts'
import type { Store } from '#db/store.ts'
import { composeBundle, type BundleParts } from './compose-bundle.ts'
import type { ExportKey } from './export-key.ts'
import type { CaseExporter } from './export-routes.ts'
import { gatherRuns, type RunSources } from './gather-runs.ts'
import type { HistoryReader } from './history-reader.ts'

export type ExporterDeps = {
  store: Store
  engine: HistoryReader
  key: ExportKey
  /** The code that makes the export, as far as it is known. */
  code: Made['code']
  clock: () => string
}

type Request = Parameters<CaseExporter['exportCase']>[0]

/** Makes an export of an application, running or ended, and keeps it together with the word that it was made. */
export function createCaseExporter(deps: ExporterDeps): CaseExporter {
  return { exportCase: (request) => exportCase(deps, request) }
}

async function exportCase(deps: ExporterDeps, request: Request): Promise<string> {
  const { store, clock } = deps
  const { rootCaseId } = await findCase(store.db, request.caseId)
  const recordReadAt = clock()
  // First the record, then the histories: whatever the record knows, a history has.
  const record = await readCaseRecord(store, rootCaseId)
  const histories = await gatherFamily(deps, record)
  const { caller, reasonCode } = request
  const made: Made = {
    exportId: await newExportId(store.db),
    at: clock(),
    recordReadAt,
    by: { personId: caller.personId, name: caller.name },
    reasonCode,
    code: deps.code,
    earlierExports: await earlierExports(store.db, rootCaseId),
  }
  const bundle = await composeBundle({ record, histories, made }, deps.key)
  const root = record.cases[0]!
  await saveExport(store, { ...bundle, root, partyId: record.applicant.partyId, caller, requestId: request.requestId })
  return made.exportId
}

async function gatherFamily({ store, engine }: ExporterDeps, record: CaseRecord): Promise<BundleParts['histories']> {
  const sources: RunSources = {
    engine,
    keptRunIds: (caseId) => keptRunIds(store.db, caseId),
    readKept: (runId) => findKeptRun(store.db, runId),
  }
  const histories: BundleParts['histories'] = []
  for (const { id, process, workflowId } of record.cases) {
    histories.push({ process, gathered: await gatherRuns(sources, { caseId: id, workflowId }) })
  }
  return histories
}
