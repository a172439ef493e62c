import type { Tool } from '../src/mcp/tool.ts'
import { crossVerify } from './cross-verify.ts'
import { draftReport } from './draft-report.ts'
import { judge } from './judge.ts'
import { plan } from './plan.ts'
import { read } from './read.ts'
import { recall } from './recall.ts'
import { research } from './research.ts'
import { search } from './search.ts'

/** Every tool, in the order a research uses them. */
// Each tool's `run` takes its own arguments; the engine hands it what its own schema let through.
export const tools = [
  plan,
  search,
  read,
  crossVerify,
  draftReport,
  judge,
  recall,
  research,
] as readonly unknown[] as readonly Tool[]
