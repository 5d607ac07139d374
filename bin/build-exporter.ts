import type { CaseExporter } from '#api/exports/export-routes.ts'
export function buildExporter(_config: unknown, _deps: unknown): CaseExporter {
  return { exportCase: async () => { throw new Error('not yet') } }
}
