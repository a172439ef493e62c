import type { Resource } from '../src/mcp/resource.ts'
import { app } from './app.ts'
import { claims } from './claims.ts'
import { exported } from './export.ts'
import { guide } from './guide.ts'
import { page } from './page.ts'
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
  page,
  exported,
  scorecard,
  trajectory,
  rubric,
  guide,
  app,
]
