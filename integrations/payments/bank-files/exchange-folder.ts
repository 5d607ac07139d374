import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createOnce } from '../../ecm/create-once.ts'

/** A file on its way between us and a bank. No path: a name alone. */
export type BankFile = { name: string; content: Uint8Array }

/** How files reach a bank and come from it. A folder does; a bank's own file transfer could. */
export type FileExchange = {
  /** The file appears whole, once: the same name again changes nothing. */
  handOver(file: BankFile): Promise<void>
  /** Whether the bank has still to take the file away. */
  isWaiting(name: string): Promise<boolean>
  /** Names of what the bank has left, oldest first. */
  arrived(): Promise<string[]>
  /** The content of one of these and since when it is there, or undefined where it was taken by somebody else. */
  read(name: string): Promise<{ content: Uint8Array; arrivedAt: Date } | undefined>
  /** Takes it out of what has arrived, to be kept. */
  setAside(name: string, as: 'read' | 'unreadable'): Promise<void>
}

/** What a transfer program calls a file that it is still writing. */
const unfinished = /(^\.)|(\.(part|partial|filepart|tmp|temp|crdownload)$)/i

/**
 * A folder that a bank's transfer program (SFTP, EBICS, a mounted share) keeps in step with the bank:
 *
 *     to-bank/     what we hand over; the program takes it away
 *     from-bank/   what the bank leaves for us
 *     read/        what we have read
 *     unreadable/  what nobody could read: for a person
 *
 * The first two must be there: a share that is not mounted is an error, never an empty folder.
 */
export function createExchangeFolder(folder: string): FileExchange {
  const [toBank, fromBank] = [join(folder, 'to-bank'), join(folder, 'from-bank')]
  return {
    async handOver({ name, content }) {
      await createOnce(join(toBank, name), content)
    },
    isWaiting: async (name) => (await stat(join(toBank, name)).catch(unlessMissing)) !== undefined,
    async arrived() {
      const names = (await readdir(fromBank)).filter((name) => !unfinished.test(name))
      const dated = await Promise.all(names.map(async (name) => ({ name, found: await stat(join(fromBank, name)).catch(unlessMissing) })))
      return dated
        .flatMap(({ name, found }) => (found?.isFile() ? [{ name, at: found.mtimeMs }] : []))
        .toSorted((one, other) => one.at - other.at || (one.name < other.name ? -1 : 1))
        .map(({ name }) => name)
    },
    async read(name) {
      const path = join(fromBank, name)
      const [content, found] = await Promise.all([readFile(path).catch(unlessMissing), stat(path).catch(unlessMissing)])
      return content === undefined || found === undefined ? undefined : { content, arrivedAt: found.mtime }
    },
    async setAside(name, as) {
      await mkdir(join(folder, as), { recursive: true })
      await rename(join(fromBank, name), join(folder, as, name)).catch(unlessMissing)
    },
  }
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
