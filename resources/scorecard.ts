import { partOf } from './research.ts'

export const scorecard = partOf('scorecard', 'Scorecard', 'Marks and scores of the report.', /^j\d/)
