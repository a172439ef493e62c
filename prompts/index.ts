import type { Prompt } from '../src/mcp/prompt.ts'
import { compare } from './compare.ts'
import { deepResearch } from './deep-research.ts'
import { factCheck } from './fact-check.ts'
import { literatureReview } from './literature-review.ts'
import { reviewReport } from './review-report.ts'

/** Every prompt. */
// Each prompt's `write` takes its own arguments; the SDK hands it what its own schema let through.
export const prompts = [
  deepResearch,
  factCheck,
  literatureReview,
  compare,
  reviewReport,
] as readonly unknown[] as readonly Prompt[]
