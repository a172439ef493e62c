import { createAssessor } from '../../src/evidence/assess.ts'
import type { Assessment } from '../../src/evidence/verdict.ts'

/** A claim against one text. */
export const judgeOne = (claim: string, text: string): Assessment => createAssessor([{ id: 'a', text }]).assess(claim)
