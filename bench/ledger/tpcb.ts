import { randomInt } from 'node:crypto'
import type { Client } from 'pg'
import type { Db } from '#db/connect.ts'
import type { Work } from '../rounds/interleave.ts'

const [branches, tellers, accounts] = [50, 500, 100_000]

/** As many accounts as the ledger has here, and enough branches that eight connections seldom meet, as at scale 50. */
export async function createTpcb(owner: Db): Promise<void> {
  await owner.raw(`
    create table tpcb_branch (bid integer primary key, bbalance integer not null, filler char(88));
    create table tpcb_teller (tid integer primary key, bid integer not null, tbalance integer not null, filler char(84));
    create table tpcb_account (aid integer primary key, bid integer not null, abalance integer not null, filler char(84));
    create table tpcb_history (tid integer, bid integer, aid integer, delta integer, mtime timestamp, filler char(22));
    insert into tpcb_branch select n, 0, '' from generate_series(1, ${branches}) n;
    insert into tpcb_teller select n, (n - 1) / ${tellers / branches} + 1, 0, '' from generate_series(1, ${tellers}) n;
    insert into tpcb_account select n, (n - 1) / ${accounts / branches} + 1, 0, '' from generate_series(1, ${accounts}) n;
    grant select, insert, update on tpcb_branch, tpcb_teller, tpcb_account, tpcb_history to tenor_app`)
}

const statements = {
  account: 'update tpcb_account set abalance = abalance + $1 where aid = $2',
  select: 'select abalance from tpcb_account where aid = $1',
  teller: 'update tpcb_teller set tbalance = tbalance + $1 where tid = $2',
  branch: 'update tpcb_branch set bbalance = bbalance + $1 where bid = $2',
  history: 'insert into tpcb_history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, current_timestamp)',
}

/** The transaction of TPC-B as pgbench runs it, seven round trips with prepared statements, on bare connections of the driver. */
export function bareTpcb(connections: Client[]): Work {
  return async (worker) => {
    const connection = connections[worker]!
    const order = (name: keyof typeof statements, values: number[]) => connection.query({ name, text: statements[name], values })
    const { aid, tid, bid, delta } = draw()
    await connection.query('begin')
    await order('account', [delta, aid])
    await order('select', [aid])
    await order('teller', [delta, tid])
    await order('branch', [delta, bid])
    await order('history', [tid, bid, aid, delta])
    await connection.query('commit')
    return 1
  }
}

/** The same with the client of the product. */
export function tpcb(db: Db): Work {
  return async () => {
    const { aid, tid, bid, delta } = draw()
    await db.transaction(async (transaction) => {
      const order = (name: keyof typeof statements, values: number[]) =>
        transaction.raw(statements[name].replaceAll(/\$\d/g, '?'), values).options({ name: `tpcb_${name}` })
      await order('account', [delta, aid])
      await order('select', [aid])
      await order('teller', [delta, tid])
      await order('branch', [delta, bid])
      await order('history', [tid, bid, aid, delta])
    })
    return 1
  }
}

function draw(): { aid: number; tid: number; bid: number; delta: number } {
  return { aid: 1 + randomInt(accounts), tid: 1 + randomInt(tellers), bid: 1 + randomInt(branches), delta: randomInt(10_000) - 5000 }
}
