import { partOf } from './research.ts'

export const report = partOf('report', 'Report', 'The current draft with its open repairs.', /^[dp]\d/)
