import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { controlSandbox, type SandboxControl } from '../control-sandbox.ts'
import { type RunningSandbox, startSandbox, type StartSandboxOptions } from '../start-sandbox.ts'

export type TestSandbox = RunningSandbox & {
  control: SandboxControl
  dataFolder: string
  /** Stops it and starts it again on the same data, at another address. */
  restart(changes?: Partial<StartSandboxOptions>): Promise<TestSandbox>
}

/** A sandbox in a folder of its own that settles and delivers at once and repeats webhooks quickly. */
export async function startTestSandbox(options: Partial<StartSandboxOptions> = {}): Promise<TestSandbox> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'tenor-sandbox-'))
  const all: StartSandboxOptions = {
    settleAfterMs: 5,
    deliverAfterMs: 5,
    bankLooksEveryMs: 10,
    webhookBackoffMs: () => 10,
    ...options,
    dataFolder,
  }
  const running = await startSandbox(all)
  return {
    ...running,
    dataFolder,
    control: controlSandbox(running.addresses.admin),
    async restart(changes = {}) {
      await running.close()
      return startTestSandbox({ ...all, ...changes })
    },
    async close() {
      await running.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
