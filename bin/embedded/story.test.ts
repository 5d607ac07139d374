import { describe, expect, it } from 'vitest'
import { AppError } from '#domain/errors.ts'
import { problemLines } from './story.ts'

describe('a start that fails', () => {
  it('says in one line what happened, the facts and what to do', () => {
    expect(problemLines(new AppError('ALREADY_RUNNING', { pid: 4711, address: 'http://localhost:8080' }))).toEqual([
      'Tenor already runs in this folder (pid 4711; address http://localhost:8080). Use the one that runs, or stop it with Ctrl-C where it was started.',
    ])
  })

  it('shows the last words of a program below', () => {
    const [line, ...words] = problemLines(new AppError('PART_NOT_STARTED', { part: 'api', log: ['first', 'last'] }))
    expect(line).toContain('(part api)')
    expect(words).toEqual(['    first', '    last'])
  })

  it('says whose folder it is when it may not write there', () => {
    const denied = Object.assign(new Error(`EACCES: permission denied, open '.tenor/lock'`), { code: 'EACCES' })
    expect(problemLines(denied)).toEqual([`EACCES: permission denied, open '.tenor/lock'. Start as the user who owns this folder.`])
  })

  it('keeps the place of a bug of ours', () => {
    expect(problemLines(new TypeError('x is not a function'))[0]).toContain('story.test.ts')
  })
})
