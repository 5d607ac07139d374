import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockRow } from '#db/lock-row.ts'
import { recordMessage } from '#db/messages/record-message.ts'
import { inTransaction } from '#db/store.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterAll(() => bench.close())

/** At most so long may anything wait for a lock here: forever, where nobody gives it back. */
const patience = "set local lock_timeout = '500ms'"

describe('a case that somebody changes', () => {
  it('may be written to meanwhile, and is changed by nobody else', async () => {
    const { loanCaseId, partyId } = await openTestApplication(bench, 'ana-ordinary')
    await inTransaction(bench.store, async (holder) => {
      await lockRow(holder.db, 'case', loanCaseId)
      await holder.db('case').where({ id: loanCaseId }).increment('version')
      await inTransaction(bench.store, async (writer) => {
        await writer.db.raw(patience)
        await recordMessage(writer, {
          reference: 'while-locked',
          caseId: loanCaseId,
          partyId,
          channel: 'sms',
          template: 'contact_code',
          locale: 'en',
          recipient: '+5511900000001',
          subject: null,
          body: 'Hello',
          html: null,
          holdsCode: false,
        })
      })
      const other = inTransaction(bench.store, async (rival) => {
        await rival.db.raw(patience)
        await lockRow(rival.db, 'case', loanCaseId)
      })
      await expect(other).rejects.toThrow('lock timeout')
    })
  })
})
