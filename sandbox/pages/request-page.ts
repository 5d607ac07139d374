import type { LoggedRequest } from '../control/request-log.ts'
import { escapeHtml, htmlPage, htmlTable, htmlText } from './html.ts'

/** One request and its answer, whole, apart from credentials. */
export function requestPage(request: LoggedRequest): string {
  const title = `${request.method} at ${request.vendor}`
  const headers = Object.entries(request.headers).map(
    ([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td class="path">${escapeHtml(value)}</td></tr>`,
  )
  return htmlPage(
    title,
    `<header><p><a href="/">Sandbox</a> › <a href="/vendors/${request.vendor}">${request.vendor}</a></p><h1>${title}</h1>
<p>${request.at}, ${request.durationMs} ms, ${request.status ?? 'the connection was dropped'}${request.scenario === undefined ? '' : `, scenario ${request.scenario}`}</p></header>
<main><h2>Request</h2>${htmlText(request.path)}${htmlTable(['Header', 'Value'], headers)}
<h3>Body</h3>${htmlText(request.body === '' ? '(empty)' : request.body)}
<h2>Answer</h2>${htmlText(request.reply === '' ? '(empty)' : request.reply)}</main>`,
  )
}
