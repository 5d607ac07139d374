import type { TaxCheck } from '#activities/onboarding/check-tax-standing.ts'
import type { JudgementCode } from '#domain/case/attention.ts'
import { callStep, type CallOutcome, type Judgement } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'

type GoodStanding = 'regular' | 'pending_regularisation'

/**
 * What the tax authority says of the person. Regular and pending go on (pending is very common: the person is asked to put it right),
 * suspended waits for the person, everything else is judged by one. Declining everything but regular is a known mistake.
 */
export async function taxStanding(file: CaseFile): Promise<CallOutcome<GoodStanding>> {
  const checked = await callStep<TaxCheck>(file, 'taxAuthority', {
    attempt: ({ call, provider, attempt }) => call.checkTaxStanding({ caseId: file.caseId, provider, attempt }),
    judge: judgeStanding,
    summary: ({ outcome, standing, nameAgrees, partial }) => ({
      outcome,
      ...(standing && { standing }),
      nameAgrees,
      partial,
    }),
    byHand: (result) => ({
      outcome: 'found',
      standing: result.kind === 'tax_standing' ? result.standing : 'regular',
      nameAgrees: true,
      partial: false,
    }),
    decided: (_decision, check) => check,
  })
  if (checked.outcome !== 'done') return checked
  return { outcome: 'done', value: checked.value.standing === 'pending_regularisation' ? 'pending_regularisation' : 'regular' }
}

function judgeStanding(check: TaxCheck): Judgement | undefined {
  if (check.outcome === 'no_match') return { park: 'TAX_NO_MATCH', facts: {} }
  if (check.outcome === 'minor') return { park: 'TAX_MINOR', facts: {} }
  const standing = check.standing ?? 'annulled'
  const parked: Partial<Record<typeof standing, JudgementCode>> = {
    deceased: 'TAX_DECEASED',
    cancelled_as_duplicate: 'TAX_DUPLICATE',
    annulled: 'TAX_ANNULLED',
    cancelled_ex_officio: 'TAX_CANCELLED',
  }
  if (standing === 'suspended') return { ask: 'tax_registration_suspended', facts: {} }
  const park = parked[standing]
  if (park) return { park, facts: { standing } }
  return check.nameAgrees ? undefined : { park: 'TAX_NAME_DIFFERS', facts: { standing } }
}
