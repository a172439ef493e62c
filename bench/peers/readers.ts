import { Readability } from '@mozilla/readability'
import { parseDocument } from '../../src/documents/parse.ts'

export interface HtmlReader {
  /** The page's main text. */
  read(html: Uint8Array, url: string | undefined): Promise<string>
}

/** Ours, and the readers that others build on, over the same bytes. */
export const readers: Readonly<Record<string, HtmlReader>> = {
  ours: {
    async read(bytes, url) {
      return (await parseDocument({ bytes, contentType: 'text/html', ...(url === undefined ? {} : { url }) })).text
    },
  },
  'readability-linkedom': {
    async read(bytes) {
      const { parseHTML } = await import('linkedom')
      return articleText(parseHTML(new TextDecoder().decode(bytes)).document)
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

function articleText(document: ConstructorParameters<typeof Readability>[0]): string {
  return new Readability(document).parse()?.textContent ?? ''
}
