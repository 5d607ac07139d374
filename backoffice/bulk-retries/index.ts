import { lazy } from 'react'

export default {
  name: 'bulk-retries',
  show: lazy(async () => ({ default: (await import('./BulkRetryPage.tsx')).BulkRetryPage })),
}
