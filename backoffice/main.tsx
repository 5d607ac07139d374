import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createDeskApi } from './client/desk-api.ts'
import { Desk } from './Desk.tsx'
import { tellSessionLost } from './session/session-lost.ts'
import { createSessionStore } from './session/session-store.ts'
import './theme/fonts.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place for the desk')

// The first question, who is there, has an answer of its own: the sign-in page.
let isSignedIn = false
const api = createDeskApi({ onSessionLost: () => isSignedIn && tellSessionLost() })
const session = createSessionStore(api, () => {
  isSignedIn = true
})
createRoot(root).render(
  <StrictMode>
    <Desk api={api} session={session} />
  </StrictMode>,
)
