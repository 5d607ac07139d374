import { agoText, forText, instantText, spanText } from '../words/dates.ts'
import { useNow } from './use-now.ts'

/** An instant, written out. */
export function Instant({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at}>
      {instantText(at)}
    </time>
  )
}

/** For how long something has been so, with the instant behind it. */
export function For({ since }: { since: string }) {
  const now = useNow()
  return (
    <time dateTime={since} title={instantText(since)}>
      {forText(since, now)}
    </time>
  )
}

/** When something was, in words that say so: "3 h ago". */
export function Ago({ at }: { at: string }) {
  const now = useNow()
  return (
    <time dateTime={at} title={instantText(at)}>
      {agoText(at, now)}
    </time>
  )
}

/** How long ago, with the instant behind it. */
export function Since({ at }: { at: string }) {
  const now = useNow()
  return (
    <time dateTime={at} title={instantText(at)}>
      {spanText(at, now)}
    </time>
  )
}
