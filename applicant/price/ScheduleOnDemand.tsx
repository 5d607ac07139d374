import type { ScheduleRow } from '../generated/api.ts'
import { Icon } from '../controls/Icon.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { ScheduleTable } from './ScheduleTable.tsx'

export function ScheduleOnDemand({ rows }: { rows: readonly ScheduleRow[] }) {
  const { words } = useLanguage()
  return (
    <details className="more">
      <summary>
        <span>{words.price.showSchedule}</span>
        <Icon name="down" />
      </summary>
      <ScheduleTable rows={rows} />
    </details>
  )
}
