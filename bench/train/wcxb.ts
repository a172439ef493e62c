import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { getDomain } from 'tldts'

/** One page of the WCXB development split with what people agreed on as its content. */
export interface Page {
  readonly id: string
  readonly type: string
  readonly url: string | undefined
  readonly domain: string
  readonly reference: string
  readonly title: string | undefined
  readonly author: string | undefined
  readonly published: string | undefined
  readonly with: readonly string[]
  readonly without: readonly string[]
  /** The page as it came. */
  bytes(): Uint8Array
}

interface GroundTruth {
  readonly url?: string
  readonly _internal: { readonly page_type: { readonly primary: string } }
  readonly ground_truth: {
    readonly title?: string | null
    readonly author?: string | null
    readonly publish_date?: string | null
    readonly main_content?: string | null
    readonly with?: readonly string[]
    readonly without?: readonly string[]
  }
}

const folder = new URL(`file://${process.cwd()}/../shared/eval/extraction/wcxb-dev/`)

function pageAt(file: string): Page {
  // The files' shape is documented beside them.
  const { url, _internal, ground_truth } = JSON.parse(
    readFileSync(new URL(`ground-truth/${file}`, folder), 'utf8'),
  ) as GroundTruth
  const id = file.slice(0, 4)
  return {
    id,
    type: _internal.page_type.primary,
    url,
    domain: getDomain(url ?? '', { allowPrivateDomains: true }) ?? id,
    reference: ground_truth.main_content ?? '',
    title: ground_truth.title ?? undefined,
    author: ground_truth.author ?? undefined,
    published: ground_truth.publish_date ?? undefined,
    with: ground_truth.with ?? [],
    without: ground_truth.without ?? [],
    bytes: () => gunzipSync(readFileSync(new URL(`html/${id}.html.gz`, folder))),
  }
}

/** All pages by id, or undefined where the data set is not there. */
export function wcxb(): readonly Page[] | undefined {
  if (!existsSync(folder)) return undefined
  return readdirSync(new URL('ground-truth/', folder)).sort().map(pageAt)
}

const hashOf = (domain: string): string => createHash('sha256').update(domain).digest('hex')

/** Which of `count` equal groups a domain belongs to. */
export const foldOf = (domain: string, count: number): number =>
  Number.parseInt(hashOf(`fold ${domain}`).slice(0, 8), 16) % count
