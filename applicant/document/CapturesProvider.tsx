import { createContext, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { DocumentSet } from '../generated/api.ts'
import { codeOf } from '../server/request-failed.ts'
import { untilLine } from '../server/until-line.ts'
import { uploadPage, type PageToUpload } from '../server/upload-page.ts'
import { useSession } from '../session/SessionProvider.tsx'
import { createCaptures, type Captures } from './create-captures.ts'

type Shared = {
  captures: Captures
  /** The applicant corrected what they typed instead of taking another picture. */
  hasCorrected: boolean
  setCorrected: (hasCorrected: boolean) => void
}

const CapturesContext = createContext<Shared | undefined>(undefined)

/** Holds the photographs while the applicant moves between screens; nothing of them is written down in the browser. */
export function CapturesProvider({ children }: { children: ReactNode }) {
  const { session, current } = useSession()
  const [hasCorrected, setCorrected] = useState(false)
  const captures = useMemo(
    () =>
      createCaptures<PageToUpload, DocumentSet>({
        upload: (page, tell, signal) =>
          uploadPage(page, tell, signal).catch((error: unknown) => {
            if (codeOf(error) === 'SIGN_IN_REQUIRED') session.lose()
            throw error
          }),
        untilLine,
        received(page, documentSet) {
          const now = session.get()
          if (now.state === 'open' && now.application.id === page.applicationId) session.accept({ ...now.application, documentSet })
        },
        forget: (previewUrl) => URL.revokeObjectURL(previewUrl),
      }),
    [session],
  )
  const applicationId = current.state === 'open' ? current.application.id : undefined
  const shownFor = useRef<string | undefined>(undefined)
  useEffect(() => {
    // A session that is lost and found again keeps its pictures; another application never sees them.
    if (applicationId === undefined || applicationId === shownFor.current) return
    if (shownFor.current !== undefined) captures.clear()
    shownFor.current = applicationId
  }, [captures, applicationId])
  const shared = useMemo(() => ({ captures, hasCorrected, setCorrected }), [captures, hasCorrected])
  return <CapturesContext value={shared}>{children}</CapturesContext>
}

export function useCaptures() {
  const shared = useContext(CapturesContext)
  if (!shared) throw new Error('CapturesProvider is missing')
  const { captures } = shared
  return { ...shared, taken: useSyncExternalStore(captures.subscribe, captures.get, captures.get) }
}
