import { randomUUID } from 'node:crypto'
import type { Trouble, VendorReply } from '../control/vendor.ts'

/** Names with texts or further elements; a list is the element again and again. */
export type Xml = { readonly [name: string]: string | boolean | Xml | readonly Xml[] }

/** What S3 refuses, by its own code. */
export class S3Refusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export function xmlReply(status: number, content: Xml, headers: Readonly<Record<string, string>> = {}): VendorReply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${elementsOf(content)}`
  return { status, body, headers: { 'content-type': 'application/xml', 'x-amz-request-id': randomUUID(), ...headers } }
}

export function refusalReply(status: number, code: string, message: string): VendorReply {
  return xmlReply(status, { Error: { Code: code, Message: message } })
}

export function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return refusalReply(503, 'ServiceUnavailable', 'Service is unable to handle request.')
    case 'error':
      return refusalReply(500, 'InternalError', 'We encountered an internal error. Please try again.')
    case 'rate_limited':
      return refusalReply(503, 'SlowDown', 'Please reduce your request rate.')
    case 'unauthorized':
      return refusalReply(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')
  }
}

function elementsOf(content: Xml): string {
  return Object.entries(content)
    .flatMap(([name, value]) =>
      [value].flat().map((one) => `<${name}>${typeof one === 'object' ? elementsOf(one as Xml) : escaped(String(one))}</${name}>`),
    )
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
