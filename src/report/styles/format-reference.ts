import type { CslItem } from '../bibliography.ts'
import type { Inline } from '../blocks/blocks.ts'
import { apa } from './apa.ts'
import { gbt7714 } from './gbt7714.ts'
import { ieee } from './ieee.ts'
import type { ReferenceStyle } from './style.ts'

const formats = { apa, ieee, gbt7714 } as const satisfies Readonly<Record<ReferenceStyle, (item: CslItem) => Inline[]>>

/** A source as one entry of the list of references. */
export function formatReference(item: CslItem, style: ReferenceStyle): Inline[] {
  return formats[style]({ ...item, title: item.title.replace(/\s+/g, ' ').trim() })
}
