import { useEffect, type ReactNode } from 'react'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { useAct } from '../controls/use-act.ts'
import { useSession } from './SessionProvider.tsx'

/** Asks the server which application is open here; `children` stand until it has answered, and where it does not, the way out. */
export function OpeningSession({ children }: { children: ReactNode }) {
  const { session } = useSession()
  const { run, again, failure } = useAct(() => session.begin())
  useEffect(() => void run(), [run])
  if (!failure) return children
  return (
    <div className="screen">
      <FailureNotice failure={failure} retry={again} />
    </div>
  )
}
