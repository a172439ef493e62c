import { partOf } from './research.ts'

export const plan = partOf('plan', 'Plan', 'Requirements and to-do list.', /^[qt]\d/)
