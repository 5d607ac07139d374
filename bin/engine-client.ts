import { Client, Connection } from '@temporalio/client'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import type { Config } from './config.ts'

/** A client of the process engine, by `TEMPORAL_*` settings: address, namespace, API key or certificates. */
export async function connectEngine(
  config: Pick<Config, 'TEMPORAL_ADDRESS' | 'TEMPORAL_NAMESPACE'>,
): Promise<{ client: Client; connection: Connection }> {
  const { connectionOptions } = loadClientConnectConfig({
    overrideEnvVars: {
      ...definedOnly(process.env),
      TEMPORAL_ADDRESS: config.TEMPORAL_ADDRESS,
      TEMPORAL_NAMESPACE: config.TEMPORAL_NAMESPACE,
    },
  })
  const connection = await Connection.connect({ ...connectionOptions, connectTimeout: '20 seconds' })
  return { client: new Client({ connection, namespace: config.TEMPORAL_NAMESPACE }), connection }
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
