import { useEffect } from 'react'
import { EmptyState } from '../display/EmptyState.tsx'

/** Where a sign-in in a second window ends: the first one goes on. */
export function SignedInPage() {
  useEffect(() => window.close(), [])
  return <EmptyState title="You are signed in again">Close this window and go on in the other one.</EmptyState>
}
