import { patched, proxyActivities } from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'
import { findStep } from '#domain/case/processes.ts'
import type { CaseFile } from './case-file.ts'

// Our own database: asked until it has answered.
const { chooseProvider } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
  summary: 'which provider is used now',
})

/** Papers came to have a second provider later than other steps: a case that read them before goes on as it did. */
const patches: Readonly<Record<string, string>> = { incomeEvidence: 'paper-provider' }

/**
 * Before each round of tries: a case that is under way follows when operations switch the provider. What a person chose for this case stays,
 * and a step with one provider only asks nobody.
 */
export async function followDefaultProvider(file: CaseFile, name: string): Promise<void> {
  const declaration = findStep(file.facts.process, name)
  const step = file.step(name)
  if (!declaration?.capability || !declaration.providers || declaration.providers.length < 2 || step.providerChosen) return
  if (!patched(patches[name] ?? 'default-provider')) return
  const usual = file.briefing.product.providers[name] ?? declaration.providers[0]!
  const { provider } = await chooseProvider({
    caseId: file.caseId,
    step: name,
    capability: declaration.capability,
    usual,
    known: declaration.providers,
  })
  file.step(name).provider = provider
}
