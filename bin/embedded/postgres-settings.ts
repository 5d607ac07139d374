/** `kept` survives a power cut. `throwaway` is for tests: fast, unsafe, and the folder goes when the server does. */
export type Durability = 'kept' | 'throwaway'

/** Nothing of the caller's own PG… variables, locale or time zone reaches the server. */
export const serverEnvironment: Record<string, string> = { LC_ALL: 'C', TZ: 'UTC' }

/** Sized for a laptop or a small container, and the same everywhere. Given on the command line, so that a new release changes them. */
export function databaseSettings(port: number, durability: Durability): string[] {
  const always = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    // A checkout may lie deeper than the 107 bytes that a socket's path may have.
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
    'shared_buffers=128MB',
    'work_mem=8MB',
    'maintenance_work_mem=64MB',
    'effective_cache_size=512MB',
    'huge_pages=off',
    'jit=off',
    // Three processes fewer than the default of workers.
    'io_method=sync',
    'autovacuum_max_workers=2',
    'idle_in_transaction_session_timeout=5min',
    // After a crash, one flush of the disk instead of one for each of a thousand files. Only Linux has it.
    ...(process.platform === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
  ]
  if (durability === 'kept') return [...always, 'max_connections=60', 'max_wal_size=512MB']
  return [
    ...always,
    'max_connections=200',
    'max_wal_size=2GB',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
  ]
}
