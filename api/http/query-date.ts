import { z } from 'zod'
import { isIsoDate } from '#domain/calendar/iso-date.ts'

/** A day in a query. The calendar of the database, as ours, begins with the year 1. */
export const queryDate = z.iso.date().refine((text) => isIsoDate(text) && text >= '0001-01-01', 'an existing date, YYYY-MM-DD')
