import { createRoot } from 'react-dom/client'
import { createDeskApi } from '../client/desk-api.ts'
import { Desk } from '../Desk.tsx'
import { deskBase } from '../paths.ts'
import { tellSessionLost } from '../session/session-lost.ts'
import { createSessionStore } from '../session/session-store.ts'
import '../theme/fonts.css'
import type { World } from './fake-answers.ts'
import { createFakeFetch } from './fake-fetch.ts'
import { screenStates } from './screen-states.ts'

// The desk on a server of its own inside the page: /desk/?screen=case-repair opens one screen in one state.
const wanted = new URLSearchParams(window.location.search).get('screen')
const state = screenStates.find(({ name }) => name === wanted)
const world: World = state?.world ?? {}
window.fetch = createFakeFetch(world)
if (state) window.history.replaceState(null, '', `${deskBase}${state.path}`)

let isSignedIn = false
const api = createDeskApi({ onSessionLost: () => isSignedIn && tellSessionLost() })
const session = createSessionStore(api, () => {
  isSignedIn = true
})
createRoot(document.getElementById('root')!).render(state ? <Desk api={api} session={session} /> : <Index />)

/** Every screen there is, for whoever looks by hand; a walk through all of them reads here what is pressed to come to each. */
function Index() {
  return (
    <ul>
      {screenStates.map(({ name, press = [] }) => (
        <li key={name}>
          <a href={`?screen=${name}`} data-press={JSON.stringify(press)}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
