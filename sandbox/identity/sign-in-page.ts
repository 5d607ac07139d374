import { escapeHtml } from '../pages/html.ts'
import { pageStyle } from '../pages/page-style.ts'
import type { StaffAccount } from './staff.ts'

const style = `${pageStyle}
main { max-width: 34rem } ul { list-style: none; margin: 0 0 1rem; padding: 0 } li { margin: 0 0 .5rem }
.account { display: flex; flex-wrap: wrap; gap: .1rem .75rem; justify-content: space-between; width: 100%; text-align: left; padding: .7rem 1rem; border-color: var(--line); color: var(--ink) }
.account:hover { border-color: var(--accent) } .account strong { flex: 1 1 12rem } .account span { color: var(--soft); flex: 1 1 12rem } @media (min-width: 30rem) { .account span { text-align: right } }
.note { color: var(--soft) }`

/** One click each. The page says plainly that it is no real sign-in. */
export function renderSignInPage(uid: string, staff: readonly StaffAccount[]): string {
  const accounts = staff.map(
    (account) =>
      `<li><form method="post" action="/interaction/${uid}/login"><input type="hidden" name="sub" value="${escapeHtml(account.sub)}">` +
      `<button class="account"><strong>${escapeHtml(account.name)}</strong><span>${escapeHtml(account.roles.join(', ').replaceAll('_', ' '))}</span></button></form></li>`,
  )
  return renderPage(
    'Sign in',
    `<h1>Sign in as</h1><p class="note">A provider for this machine only: it asks for no password.</p>
<ul>${accounts.join('')}</ul>
<form method="post" action="/interaction/${uid}/abort"><button>Cancel</button></form>`,
  )
}

/** Submits itself; the button is for browsers without scripts. */
export function renderSignOutPage(form: string, nonce: string): string {
  return renderPage(
    'Sign out',
    `<h1>Signing out</h1>${form}<p><button id="sign-out" type="submit" form="op.logoutForm" value="yes" name="logout">Sign out</button></p>
<script nonce="${nonce}">document.getElementById('sign-out').click()</script>`,
  )
}

export function renderMessagePage(title: string, message: string): string {
  return renderPage(title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(message)}</p>`)
}

function renderPage(title: string, main: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${main}</main></body></html>`
}
