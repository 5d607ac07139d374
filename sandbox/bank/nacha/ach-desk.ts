import type { BankDesk, Desk } from '../bank.ts'
import type { LeftFile } from '../counter.ts'
import { planSteps } from '../plan-steps.ts'
import { type AchEntry, type AchFile, checkAchFile } from './check-file.ts'
import { writeReturn } from './write-return.ts'

const modifiers = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/**
 * Takes NACHA files; what it refuses lies there again as `<name>.rej`, the reason first. Of what goes well it says nothing, as the network does.
 * An account number that ends in a return code, such as `TESTR01`, sends its money back with it; one that ends in `C01` is corrected.
 */
export function createAchDesk(desk: BankDesk): Desk {
  const { credentials } = desk.context
  let number = 0
  return {
    take(file: LeftFile) {
      const checked = checkAchFile(file.content, credentials.bank)
      const refuse = (code: string, words: string) => desk.leave({ name: `${file.name}.rej`, content: `${code} ${words}\n` })
      if ('code' in checked) return refuse(checked.code, checked.words)
      if (desk.isKnown(checked.fileId)) return refuse('AM05', 'this file was received before')
      const plan = planSteps({}, desk)
      // A gateway refuses files, not entries.
      if (plan[0]?.kind === 'reject') return refuse(plan[0].code ?? 'FF01', 'ordered by the scenario')
      for (const entry of checked.entries) desk.keep(toPayment(entry, checked, plan, desk))
    },
    tell(payment, step) {
      if (step.kind !== 'return' && step.kind !== 'correct') return
      number += 1
      const mark = { at: new Date(desk.context.now()), modifier: modifiers.charAt(number % modifiers.length), number }
      desk.leave(writeReturn({ ...payment, amount: step.amount ?? payment.amount }, step.code ?? 'R20', mark, credentials.bank))
    },
  }
}

function toPayment(entry: AchEntry, file: AchFile, planned: ReturnType<typeof planSteps>, { context, settleAfterMs }: BankDesk) {
  const known = /[RC]\d\d$/.exec(entry.accountNumber)?.[0]
  const at = context.now() + settleAfterMs
  return {
    endToEndId: entry.addendum,
    format: 'nacha',
    messageId: file.fileId,
    amount: (entry.amountCents / 100).toFixed(2),
    currency: 'USD',
    creditor: `${entry.routingNumber}|${entry.accountNumber}|${entry.name}`,
    trace: entry.trace,
    orderedAt: new Date(context.now()).toISOString(),
    state: 'taken',
    ahead:
      known === undefined
        ? planned
        : [
            { kind: 'settle', at },
            { kind: known.startsWith('C') ? 'correct' : 'return', at: at + settleAfterMs, code: known },
          ],
  } as const satisfies Parameters<BankDesk['keep']>[0]
}
