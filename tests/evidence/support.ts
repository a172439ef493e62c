import { type Assessment, createAssessor } from '../../src/evidence/assess.ts'

/** A claim against one text. */
export const judgeOne = (claim: string, text: string): Assessment => createAssessor([{ id: 'a', text }]).assess(claim)
