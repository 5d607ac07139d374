import { lazy } from 'react'

export default {
  name: 'integrations',
  list: lazy(async () => ({ default: (await import('./IntegrationList.tsx')).IntegrationList })),
  show: lazy(async () => ({ default: (await import('./ProviderPage.tsx')).ProviderPage })),
}
