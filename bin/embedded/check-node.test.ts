import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const checkNode = new URL('./check-node.mjs', import.meta.url).href

describe('npm start', () => {
  it('says in one line what to do on a Node that cannot run it', () => {
    const { status, stdout, stderr } = startOn('20.20.2')
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('run npm ci')
  })

  it('says nothing on the Node that npm brings along', () => {
    expect(startOn(process.versions.node)).toMatchObject({ status: 0, stdout: 'started\n', stderr: '' })
  })
})

function startOn(version: string): { status: number | null; stdout: string; stderr: string } {
  const pretend = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '${version}' })`
  return spawnSync(process.execPath, ['--import', pretend, '--import', checkNode, '-e', `console.log('started')`], { encoding: 'utf8' })
}
