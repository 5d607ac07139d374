import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common'
import { caseSearchAttributes } from '#domain/case/search-attributes.ts'

export const caseProcessKey = defineSearchAttributeKey(caseSearchAttributes.process, SearchAttributeType.KEYWORD)
export const caseStatusKey = defineSearchAttributeKey(caseSearchAttributes.status, SearchAttributeType.KEYWORD)
