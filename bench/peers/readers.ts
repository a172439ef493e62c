import { Readability } from '@mozilla/readability'
import { blocksOf } from '../../src/documents/html/blocks-of.ts'
import { parseTree } from '../../src/documents/html/tree.ts'
import { parseDocument } from '../../src/documents/parse.ts'

/** A page's main text and what is said about it. */
export interface Reading {
  readonly text: string
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly published?: string | undefined
  readonly kind?: string | undefined
}

export interface HtmlReader {
  read(html: Uint8Array, url: string | undefined): Promise<Reading>
}

/** Ours, and the readers that others build on, over the same bytes. */
export const readers: Readonly<Record<string, HtmlReader>> = {
  ours: {
    async read(bytes, url) {
      return parseDocument({ bytes, contentType: 'text/html', ...(url === undefined ? {} : { url }) })
    },
  },
  'readability-linkedom': {
    async read(bytes) {
      const { parseHTML } = await import('linkedom')
      return articleText(parseHTML(new TextDecoder().decode(bytes)).document)
    },
  },
  // API: https://www.npmjs.com/package/defuddle
  'defuddle-linkedom': {
    async read(bytes, url) {
      const { Defuddle } = await import('defuddle/node')
      const { parseHTML } = await import('linkedom')
      const { document } = parseHTML(new TextDecoder().decode(bytes))
      const { content, title, author, published } = await Defuddle(document, url, { useAsync: false })
      return { text: plainText(content), title, author, published }
    },
  },
  'whole-linkedom': {
    async read(bytes) {
      const { parseHTML } = await import('linkedom')
      const { document } = parseHTML(new TextDecoder().decode(bytes))
      for (const element of document.querySelectorAll('script,style,noscript,template,svg,head')) element.remove()
      return { text: document.documentElement?.textContent ?? '' }
    },
  },
  'readability-jsdom': {
    async read(bytes, url) {
      const { JSDOM } = await import('jsdom')
      const { window } = new JSDOM(new TextDecoder().decode(bytes), url === undefined ? {} : { url })
      try {
        return articleText(window.document)
      } finally {
        window.close()
      }
    },
  },
}

function articleText(document: ConstructorParameters<typeof Readability>[0]): Reading {
  const found = new Readability(document).parse()
  return {
    text: found?.textContent ?? '',
    title: found?.title ?? undefined,
    author: found?.byline ?? undefined,
    published: found?.publishedTime ?? undefined,
  }
}

/** Blocks end words, tags do not. */
function plainText(html: string): string {
  const { root } = parseTree(html)
  return blocksOf(root, () => false).text
}
