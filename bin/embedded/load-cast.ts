import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Addresses } from './child.ts'
import { playCast, stories } from '#test/cast/stories.ts'
import { publishWatchList } from './publish-watch-list.ts'

type Loading = {
  url: string
  sandboxUrl: string
  addresses: Readonly<Addresses>
  dataFolder: string
  say: (line: string) => void
  signal: AbortSignal
}

/** Beside the people of the cast: the list that names one of them once all are in. */
const newList = 'new-list'

/**
 * Lets the cast go through the product, so that the desk is not empty. Who has been there is remembered: a start that was cut off goes on
 * with the others, and a story that fails is told, not hidden, and stops nothing.
 */
export async function loadCast({ url, sandboxUrl, addresses, dataFolder, say, signal }: Loading): Promise<void> {
  const file = join(dataFolder, 'cast.json')
  const played = new Set<string>(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [])
  const remember = (slug: string) => {
    played.add(slug)
    writeFileSync(file, JSON.stringify([...played]))
  }
  if ([...stories.map(({ slug }) => slug), newList].every((slug) => played.has(slug))) return
  say(`The cast of ${stories.length} is coming in; watch them at the desk`)
  try {
    await playCast(
      { baseUrl: url, sandboxUrl },
      {
        isPlayed: (slug) => played.has(slug),
        done: (slug) => {
          remember(slug)
          say(`${slug}: ${stories.find((story) => story.slug === slug)?.ends ?? ''}`)
        },
        signal,
      },
    )
    if (signal.aborted) return
    await publishWatchList({ sandboxUrl, addresses })
    remember(newList)
    say('The cast is in, and a new list names one of them: see Re-screening at the desk')
  } catch (error) {
    if (!signal.aborted) say(`The cast stopped: ${error instanceof Error ? error.message : String(error)}`)
  }
}
