import { useSyncExternalStore } from 'react'
import { Icon } from '../controls/Icon.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { readConnection, watchConnection } from './connection.ts'

/** Says that the line is gone, and for a moment that it is back. */
export function ConnectionBanner() {
  const { words } = useLanguage()
  const connection = useSyncExternalStore(watchConnection, readConnection, () => 'online' as const)
  return (
    <output className="connection">
      {connection === 'offline' && (
        <span className="connection-banner">
          <Icon name="offline" />
          {words.frame.offline}
        </span>
      )}
      {connection === 'back' && (
        <span className="connection-banner back">
          <Icon name="check" />
          {words.frame.backOnline}
        </span>
      )}
    </output>
  )
}
