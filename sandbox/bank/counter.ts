import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SandboxContext } from '../control/context.ts'

export type LeftFile = { name: string; content: string }

/** Where files are handed over the counter: `to-bank/` is emptied by the bank, `from-bank/` by its customer. */
export type Counter = {
  /** What is there to be taken; it is gone once it was taken. */
  take(): LeftFile[]
  /** Leaves a report, as the scenario of the bank has it. */
  leave(file: LeftFile): void
}

type Stage = Pick<SandboxContext, 'scenarios'>

export function openCounter(folder: string, { scenarios }: Stage): Counter {
  const [toBank, fromBank] = [join(folder, 'to-bank'), join(folder, 'from-bank')]
  for (const path of [toBank, fromBank]) mkdirSync(path, { recursive: true })
  const held: LeftFile[] = []
  const put = (file: LeftFile) => writeWhole(fromBank, file)
  return {
    take() {
      // The folder may be gone with whoever made it.
      if (!existsSync(toBank)) return []
      const names = readdirSync(toBank).filter((name) => !name.startsWith('.'))
      return names.toSorted().map((name) => {
        const content = readFileSync(join(toBank, name), 'utf8')
        rmSync(join(toBank, name))
        return { name, content }
      })
    },
    leave(file) {
      const scenario = scenarios.take(
        'bank',
        'answer',
        'report_duplicated',
        'report_reordered',
        'report_lost',
        'report_cut_off',
        'report_drifted',
      )?.scenario
      if (scenario === 'report_lost') return
      if (scenario === 'report_reordered' && held.length === 0) return void held.push(file)
      put(scenario === undefined ? file : changed(file, scenario))
      if (scenario === 'report_duplicated') put({ ...file, name: `copy-of-${file.name}` })
      for (const waiting of held.splice(0)) put(waiting)
    },
  }
}

function changed(file: LeftFile, scenario: string): LeftFile {
  if (scenario === 'report_cut_off') return { ...file, content: file.content.slice(0, Math.floor(file.content.length / 2)) }
  if (scenario === 'report_drifted')
    return { ...file, content: file.content.replaceAll(/<(TxSts|GrpSts)>\w+</g, '<$1>XXXX<').replaceAll(/^7(99|98)/gm, '777') }
  return file
}

/** Whoever looks sees the file whole or not at all. */
function writeWhole(folder: string, { name, content }: LeftFile): void {
  const temporary = join(folder, `.${name}`)
  writeFileSync(temporary, content)
  linkSync(temporary, join(folder, name))
  unlinkSync(temporary)
}
