import { partOf } from './research.ts'

export const sources = partOf('sources', 'Sources', 'Everything found and read.', /^[sn]\d/)
