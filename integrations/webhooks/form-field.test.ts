import { describe, expect, it } from 'vitest'
import { readFormField } from './form-field.ts'

const field = (name: string, value: string, more = '') => `Content-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}`
const form = (boundary: string, ...parts: string[]) =>
  Buffer.from([...parts.map((part) => `--${boundary}\r\n${part}\r\n`), `--${boundary}--\r\n`].join(''))

describe('a field of a form with parts', () => {
  it.each(['x', '------------------------d74496d66958873e', 'quoted boundary'])('is read with the boundary %j', (boundary) => {
    const body = form(boundary, field('other', '1'), field('json', '{"name":"João\\r\\n--"}'))
    expect(readFormField(body, `multipart/form-data; boundary="${boundary}"`, 'json')).toBe('{"name":"João\\r\\n--"}')
  })

  it('is what the platform writes as well', async () => {
    const sent = new FormData()
    sent.set('json', 'São Paulo')
    const response = new Response(sent)
    const contentType = response.headers.get('content-type')!
    expect(readFormField(Buffer.from(await response.arrayBuffer()), contentType, 'json')).toBe('São Paulo')
  })

  it.each([
    ['another kind of body', Buffer.from('json=1'), 'application/x-www-form-urlencoded'],
    ['no boundary', form('b', field('json', '1')), 'multipart/form-data'],
    ['another boundary', form('b', field('json', '1')), 'multipart/form-data; boundary=c'],
    ['no such field', form('b', field('text', '1')), 'multipart/form-data; boundary=b'],
    ['a file of that name', form('b', field('json', '1', '; filename="json"')), 'multipart/form-data; boundary=b'],
    ['a part without end', Buffer.from('--b\r\nContent-Disposition: form-data; name="json"'), 'multipart/form-data; boundary=b'],
    ['nothing', Buffer.alloc(0), 'multipart/form-data; boundary=b'],
  ])('is not there in %s', (_what, body, contentType) => {
    expect(readFormField(body, contentType, 'json')).toBeUndefined()
  })
})
