import { leaves, partyTypes } from './published-types.ts'
import type { Structure } from './structure.ts'

/** The messages that the bank takes or leaves: the element of each, its type, and what differs from one message to another. */
export type PublishedMessage = { version: string; element: string; type: string; structure: Structure }

const agent = 'BranchAndFinancialInstitutionIdentification6'

export const pain001: PublishedMessage = message('pain.001.001.09', 'CstmrCdtTrfInitn', {
  Body: 'GrpHdr:GroupHeader85 PmtInf*:PaymentInstruction30 SplmtryData?*',
  GroupHeader85:
    'MsgId:Max35Text CreDtTm:ISODateTime Authstn?{2} NbOfTxs:Max15NumericText CtrlSum?:DecimalNumber InitgPty:PartyIdentification135 FwdgAgt?',
  PaymentInstruction30:
    'PmtInfId:Max35Text PmtMtd:PaymentMethod3Code BtchBookg?:Indicator NbOfTxs?:Max15NumericText CtrlSum?:DecimalNumber ' +
    'PmtTpInf?:PaymentTypeInformation26 ReqdExctnDt:DateAndDateTime2Choice PoolgAdjstmntDt?:ISODate Dbtr:PartyIdentification135 ' +
    `DbtrAcct:CashAccount38 DbtrAgt:${agent} DbtrAgtAcct? InstrForDbtrAgt?:Max140Text UltmtDbtr?:PartyIdentification135 ` +
    'ChrgBr?:ChargeBearerType1Code ChrgsAcct? ChrgsAcctAgt? CdtTrfTxInf*:CreditTransferTransaction34',
  PaymentTypeInformation26: 'InstrPrty?:Priority2Code SvcLvl?*:CodeOrOwn LclInstrm? CtgyPurp?',
  CreditTransferTransaction34:
    'PmtId:PaymentIdentification6 PmtTpInf?:PaymentTypeInformation26 Amt:AmountType4Choice XchgRateInf? ChrgBr?:ChargeBearerType1Code ' +
    `ChqInstr? UltmtDbtr? IntrmyAgt1? IntrmyAgt1Acct? IntrmyAgt2? IntrmyAgt2Acct? IntrmyAgt3? IntrmyAgt3Acct? CdtrAgt?:${agent} ` +
    'CdtrAgtAcct? Cdtr?:PartyIdentification135 CdtrAcct?:CashAccount38 UltmtCdtr? InstrForCdtrAgt?* InstrForDbtrAgt?:Max140Text Purp? ' +
    'RgltryRptg?{10} Tax? RltdRmtInf?{10} RmtInf?:RemittanceInformation16 SplmtryData?*',
  PaymentIdentification6: 'InstrId?:Max35Text EndToEndId:Max35Text UETR?:UUIDv4Identifier',
  AmountType4Choice: '|InstdAmt:CurrencyAndAmount EqvtAmt',
  RemittanceInformation16: 'Ustrd?*:Max140Text Strd?*',
})

export const pain002: PublishedMessage = message('pain.002.001.10', 'CstmrPmtStsRpt', {
  Body: 'GrpHdr:GroupHeader86 OrgnlGrpInfAndSts:OriginalGroupHeader17 OrgnlPmtInfAndSts?*:OriginalPaymentInstruction32 SplmtryData?*',
  GroupHeader86: 'MsgId:Max35Text CreDtTm:ISODateTime InitgPty?:PartyIdentification135 FwdgAgt? DbtrAgt? CdtrAgt?',
  OriginalGroupHeader17:
    'OrgnlMsgId:Max35Text OrgnlMsgNmId:Max35Text OrgnlCreDtTm?:ISODateTime OrgnlNbOfTxs?:Max15NumericText OrgnlCtrlSum?:DecimalNumber ' +
    'GrpSts?:Code4 StsRsnInf?*:StatusReasonInformation12 NbOfTxsPerSts?*',
  OriginalPaymentInstruction32:
    'OrgnlPmtInfId:Max35Text OrgnlNbOfTxs?:Max15NumericText OrgnlCtrlSum?:DecimalNumber PmtInfSts?:Code4 ' +
    'StsRsnInf?*:StatusReasonInformation12 NbOfTxsPerSts?* TxInfAndSts?*:PaymentTransaction105',
  PaymentTransaction105:
    'StsId?:Max35Text OrgnlInstrId?:Max35Text OrgnlEndToEndId?:Max35Text OrgnlUETR?:UUIDv4Identifier TxSts?:Code4 ' +
    'StsRsnInf?*:StatusReasonInformation12 ChrgsInf?* TrckrData? AccptncDtTm?:ISODateTime AcctSvcrRef?:Max35Text ClrSysRef?:Max35Text ' +
    'OrgnlTxRef? SplmtryData?*',
})

const camtTypes = {
  GroupHeader81: 'MsgId:Max35Text CreDtTm:ISODateTime MsgRcpt?:PartyIdentification135 MsgPgntn? OrgnlBizQry? AddtlInf?:Max500Text',
  ReportEntry10:
    'NtryRef?:Max35Text Amt:CurrencyAndAmount CdtDbtInd:CreditDebitCode RvslInd?:Indicator Sts:CodeOrOwn BookgDt?:DateAndDateTime2Choice ' +
    'ValDt?:DateAndDateTime2Choice AcctSvcrRef?:Max35Text Avlbty?* BkTxCd:BankTransactionCodeStructure4 ComssnWvrInd? AddtlInfInd? AmtDtls? ' +
    'Chrgs? TechInptChanl? Intrst? CardTx? NtryDtls?*:EntryDetails9 AddtlNtryInf?:Max500Text',
  BankTransactionCodeStructure4: 'Domn?:BankTransactionCodeStructure5 Prtry?',
  BankTransactionCodeStructure5: 'Cd:Code4 Fmly:BankTransactionCodeStructure6',
  BankTransactionCodeStructure6: 'Cd:Code4 SubFmlyCd:Code4',
  EntryDetails9: 'Btch? TxDtls?*:EntryTransaction10',
  EntryTransaction10:
    'Refs?:TransactionReferences6 Amt?:CurrencyAndAmount CdtDbtInd?:CreditDebitCode AmtDtls? Avlbty?* BkTxCd? Chrgs? Intrst? RltdPties? ' +
    'RltdAgts? LclInstrm? Purp? RltdRmtInf?{10} RmtInf?:RemittanceInformation16 RltdDts? RltdPric? RltdQties?* FinInstrmId? Tax? ' +
    'RtrInf?:PaymentReturnReason5 CorpActn? SfkpgAcct? CshDpst?* CardTx? AddtlTxInf?:Max500Text SplmtryData?*',
  TransactionReferences6:
    'MsgId?:Max35Text AcctSvcrRef?:Max35Text PmtInfId?:Max35Text InstrId?:Max35Text EndToEndId?:Max35Text UETR?:UUIDv4Identifier ' +
    'TxId?:Max35Text MndtId?:Max35Text ChqNb?:Max35Text ClrSysRef?:Max35Text AcctOwnrTxId?:Max35Text AcctSvcrTxId?:Max35Text ' +
    'MktInfrstrctrTxId?:Max35Text PrcgId?:Max35Text Prtry?*',
  PaymentReturnReason5: 'OrgnlBkTxCd? Orgtr?:PartyIdentification135 Rsn?:CodeOrOwn AddtlInf?*:Max105Text',
  RemittanceInformation16: 'Ustrd?*:Max140Text Strd?*',
}

export const camt054: PublishedMessage = message('camt.054.001.08', 'BkToCstmrDbtCdtNtfctn', {
  Body: 'GrpHdr:GroupHeader81 Ntfctn*:AccountNotification17 SplmtryData?*',
  AccountNotification17:
    'Id:Max35Text NtfctnPgntn? ElctrncSeqNb?:Number RptgSeq? LglSeqNb?:Number CreDtTm?:ISODateTime FrToDt? CpyDplctInd? RptgSrc? ' +
    'Acct:CashAccount39 RltdAcct? Intrst?* TxsSummry? Ntry?*:ReportEntry10 AddtlNtfctnInf?:Max500Text',
  ...camtTypes,
})

export const camt053: PublishedMessage = message('camt.053.001.08', 'BkToCstmrStmt', {
  Body: 'GrpHdr:GroupHeader81 Stmt*:AccountStatement9 SplmtryData?*',
  AccountStatement9:
    'Id:Max35Text StmtPgntn? ElctrncSeqNb?:Number RptgSeq? LglSeqNb?:Number CreDtTm?:ISODateTime FrToDt? CpyDplctInd? RptgSrc? ' +
    'Acct:CashAccount39 RltdAcct? Intrst?* Bal*:CashBalance8 TxsSummry? Ntry?*:ReportEntry10 AddtlStmtInf?:Max500Text',
  CashBalance8: 'Tp:BalanceType13 CdtLine?* Amt:CurrencyAndAmount CdtDbtInd:CreditDebitCode Dt:DateAndDateTime2Choice Avlbty?*',
  BalanceType13: 'CdOrPrtry:CodeOrOwn SubTp?',
  ...camtTypes,
})

export const pacs004: PublishedMessage = message('pacs.004.001.09', 'PmtRtr', {
  Body: 'GrpHdr:GroupHeader90 OrgnlGrpInf? TxInf?*:PaymentTransaction112 SplmtryData?*',
  GroupHeader90:
    'MsgId:Max35Text CreDtTm:ISODateTime Authstn?{2} BtchBookg?:Indicator NbOfTxs:Max15NumericText CtrlSum?:DecimalNumber GrpRtr?:Indicator ' +
    'TtlRtrdIntrBkSttlmAmt?:CurrencyAndAmount IntrBkSttlmDt?:ISODate SttlmInf:SettlementInstruction7 InstgAgt? InstdAgt?',
  SettlementInstruction7:
    'SttlmMtd:SettlementMethod1Code SttlmAcct? ClrSys? InstgRmbrsmntAgt? InstgRmbrsmntAgtAcct? InstdRmbrsmntAgt? InstdRmbrsmntAgtAcct? ' +
    'ThrdRmbrsmntAgt? ThrdRmbrsmntAgtAcct?',
  PaymentTransaction112:
    'RtrId?:Max35Text OrgnlGrpInf?:OriginalGroupInformation29 OrgnlInstrId?:Max35Text OrgnlEndToEndId?:Max35Text OrgnlTxId?:Max35Text ' +
    'OrgnlUETR?:UUIDv4Identifier OrgnlClrSysRef?:Max35Text OrgnlIntrBkSttlmAmt?:CurrencyAndAmount OrgnlIntrBkSttlmDt?:ISODate ' +
    'RtrdIntrBkSttlmAmt:CurrencyAndAmount IntrBkSttlmDt?:ISODate SttlmPrty? SttlmTmIndctn? RtrdInstdAmt?:CurrencyAndAmount XchgRate? ' +
    'CompstnAmt? ChrgBr?:ChargeBearerType1Code ChrgsInf?* ClrSysRef?:Max35Text InstgAgt? InstdAgt? RtrChain? ' +
    'RtrRsnInf?*:PaymentReturnReason6 OrgnlTxRef? SplmtryData?*',
  OriginalGroupInformation29: 'OrgnlMsgId:Max35Text OrgnlMsgNmId:Max35Text OrgnlCreDtTm?:ISODateTime',
  PaymentReturnReason6: 'Orgtr?:PartyIdentification135 Rsn?:CodeOrOwn AddtlInf?*:Max105Text',
})

export const publishedMessages: readonly PublishedMessage[] = [pain001, pain002, camt053, camt054, pacs004]

function message(version: string, element: string, types: Readonly<Record<string, string>>): PublishedMessage {
  return { version, element, type: 'Body', structure: { leaves, types: { ...partyTypes, ...types } } }
}
