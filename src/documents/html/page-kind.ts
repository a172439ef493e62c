import type { PageKind } from '../../domain/document.ts'
import type { Blocks } from '../blocks.ts'

interface Signs {
  readonly types: readonly string[]
  readonly url: string | undefined
  readonly blocks: Blocks
  /** Share of the content's characters that stand in links. */
  readonly linkDensity: number
}

const byType: readonly (readonly [types: RegExp, kind: PageKind])[] = [
  [/^(?:discussionforumposting|qapage)$/, 'forum'],
  [/^(?:product|productgroup|og:product|product\.item)$/, 'product'],
  [/^(?:collectionpage|offercatalog)$/, 'collection'],
  [/^(?:techarticle|apireference)$/, 'documentation'],
  [
    /^(?:article|newsarticle|blogposting|scholarlyarticle|report|medicalwebpage|recipe|reportagenewsarticle)$/,
    'article',
  ],
  [/^(?:searchresultspage|itemlist)$/, 'listing'],
]

const byAddress: readonly (readonly [address: RegExp, kind: PageKind])[] = [
  [
    /\/\/(?:forums?|community|discuss|boards?|answers)\.|\/(?:forums?|threads?|topics?|viewtopic|showthread|questions|comments)\b/i,
    'forum',
  ],
  [
    /\/\/(?:docs?|developers?|api|wiki)\.|\/(?:docs?|documentation|manual|reference|api|guide|tutorial)\//i,
    'documentation',
  ],
  [/\/(?:collections?|categor(?:y|ies)|shop|catalog)\//i, 'collection'],
  [/\/(?:products?|item|dp|pd)\//i, 'product'],
  [/\/(?:blog|news|articles?|posts?|stories|story)\/|\/(?:19|20)\d\d\/\d\d?\//i, 'article'],
]

/** A rough kind of page: what it calls itself, then what its address says, then how its text looks. */
export function pageKind({ types, url, blocks, linkDensity }: Signs): PageKind {
  const named = byType.find(([pattern]) => types.some(type => pattern.test(type)))
  if (named) return named[1]
  const addressed = byAddress.find(([pattern]) => pattern.test(url ?? ''))
  if (addressed) return addressed[1]
  if (linkDensity > 0.5) return 'listing'
  const long = blocks.paragraphs.filter(({ kind, start, end }) => kind === 'paragraph' && end - start > 200).length
  return long >= 3 ? 'article' : 'service'
}
