import { randomUUID } from 'node:crypto'
import { openBulkRetry } from '#db/bulk-retries/open-bulk-retry.ts'
import { saveStaffAccount } from '#db/sessions/save-staff-account.ts'
import { parkStep } from '../api/park-step.ts'
import type { ActivityBench } from './activity-bench.ts'

/** A bulk retry of one onboarding that the tax authority's outage parked, asked for by somebody of operations. Returns its id. */
export async function openParkedRetry({ store }: Pick<ActivityBench, 'store'>, onboardingCaseId: string): Promise<string> {
  await parkStep(store.db, onboardingCaseId, 'taxAuthority', { provider: 'serpro', code: 'TAX_AUTHORITY_DOWN' })
  const accountId = await saveStaffAccount(store.db, {
    issuer: 'https://issuer.example',
    subject: randomUUID(),
    personId: 'p-107',
    name: 'Otávio Pires',
    email: 'otavio@tenor.example',
    roles: ['operations'],
  })
  return openBulkRetry(store.db, {
    asked: { provider: 'serpro' },
    providers: ['serpro'],
    reasonCode: 'outside_system_back',
    by: { personId: 'p-107', accountId, roles: ['operations'], sessionId: randomUUID() },
  })
}
