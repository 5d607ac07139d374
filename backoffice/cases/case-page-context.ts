import { createContext, useContext } from 'react'
import type { OrderKind } from '../decide/actions.ts'
import type { Case } from '../generated/api.ts'
import type { AnswerKind } from '../proposals/AnswerSheet.tsx'
import type { StepPlace } from '../steps/step-place.ts'

export type View = 'evidence' | 'timeline' | 'applicant' | 'files' | 'calls'

/** An order that is being prepared: of a step, of the whole application, or the answer to a proposal. */
export type Preparing = { kind: OrderKind; at?: StepPlace; choice?: string } | { proposalId: string; answer?: AnswerKind }

export type CasePageParts = {
  found: Case
  place: StepPlace | undefined
  view: View
  /** Places whose step has changed since it was looked at. */
  changed: ReadonlySet<StepPlace>
  goTo: (place: StepPlace) => void
  show: (view: View) => void
  prepare: (preparing: Preparing) => void
}

export const CasePageContext = createContext<CasePageParts | undefined>(undefined)

export function useCasePage(): CasePageParts {
  const parts = useContext(CasePageContext)
  if (!parts) throw new Error('This part belongs on the page of a case')
  return parts
}
