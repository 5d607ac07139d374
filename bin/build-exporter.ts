import type { Client } from '@temporalio/client'
import { createCaseExporter } from '#api/exports/create-case-exporter.ts'
import { readExportKey } from '#api/exports/export-key.ts'
import type { CaseExporter } from '#api/exports/export-routes.ts'
import { createHistoryReader } from '#api/exports/history-reader.ts'
import type { Store } from '#db/store.ts'
import { readCodeVersion } from './code-version.ts'
import type { Config } from './config.ts'

export function buildExporter(config: Config, { store, client }: { store: Store; client: Client }): CaseExporter {
  return createCaseExporter({
    store,
    engine: createHistoryReader(client),
    key: readExportKey(config.EXPORT_SIGNING_KEY),
    code: readCodeVersion(),
    clock: () => new Date().toISOString(),
  })
}
