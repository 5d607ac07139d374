import { setImmediate as aTurnOfTheLoop } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

describe('documents that are wanted at once', () => {
  it('are made one after the other, and whatever else waits comes in between', async () => {
    const order: string[] = []
    const document = (name: string) =>
      oneAtATime(async () => {
        order.push(`${name} begins`)
        await Promise.resolve()
        order.push(`${name} is made`)
      })
    const made = Promise.all([document('a'), document('b')])
    setImmediate(() => order.push('a heartbeat'))
    await made
    expect(order).toEqual(['a heartbeat', 'a begins', 'a is made', 'b begins', 'b is made'])
  })

  it('do not stop because one of them fails', async () => {
    const failing = oneAtATime(() => Promise.reject(new Error('no such letter')))
    await expect(failing).rejects.toThrow('no such letter')
    await aTurnOfTheLoop()
    expect(await oneAtATime(async () => 'made')).toBe('made')
  })
})
