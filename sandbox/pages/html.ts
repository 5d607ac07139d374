import { pageStyle } from './page-style.ts'

/** A whole page. `body` is markup: whatever came from outside in it must have been escaped. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${pageStyle}</style></head><body>
${body}
</body></html>`
}

export function htmlTable(headings: string[], rows: string[]): string {
  const head = headings.map((heading) => `<th scope="col">${heading}</th>`).join('')
  return `<div class="wide" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

/** A record or a message as it is, for reading. */
export function htmlText(text: string): string {
  return `<pre class="wide" tabindex="0">${escapeHtml(pretty(text))}</pre>`
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}
