import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { playCast, stories } from '#test/cast/stories.ts'

type Loading = { url: string; sandboxUrl: string; dataFolder: string; say: (line: string) => void; signal: AbortSignal }

/**
 * Lets the cast go through the product, so that the desk is not empty. Who has been there is remembered: a start that was cut off goes on
 * with the others, and a story that fails is told, not hidden, and stops nothing.
 */
export async function loadCast({ url, sandboxUrl, dataFolder, say, signal }: Loading): Promise<void> {
  const file = join(dataFolder, 'cast.json')
  const played = new Set<string>(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [])
  if (stories.every((story) => played.has(story.slug))) return
  say(`The cast of ${stories.length} is coming in; watch them at the desk`)
  try {
    await playCast(
      { baseUrl: url, sandboxUrl },
      {
        isPlayed: (slug) => played.has(slug),
        done: (slug) => {
          played.add(slug)
          writeFileSync(file, JSON.stringify([...played]))
          say(`${slug}: ${stories.find((story) => story.slug === slug)?.ends ?? ''}`)
        },
        signal,
      },
    )
    if (!signal.aborted) say('The cast is in')
  } catch (error) {
    if (!signal.aborted) say(`The cast stopped: ${error instanceof Error ? error.message : String(error)}`)
  }
}
