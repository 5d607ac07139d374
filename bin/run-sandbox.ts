import { join } from 'node:path'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { startSandbox } from '#sandbox/start-sandbox.ts'
import { onStop } from './embedded/child.ts'
import { choosePort, parsePort } from './embedded/choose-port.ts'
import { createSandboxReader } from './sandbox-reader.ts'

/** `npm run sandbox`: the outside systems by themselves, for whoever tries a client or another product against them. */
const http = await choosePort(parsePort(process.env['PORT'] ?? '8090'))
const reader = createSandboxReader()
const sandbox = await startSandbox({
  dataFolder: join(process.env['DATA_FOLDER'] ?? join(import.meta.dirname, '..', '.tenor'), 'sandbox-alone'),
  ports: { http },
  readPicture: reader.readPicture,
  readText: reader.readText,
})
onStop(() => reader.close())
onStop(() => sandbox.close())

const { page, admin, smtp, issuer: _issuer, ...vendors } = sandbox.addresses
console.log(`The sandbox serves at ${page}/; it is looked after at ${admin}, and Ctrl-C stops it. What it holds is kept.`)
for (const [vendor, address] of Object.entries(vendors)) console.log(`  ${vendor.padEnd(10)} ${address}`)
console.log(`  ${'smtp'.padEnd(10)} ${smtp.host}:${smtp.port}`)
console.log(`Its credentials are published and open nothing else: ${Object.keys(sandboxCredentials).join(', ')} in sandbox/credentials.ts`)
