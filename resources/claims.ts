import { partOf } from './research.ts'

export const claims = partOf('claims', 'Claims', 'Statements with verdicts and evidence.', /^c\d/)
