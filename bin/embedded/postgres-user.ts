import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { AppError } from '#domain/errors.ts'

/** How to run PostgreSQL: what stands before its command, and as whom. */
export type PostgresUser = { prefix: string[]; runAs?: { uid: number; gid: number }; owner?: { uid: number; gid: number } }

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it as themselves. For root it is the user `postgres`, made when missing,
 * with the one extra right to pass through folders: a checkout below /root or in a temporary folder is closed to that user.
 */
export function choosePostgresUser(program: string, parentFolder: string): PostgresUser {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const owner = findUser('postgres') ?? createUser('postgres') ?? findUser('nobody')
  if (owner === undefined) throw new AppError('DATABASE_USER_UNUSABLE', { tried: ['postgres', 'nobody'] })
  const right = readsAnyFolder() ? 'dac_read_search' : 'dac_override'
  const prefix = [
    'setpriv',
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    `--inh-caps=-all,+${right}`,
    `--ambient-caps=-all,+${right}`,
    // Without it access(2), with which PostgreSQL looks for its own program, ignores the right.
    '--securebits=+no_setuid_fixup',
  ]
  if (canRun({ prefix }, program, parentFolder)) return { prefix, owner }
  // No setpriv, or a container without the right to hand on rights: fine as long as every folder on the way is open.
  chmodSync(parentFolder, 0o711)
  if (canRun({ prefix: [], runAs: owner }, program, parentFolder)) return { prefix: [], runAs: owner, owner }
  throw new AppError('DATABASE_USER_UNUSABLE', { folder: parentFolder })
}

function canRun(user: PostgresUser, program: string, parentFolder: string): boolean {
  const [command, ...args] = [...user.prefix, '/bin/sh', '-c', '"$0" --version && cd "$1"', program, parentFolder]
  return spawnSync(command, args, { cwd: '/', ...user.runAs }).status === 0
}

function findUser(name: string): { uid: number; gid: number } | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

function createUser(name: string): { uid: number; gid: number } | undefined {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name], { stdio: 'ignore' })
  } catch {
    // Not a Linux with the usual tools, or a read-only one; `nobody` serves as well.
    return undefined
  }
  return findUser(name)
}

// Capability 2 of capabilities(7). Containers usually keep only the stronger dac_override.
function readsAnyFolder(): boolean {
  if (process.platform !== 'linux') return false
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'
  return (BigInt(`0x${effective}`) & (1n << 2n)) !== 0n
}
