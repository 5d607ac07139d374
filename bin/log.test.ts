import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createLog } from './log.ts'

describe('the log', () => {
  it('cuts out what is personal by its name, wherever it turns up', () => {
    const lines: string[] = []
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString('utf8'))
        done()
      },
    })
    const log = createLog('test', 'info', output)
    log.info(
      {
        caseId: 'c-1',
        taxId: 'canary',
        profile: { fullName: 'canary', address: { street: 'canary' } },
        request: { headers: { cookie: 'canary' } },
      },
      'done',
    )
    expect(lines.join('')).toContain('c-1')
    expect(lines.join('')).not.toContain('canary')
  })
})
