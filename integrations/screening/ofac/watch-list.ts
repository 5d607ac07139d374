import { gunzipSync, gzipSync } from 'node:zlib'
import type { WatchListSource } from '../watch-list.ts'
import { createOfacSource, type OfacListOptions } from './fetch-list.ts'
import { readSdnList, type SdnFiles, type SdnList } from './read-list.ts'

/** OFAC's list as it is published, its files read once before anybody relies on them. */
export function createOfacWatchList(options: OfacListOptions): WatchListSource {
  const source = createOfacSource(options)
  return {
    provider: 'ofac',
    async fetch(call) {
      const files = await source.fetch(call)
      const { version, parties } = readSdnList(files)
      return { version, parties: parties.length, content: gzipSync(JSON.stringify(files)) }
    },
  }
}

/** The list in a publication that we kept. */
export function unpackSdnList(content: Uint8Array): SdnList {
  return readSdnList(JSON.parse(gunzipSync(content).toString('utf8')) as SdnFiles)
}
