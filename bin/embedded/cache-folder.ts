import { accessSync, constants, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where programs that outlive a checkout are kept: the user's cache, or inside node_modules for a user who has none. */
export function chooseCacheFolder(environment: Record<string, string | undefined>, checkout: string): string {
  const folder = userCacheFolder(environment, process.platform, homedir())
  return isWritable(folder) ? folder : join(checkout, 'node_modules', '.cache', 'tenor')
}

/** By the custom of each system. */
export function userCacheFolder(environment: Record<string, string | undefined>, platform: NodeJS.Platform, home: string): string {
  if (environment['XDG_CACHE_HOME']) return join(environment['XDG_CACHE_HOME'], 'tenor')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'tenor')
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'tenor')
  return join(home, '.cache', 'tenor')
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
