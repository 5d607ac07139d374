/** Text that is HTML already. Everything else that goes into a page is escaped. */
export type Html = { readonly markup: string }

type Value = string | number | Html | readonly Html[]

/** HTML from a template: what is put in is text, unless it was made here itself. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: parts.map((part, index) => part + (index < values.length ? markupOf(values[index]!) : '')).join('') }
}

function markupOf(value: Value): string {
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value))
  return 'markup' in value ? value.markup : value.map((one) => one.markup).join('\n')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character]!)
}
