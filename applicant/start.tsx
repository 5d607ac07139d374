import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import './style/style.css'
import { createBrowserApi } from './server/create-api.ts'
import { createSession } from './session/create-session.ts'
import { rememberedIn } from './session/remembered.ts'
import { takeResumeSecret } from './session/resume-secret.ts'
import { firstLocale, readKeptLocale } from './words/first-locale.ts'

// Before anything else looks at the address.
const resumeSecret = takeResumeSecret(location, history)
const api = createBrowserApi()
const session = createSession(api, rememberedIn(localStorage))

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <App api={api} session={session} resumeSecret={resumeSecret} locale={firstLocale(readKeptLocale(localStorage), navigator.languages)} />
  </StrictMode>,
)

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  // After the first screen stands: it needs the line more.
  window.addEventListener('load', () => void navigator.serviceWorker.register('/apply/sw.js', { scope: '/apply/' }))
}
