import { isSourceName } from './source-code.ts'

/** Files that people write to be read. */
const prose = new Set('md markdown mdx txt rst adoc html htm xhtml pdf docx odt epub pptx odp'.split(' '))
const dataAndPictures = new Set(
  'xlsx ods csv tsv json jsonl ndjson geojson xml rss atom ipynb eml tex org svg png jpg jpeg gif webp'.split(' '),
)
/** Larger than the text in them, and unpacked by a reader of their own. */
const packed = new Set('pdf docx odt epub pptx odp xlsx ods png jpg jpeg gif webp'.split(' '))
const bareNames = /^(?:readme|changelog|security)$/i
/** Written by programs for programs. */
const made =
  /^(?:package\.json$|composer\.json$|package-lock|npm-shrinkwrap|composer\.lock|tsconfig.*|yarn\.lock|pnpm-lock)|\.(?:min|bundle)\.(?:js|css)$/i

const compressed = /\.gz$/i
/** Of a compressed file that of what is in it. */
const extensionOf = (name: string): string =>
  /\.([^.\\/]+)$/.exec(name.replace(compressed, ''))?.[1]?.toLowerCase() ?? ''

/** Whether a file is one that people write to be read, by its name. */
export const isProseName = (name: string): boolean => prose.has(extensionOf(name)) || bareNames.test(name)

/** Whether a file can be read at all, by its name: prose, data, source code and pictures. */
export const isReadableName = (name: string): boolean =>
  !made.test(name) && (isProseName(name) || dataAndPictures.has(extensionOf(name)) || isSourceName(name))

/** Whether a file is larger than the text in it, by its name. */
export const isPackedName = (name: string): boolean => compressed.test(name) || packed.has(extensionOf(name))
