import type { Block } from '#integrations/pdf/blocks.ts'
import { composeDocument } from '#integrations/pdf/compose-document.ts'
import { contractClauses } from './contract-clauses.ts'
import type { ContractDocument } from './contract-document.ts'
import { type ContractFigures, sumContract } from './contract-figures.ts'
import { contractWords } from './contract-words.ts'
import { amountText, longDate, moneyText, percentText, shortDate } from './locale-text.ts'

/** The contract of a personal loan as a tagged PDF. The same contract gives the same bytes; one whose figures disagree is refused. */
export async function renderContract(contract: ContractDocument): Promise<Uint8Array> {
  const words = contractWords[contract.locale]
  const figures = sumContract(contract)
  return composeDocument({
    locale: contract.locale,
    title: words.title,
    reference: contract.reference,
    issuedOn: contract.issuedOn,
    letterhead: contract.lender,
    blocks: [
      {
        kind: 'title',
        text: words.title,
        subtitle: `${words.reference} ${contract.reference} · ${words.issued} ${longDate(contract.issuedOn, contract.locale)}`,
      },
      ...parties(contract),
      ...summary(contract, figures),
      ...composition(contract, figures),
      ...payout(contract),
      ...schedule(contract, figures),
      ...clauses(contract, figures),
      ...signatures(contract),
    ],
  })
}

function parties({ locale, lender, borrower }: ContractDocument): Block[] {
  const words = contractWords[locale]
  return [
    { kind: 'heading', level: 2, text: words.parties },
    {
      kind: 'columns',
      columns: [
        { heading: words.lender, lines: [[{ strong: lender.name }], [lender.taxId], ...lender.address.map((line) => [line])] },
        {
          heading: words.borrower,
          lines: [[{ strong: borrower.name }], [`${words.taxId} ${borrower.taxId}`], ...borrower.address.map((line) => [line])],
        },
      ],
    },
  ]
}

function summary(contract: ContractDocument, { first, last, totals }: ContractFigures): Block[] {
  const { locale, currency, facts } = contract
  const words = contractWords[locale]
  const money = (amountMinor: number) => moneyText(amountMinor, currency, locale)
  const instalments = describeInstalments(contract)
  return [
    { kind: 'heading', level: 2, text: words.summary },
    {
      kind: 'figures',
      figures: [
        { label: words.youReceive, value: money(facts.netMinor), note: words.inYourAccount },
        { label: contract.schedule.length === 1 ? words.youPayOnce : words.youPay, value: instalments.value, note: instalments.note },
        { label: words.totalToPay, value: money(facts.totalPaidMinor), note: words.untilDate(shortDate(last.dueOn, locale)) },
        { label: words.totalCost, value: percentText(facts.cetAnnualPercent, locale), note: words.aYear },
      ],
    },
    {
      kind: 'facts',
      perRow: 2,
      facts: [
        { label: words.product, value: contract.productName },
        { label: words.method, value: words.price },
        { label: words.financed, value: money(facts.financedMinor) },
        { label: words.totalInterest, value: money(totals.interestMinor) },
        { label: words.monthlyRate, value: `${percentText(facts.monthlyRatePercent, locale)} ${words.aMonth}` },
        { label: words.annualRate, value: `${percentText(facts.annualRatePercent, locale)} ${words.aYear}` },
        { label: words.cetMonthly, value: `${percentText(facts.cetMonthlyPercent, locale)} ${words.aMonth}` },
        { label: words.cetAnnual, value: `${percentText(facts.cetAnnualPercent, locale)} ${words.aYear}` },
        { label: words.instalmentCount, value: String(contract.schedule.length) },
        { label: words.instalmentValue, value: instalments.value },
        { label: words.firstDue, value: shortDate(first.dueOn, locale) },
        { label: words.lastDue, value: shortDate(last.dueOn, locale) },
      ],
    },
  ]
}

/** One value when all instalments but perhaps the last are equal, which takes the residue of rounding; else the least and the most. */
function describeInstalments({ schedule, currency, locale }: ContractDocument): { value: string; note: string } {
  const words = contractWords[locale]
  const amounts = schedule.map((row) => row.paymentMinor)
  const [regular, last] = [amounts[0]!, amounts.at(-1)!]
  const count = words.instalmentsOf(amounts.length)
  const money = (amountMinor: number) => moneyText(amountMinor, currency, locale)
  if (amounts.slice(0, -1).some((amount) => amount !== regular))
    return { value: words.fromTo(money(Math.min(...amounts)), money(Math.max(...amounts))), note: count }
  return { value: money(regular), note: last === regular ? count : `${count}, ${words.lastOf(money(last))}` }
}

function composition({ locale, currency, facts }: ContractDocument, { shares }: ContractFigures): Block[] {
  const words = contractWords[locale]
  const row = (label: string, amountMinor: number, share: number) => [label, amountText(amountMinor, currency, locale), shareText(share)]
  const shareText = (hundredths: number) => percentText((hundredths / 100).toFixed(2), locale)
  return [
    { kind: 'heading', level: 2, text: words.composition },
    {
      kind: 'table',
      continuedCaption: words.compositionContinued,
      columns: [
        { header: words.item, align: 'left', share: 5 },
        { header: words.amount(currency), align: 'right', share: 2 },
        { header: words.share, align: 'right', share: 1.5 },
      ],
      rows: [
        row(words.netAmount, facts.netMinor, shares.net),
        row(words.iof, facts.iofMinor, shares.iof),
        ...facts.fees.map((fee, index) => row(fee.label, fee.amountMinor, shares.fees[index] ?? 0)),
      ],
      totals: row(words.financed, facts.financedMinor, 100_00),
    },
  ]
}

function payout({ locale, payout }: ContractDocument): Block[] {
  const words = contractWords[locale]
  return [
    { kind: 'heading', level: 2, text: words.payout },
    {
      kind: 'facts',
      perRow: 1,
      facts: [
        { label: words.holder, value: payout.holder },
        { label: words.bank, value: payout.bank },
        { label: words.account, value: payout.account },
      ],
    },
  ]
}

function schedule({ locale, currency, schedule }: ContractDocument, { totals }: ContractFigures): Block[] {
  const words = contractWords[locale]
  const amount = (amountMinor: number) => amountText(amountMinor, currency, locale)
  return [
    { kind: 'heading', level: 2, text: words.schedule },
    { kind: 'paragraph', tone: 'small', text: [words.scheduleNote(currency)], keepWithNext: true },
    {
      kind: 'table',
      continuedCaption: words.scheduleContinued,
      columns: [
        { header: words.number, align: 'right', share: 0.62 },
        { header: words.dueOn, align: 'left', share: 1.35 },
        ...[words.opening, words.interest, words.principal, words.payment, words.closing].map(
          (header) => ({ header, align: 'right', share: 1.4 }) as const,
        ),
      ],
      rows: schedule.map((row) => [
        String(row.number),
        shortDate(row.dueOn, locale),
        ...[row.openingMinor, row.interestMinor, row.principalMinor, row.paymentMinor, row.closingMinor].map(amount),
      ]),
      totals: ['', words.total, '', amount(totals.interestMinor), amount(totals.principalMinor), amount(totals.paymentMinor), ''],
    },
  ]
}

function clauses(contract: ContractDocument, figures: ContractFigures): Block[] {
  return [
    { kind: 'heading', level: 2, text: contractWords[contract.locale].clauses },
    ...contractClauses(contract, figures).flatMap(({ title, paragraphs }, index): Block[] => [
      { kind: 'heading', level: 3, text: `${index + 1}. ${title}` },
      ...paragraphs.map((text, at): Block => ({ kind: 'numbered', number: `${index + 1}.${at + 1}`, text })),
    ]),
  ]
}

function signatures({ locale, lender, borrower }: ContractDocument): Block[] {
  const words = contractWords[locale]
  return [
    { kind: 'heading', level: 2, text: words.signatures },
    { kind: 'paragraph', text: [words.closingStatement], keepWithNext: true },
    {
      kind: 'signatures',
      signers: [
        { role: words.borrower, name: borrower.name, detail: `${words.taxId} ${borrower.maskedTaxId}` },
        { role: words.lender, name: lender.name, detail: lender.taxId },
      ],
    },
    { kind: 'paragraph', tone: 'small', text: [words.signatureNote] },
  ]
}
