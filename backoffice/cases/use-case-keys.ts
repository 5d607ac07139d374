import { useNavigate } from 'react-router'
import { focusSheet } from '../display/sheet-keys.ts'
import { useShortcuts } from '../layout/use-shortcuts.ts'
import { paths } from '../paths.ts'
import { flatSteps, groupSteps } from '../steps/step-groups.ts'
import { placeOf } from '../steps/step-place.ts'
import type { CasePageParts } from './case-page-context.ts'
import { neighboursOf } from './list-memory.ts'

/** Every part of a case is a key away. */
export function useCaseKeys({ found, place, goTo, show }: CasePageParts): void {
  const navigate = useNavigate()
  const step = (by: 1 | -1) => {
    const group = groupSteps(found)
    const places = group ? flatSteps(group).map(({ member, step }) => placeOf(member, step)) : []
    const at = places.indexOf(place ?? '')
    const next = places[at + by]
    if (next !== undefined) goTo(next)
  }
  const open = (caseId: string | undefined) => {
    if (caseId !== undefined) void navigate(paths.case(caseId))
  }
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    e: () => show('evidence'),
    t: () => show('timeline'),
    a: () => show('applicant'),
    f: () => show('files'),
    c: () => show('calls'),
    d: focusDecision,
    n: () => open(neighboursOf(found.id).next),
    p: () => open(neighboursOf(found.id).before),
  })
}

/** The order that is being prepared, else the first that can be given. */
function focusDecision(): void {
  const prepared = document.querySelector<HTMLElement>('[data-decide] [data-sheet]')
  if (prepared) focusSheet(prepared)
  else document.querySelector<HTMLElement>('[data-decide] button:not([disabled])')?.focus()
}
