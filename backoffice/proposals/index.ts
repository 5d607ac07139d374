import { lazy } from 'react'

export default {
  name: 'proposals',
  list: lazy(async () => ({ default: (await import('./ProposalInbox.tsx')).ProposalInbox })),
}
