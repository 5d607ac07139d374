import { type LoggedRequest, redactPath } from '../control/request-log.ts'
import { escapeHtml, htmlTable } from './html.ts'

/** Requests with what became of them, the last first; the time leads to the whole of it. */
export function requestsTable(requests: readonly LoggedRequest[]): string {
  if (requests.length === 0) return '<p>None yet.</p>'
  const rows = requests
    .toReversed()
    .map(
      (row) =>
        `<tr><td class="number"><a href="/requests/${row.sequence}">${row.at.slice(11, 23)}</a></td><td>${row.vendor}</td><td>${row.method}</td>` +
        `<td class="path">${escapeHtml(redactPath(row.path))}</td><td class="number">${row.status ?? 'dropped'}</td>` +
        `<td class="number">${row.durationMs} ms</td><td>${row.scenario ?? ''}</td></tr>`,
    )
  return htmlTable(['Time (UTC)', 'Vendor', 'Method', 'Path', 'Status', 'Took', 'Scenario'], rows)
}
