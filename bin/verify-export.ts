import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import type { PublicExportKey } from '#api/exports/export-key.ts'
import { bundleProcesses } from './audit/replay-runs.ts'
import { ownKey, readKeyFile } from './audit/trusted-keys.ts'
import { verificationLines } from './audit/verification-lines.ts'
import { verifyBundle } from './audit/verify-bundle.ts'

const usage = `npm run verify-export -- FILE [--key KEYS.json]
npm run verify-export -- --public-key

Verifies an export of a case: signature, hashes, replay of the histories, record and ledger.
The trusted key is the one of --key (a JWK or JWKS with Ed25519 keys), else the one that
EXPORT_SIGNING_KEY gives, else the one of the embedded installation in this folder.
--public-key prints that key, to be handed to whoever verifies.

Exit code 0: everything that was looked at is proven. 1: something is contradicted. 2: nothing could be looked at.`

// What the engine's own libraries say of a history that does not replay is said here in a sentence.
Runtime.install({
  logger: new DefaultLogger('ERROR', () => undefined),
  shutdownSignals: [],
  telemetryOptions: { logging: { filter: 'OFF' } },
})
process.exitCode = await run()

async function run(): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      options: { key: { type: 'string' }, 'public-key': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [file] = positionals
    if (values.help) return say(usage, 0)
    const trusted = await trustedKeys(values.key)
    if (values['public-key']) return say(JSON.stringify({ keys: trusted }, undefined, 2), 0)
    if (file === undefined || positionals.length > 1) return say(usage, 2)
    const zip = readFileSync(file)
    const processes = await bundleProcesses()
    const verification = await verifyBundle(zip, { trusted, processes })
    return say(
      verificationLines(verification).join('\n'),
      verification.findings.some((finding) => finding.outcome === 'contradicted') ? 1 : 0,
    )
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 2
  }
}

async function trustedKeys(file: string | undefined): Promise<PublicExportKey[]> {
  if (file !== undefined) return readKeyFile(file)
  const dataFolder = process.env['DATA_FOLDER'] ?? join(import.meta.dirname, '..', '.tenor')
  const own = ownKey(process.env, join(dataFolder, 'secrets.json'))
  if (!own)
    throw new Error('There is no trusted key: give one with --key, or set EXPORT_SIGNING_KEY. The key inside an export proves nothing.')
  return [own]
}

function say(text: string, exitCode: number): number {
  console.log(text)
  return exitCode
}
