import type { Resource } from '../src/mcp/resource.ts'
import { claims } from './claims.ts'
import { guide } from './guide.ts'
import { plan } from './plan.ts'
import { report } from './report.ts'
import { research } from './research.ts'
import { rubric } from './rubric.ts'
import { scorecard } from './scorecard.ts'
import { source } from './source.ts'
import { sources } from './sources.ts'
import { trajectory } from './trajectory.ts'

/** Every kind of resource. */
export const resources: readonly Resource[] = [
  research,
  plan,
  sources,
  source,
  claims,
  report,
  scorecard,
  trajectory,
  rubric,
  guide,
]
