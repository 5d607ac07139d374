import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { timeLeft } from '../format/time-left.ts'
import type { Failure } from '../server/request-failed.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { problemWords } from '../words/problem-words.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { useSeconds } from './use-seconds.ts'

/** Where only the start page helps, because the application has moved on. */
const endsHere = new Set([
  'CASE_ENDED',
  'NO_LONGER_RUNNING',
  'OFFER_CLOSED',
  'OFFER_NOT_FOUND',
  'CONTRACT_NOT_FOUND',
  'CONTRACT_NOT_TO_SIGN',
  'DOCUMENT_SET_SUBMITTED',
  'DECLARATION_CLOSED',
])

/** What went wrong with a request, and the way out. */
export function FailureNotice({ failure, retry }: { failure: Failure; retry?: () => void }) {
  const { words } = useLanguage()
  const { title, do: way, requestId } = problemWords(words, failure)
  const waitsUntil = useWaitsUntil(failure)
  const now = useSeconds(waitsUntil !== undefined)
  const isWaiting = waitsUntil !== undefined && waitsUntil > now
  const element = useRef<HTMLDivElement>(null)
  // It often stands under what was pressed, where the screen ends.
  useEffect(() => element.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div className="notice danger" role="alert" ref={element}>
      <Icon name={failure.kind === 'unreachable' ? 'offline' : 'warning'} />
      <div>
        <h2>{title}</h2>
        <p>{isWaiting ? words.problems.wait(timeLeft(new Date(waitsUntil).toISOString(), now)) : way}</p>
        {requestId && <p className="hint">{requestId}</p>}
        {failure.kind === 'refused' && endsHere.has(failure.problem.code) ? (
          <Link href="/">{words.problems.toStart}</Link>
        ) : (
          retry &&
          !isWaiting && (
            <Button look="second" onClick={retry}>
              {words.frame.tryAgain}
            </Button>
          )
        )}
      </div>
    </div>
  )
}

function useWaitsUntil(failure: Failure): number | undefined {
  const retryAfterMs = failure.kind === 'refused' ? (failure.problem.facts?.['retryAfterMs'] as unknown) : undefined
  const [shown] = useState(() => Date.now())
  return typeof retryAfterMs === 'number' ? shown + retryAfterMs : undefined
}
