import { arxiv } from './arxiv.ts'
import { doi } from './doi.ts'
import { europePmc } from './europe-pmc.ts'
import { github } from './github.ts'
import { hackerNews } from './hacker-news.ts'
import type { Place } from './place.ts'
import { rfcEditor } from './rfc-editor.ts'
import { stackExchange } from './stack-exchange.ts'
import { wikipedia } from './wikipedia.ts'

/** In order: the first that matches an address reads it. arXiv before DOI, since arXiv's papers have DOIs too. */
export const knownPlaces: readonly Place[] = [
  arxiv,
  doi,
  europePmc,
  github,
  hackerNews,
  rfcEditor,
  stackExchange,
  wikipedia,
]
