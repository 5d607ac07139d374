import { lazy } from 'react'
import type { ListedCase } from '../generated/api.ts'

export default {
  name: 'cases',
  list: lazy(async () => ({ default: (await import('./CaseList.tsx')).CaseList })),
  show: lazy(async () => ({ default: (await import('./CasePage.tsx')).CasePage })),
  recordRepresentation: (record: Pick<ListedCase, 'reference'>) => record.reference,
}
