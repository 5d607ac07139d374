import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateApi } from 'swagger-typescript-api'
import { listRoutes } from '#api/app.ts'
import { openApiDocument } from '#api/docs/openapi.ts'
import type { Route } from '#api/http/route.ts'

const checkout = join(import.meta.dirname, '..')

/** Each app gets the client of what it may call, and nothing else to load. */
const apps: Record<string, (route: Route) => boolean> = {
  applicant: (route) => isForApplicants(route) && !isForIntegrators(route),
  backoffice: ({ access, operationId }) => access.who === 'staff' || operationId === 'readIdentityProvider',
}

function isForApplicants({ access, path }: Route): boolean {
  return path.startsWith('/api/') && (access.who === 'applicant' || access.who === 'anyone')
}

/** Of the calculations, a phone needs only the live quote. */
function isForIntegrators({ tag, operationId }: Route): boolean {
  return tag === 'Calculations' && operationId !== 'calculateOffer'
}

/** `npm run gen`: the clients of both web apps, from the description that the API serves. `--check` only says whether they are current. */
for (const [app, calls] of Object.entries(apps)) {
  const target = join(checkout, app, 'generated', 'api.ts')
  const client = await generateClient(calls)
  if (!process.argv.includes('--check')) {
    mkdirSync(join(target, '..'), { recursive: true })
    writeFileSync(target, client)
  } else if (readFileSync(target, 'utf8') !== client) {
    console.error(`${app}/generated/api.ts is not what the API serves: run npm run gen`)
    process.exitCode = 1
  }
}

/** Routes are described without being called, so nothing that they would need has to exist. */
async function generateClient(calls: (route: Route) => boolean): Promise<string> {
  const routes = listRoutes({ store: {} } as Parameters<typeof listRoutes>[0]).filter(calls)
  const { files } = await generateApi({
    spec: openApiDocument(routes, '/') as never,
    httpClientType: 'fetch',
    generateClient: true,
    singleHttpClient: true,
    extractRequestBody: true,
    silent: true,
    sortTypes: true,
    output: false,
  } as never)
  return (files as { fileContent: string }[])[0]!.fileContent
}
