/** An entity in the FollowTheMoney model, as yente returns it. */
export type WatchedEntity = {
  id: string
  caption: string
  schema: 'Person' | 'Organization'
  properties: Readonly<Record<string, string[]>>
  datasets: string[]
  /** Ids of the entries that were merged into this one. */
  referents: string[]
  target: boolean
  first_seen: string
  last_seen: string
  last_change: string
}

export type WatchListDataset = { name: string; title: string; version: string; children?: string[] }

/** Nobody here exists. Two people of the sandbox are true hits (`katia-pep`, `yuri-sanctioned`), one is a near-match (`joao-near-match`). */
export const watchList: readonly WatchedEntity[] = [
  person('NK-joao-carlos-pereira', 'João Carlos Pereira', {
    lists: ['xx_sanctions'],
    referents: ['xx-sanctions-0417', 'xx-freeze-88'],
    properties: {
      alias: ['J. C. Pereira', 'Joao Pereira da Costa'],
      birthDate: ['1961-03-02'],
      nationality: ['br'],
      topics: ['sanction'],
      notes: ['Listed for procurement fraud.'],
    },
  }),
  person('NK-katia-regina-valadares', 'Kátia Regina Valadares', {
    lists: ['xx_peps'],
    properties: {
      birthDate: ['1974-05-21'],
      nationality: ['br'],
      topics: ['role.pep'],
      position: ['Deputy mayor of Pedra Clara'],
    },
  }),
  person('NK-sergio-valadares', 'Sérgio Luiz Valadares', {
    lists: ['xx_peps'],
    properties: { birthDate: ['1971'], nationality: ['br'], topics: ['role.rca'], notes: ['Husband of Kátia Regina Valadares.'] },
  }),
  person('NK-yuri-sokolov-andrade', 'Yuri Sokolov Andrade', {
    lists: ['xx_sanctions'],
    referents: ['xx-sanctions-0902'],
    properties: {
      alias: ['Юрий Соколов Андраде', 'Yury Sokolov'],
      birthDate: ['1969-08-30'],
      nationality: ['br', 'ru'],
      topics: ['sanction'],
    },
  }),
  // Two people of one name and no birth date on file: they score the same.
  person('NK-antonio-melo-1', 'Antônio Bastos Melo', {
    lists: ['xx_sanctions'],
    properties: { nationality: ['br'], topics: ['sanction'] },
  }),
  person('NK-antonio-melo-2', 'Antônio Bastos Melo', { lists: ['xx_peps'], properties: { nationality: ['br'], topics: ['role.pep'] } }),
  {
    ...person('NK-mirante-trading', 'Mirante do Norte Trading', {
      lists: ['xx_sanctions'],
      properties: { jurisdiction: ['pa'], topics: ['sanction'] },
    }),
    schema: 'Organization',
  },
]

export const watchListDatasets: readonly WatchListDataset[] = [
  { name: 'default', title: 'All lists', version: '20260801080000-abc', children: ['xx_sanctions', 'xx_peps'] },
  { name: 'xx_sanctions', title: 'Sanctions of the sandbox', version: '20260731220000-sxq' },
  { name: 'xx_peps', title: 'Public officials of the sandbox', version: '20260730220000-pkd' },
]

function person(
  id: string,
  name: string,
  entry: { lists: string[]; referents?: string[]; properties: Record<string, string[]> },
): WatchedEntity {
  return {
    id,
    caption: name,
    schema: 'Person',
    properties: { name: [name], ...entry.properties },
    datasets: entry.lists,
    referents: entry.referents ?? [],
    target: true,
    first_seen: '2024-02-11T04:00:00',
    last_seen: '2026-07-31T22:00:00',
    last_change: '2026-05-04T04:00:00',
  }
}
