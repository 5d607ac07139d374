/** Property ids with their values: text, a number (dates are milliseconds of the epoch), or several texts. */
export type Properties = Readonly<Record<string, string | number | readonly string[]>>

export type Content = { bytes: Uint8Array; mediaType: string; filename: string }

/**
 * The form of an action (CMIS 1.1, 5.4.4): controls and properties first, the content stream last, because servers read it as a stream. A
 * property of several values has a second index.
 */
export function formOf(controls: readonly (readonly [string, string])[], properties: Properties, content: Content | undefined): FormData {
  const form = new FormData()
  for (const [name, value] of controls) form.append(name, value)
  for (const [index, [id, value]] of Object.entries(properties).entries()) {
    form.append(`propertyId[${index}]`, id)
    if (typeof value === 'object') value.forEach((one, place) => form.append(`propertyValue[${index}][${place}]`, one))
    else form.append(`propertyValue[${index}]`, String(value))
  }
  if (content) form.append('content', new Blob([new Uint8Array(content.bytes)], { type: content.mediaType }), content.filename)
  return form
}
