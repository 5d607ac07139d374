import { lazy } from 'react'

export default {
  name: 'messages',
  list: lazy(async () => ({ default: (await import('./Outbox.tsx')).Outbox })),
}
