import type { Assessment } from '../evidence/verdict.ts'
import { quotedReasons } from '../evidence/verdict.ts'

/** The checks' reasons. That a source is quoted shows that it says so, and no more: whoever reads it should know what is wanting. */
export function reasonsFrom({ quoted, reasons }: Pick<Assessment, 'quoted' | 'reasons'>): string[] {
  const [alone] = quotedReasons(quoted, 0)
  const [quote] = quotedReasons(quoted, 1)
  return reasons.map(reason =>
    reason === alone ? `${quote}: it says so, and a second source of its own would verify it` : reason,
  )
}
