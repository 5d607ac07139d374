import { Button } from '../controls/Button.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Notice } from '../controls/Notice.tsx'
import { PriceCard } from '../price/PriceCard.tsx'
import { ScheduleOnDemand } from '../price/ScheduleOnDemand.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Calculation } from './use-calculation.ts'

/** What the choice costs: calculated, still of the choice before, or not to be had at the moment. */
export function AmountPrice({ calculation }: { calculation: Calculation }) {
  const { words } = useLanguage()
  const { priced, isCurrent, failure, retry } = calculation
  if (failure && !priced) return <FailureNotice failure={failure} retry={retry} />
  return (
    <>
      {failure && (
        <Notice kind="warning" title={words.amount.stale}>
          <Button look="second" onClick={retry}>
            {words.frame.tryAgain}
          </Button>
        </Notice>
      )}
      <PriceCard priced={priced} isCurrent={isCurrent} />
      <p className="hint">{words.amount.simulation}</p>
      {priced && <ScheduleOnDemand rows={priced.schedule} />}
    </>
  )
}
