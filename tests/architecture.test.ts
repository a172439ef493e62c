import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'

const vocabulary = ['src/domain', 'src/errors.ts', 'src/call.ts', 'src/present.ts', 'src/text']
const bench = [...vocabulary, 'src/desk.ts', 'src/evidence', 'src/rank', 'src/store/store.ts']

/** What each folder may import besides itself. A folder that is not here may import nothing. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/errors.ts': [],
  'src/call.ts': [],
  'src/present.ts': [],
  'src/config.ts': ['src/present.ts', 'node:os', 'node:path'],

  // Ground floor
  'src/domain': ['src/errors.ts'],
  'src/text': ['stemmer'],
  'src/net': [...vocabulary, 'undici', 'ipaddr.js', 'robots-parser', 'lru-cache', 'tldts', 'node:'],
  'src/model': [...vocabulary, 'src/net/net.ts', 'zod'],
  'src/store': [...vocabulary, 'src/rank', 'src/net/cache-store.ts', '@photostructure/sqlite', 'lru-cache', 'node:'],

  // First floor
  'src/documents': [
    ...vocabulary,
    '@hyzyla/pdfium',
    'turndown',
    'marked',
    'htmlparser2',
    'html-encoding-sniffer',
    '@exodus/bytes',
    'chardet',
    'node:',
  ],
  'src/document-worker.ts': ['src/documents', 'src/errors.ts', 'node:'],
  'src/rank': vocabulary,
  'src/evidence': [...vocabulary, 'src/rank', 'lru-cache'],
  'src/prose': [...vocabulary, 'src/evidence'],
  'src/desk.ts': [...vocabulary, 'src/store/store.ts'],
  'src/handed-in.ts': [...vocabulary, 'src/desk.ts', 'node:'],

  // Second floor: the six capabilities stand on the floors below and do not import each other.
  'src/plan': bench,
  'src/search': [
    ...bench,
    'src/net',
    'src/documents/parser.ts',
    'src/documents/file-names.ts',
    'htmlparser2',
    'zod',
    'lru-cache',
    'node:',
  ],
  'src/read': [...bench, 'src/net', 'src/documents/parser.ts', 'lru-cache', 'zod', 'node:'],
  'src/verify': [...bench, 'src/net'],
  'src/report': [
    ...bench,
    'src/net/domain.ts',
    'src/net/source-at.ts',
    'src/net/url.ts',
    'src/prose',
    'lru-cache',
    'marked',
    'docx',
    '@myriaddreamin/typst-ts-node-compiler',
    '@resvg/resvg-js',
    'zod',
    'node:',
  ],
  'src/judge': [...bench, 'src/handed-in.ts', 'src/model', 'src/prose', 'yaml', 'zod', 'node:'],

  // Third floor
  'src/lab': [
    ...bench,
    'src/judge',
    'src/model',
    'src/prose',
    'src/report/blocks',
    'src/report/sections.ts',
    'src/search/tool-caller.ts',
    'zod',
    'node:',
  ],
  'src/context.ts': [
    'src/research/jobs.ts',
    'src/call.ts',
    'src/desk.ts',
    'src/judge/ports.ts',
    'src/model/model.ts',
    'src/read',
    'src/report',
    'src/search',
    'src/store/store.ts',
  ],
  'src/research': [
    ...bench,
    'src/context.ts',
    'src/handed-in.ts',
    'src/judge',
    'src/plan',
    'src/search',
    'src/read',
    'src/report',
    'node:path',
  ],

  // The doors
  'src/mcp': [
    ...bench,
    'src/context.ts',
    'src/plan',
    'src/report/formats.ts',
    'src/report/standing-claims.ts',
    'src/net/failure.ts',
    'src/net/net.ts',
    'src/net/sharing.ts',
    'src/research/extractive.ts',
    'src/search/tool-caller.ts',
    '@modelcontextprotocol',
    'lru-cache',
    'zod',
    'node:crypto',
    'node:http',
    'node:net',
    'node:stream',
  ],
  'src/cli': [
    ...bench,
    'src/config.ts',
    'src/context.ts',
    'src/documents/parser.ts',
    'src/judge',
    'src/lab',
    'src/mcp/changes.ts',
    'src/mcp/engine.ts',
    'src/mcp/engine-tools.ts',
    'src/model/model.ts',
    'src/net/proxies.ts',
    'src/read',
    'src/report',
    'src/research',
    'src/search/provider.ts',
    'src/search/providers-file.ts',
    'src/search/registry.ts',
    'src/store/chain.ts',
    'src/verify',
    'zod',
    'node:',
  ],
  tools: [
    'src/desk.ts',
    'src/errors.ts',
    'src/context.ts',
    'src/handed-in.ts',
    'src/domain',
    'src/judge',
    'src/mcp',
    'src/plan',
    'src/search',
    'src/read',
    'src/report',
    'src/research',
    'src/verify',
    'zod',
  ],
  resources: [
    'src/judge/builtin',
    'src/context.ts',
    'src/desk.ts',
    'src/mcp',
    'src/read',
    'src/report',
    'src/research',
  ],
  prompts: ['src/mcp', 'zod'],
  'src/relief.ts': ['src/documents/parser.ts', 'src/errors.ts', 'src/net/net.ts', 'node:'],
  'src/services.ts': ['src', 'node:'],
  'src/main.ts': ['src', 'tools', 'resources', 'prompts', 'package.json', 'node:'],
}

/** `import … from 'x'`, `import 'x'`, `export … from 'x'`, `import('x')`; types count too. */
const importsOf =
  /(?:^(?:import\b(?:[^'"]*?\bfrom)?|export\b\s*(?:type\s*)?(?:\*[^'"]*|\{[^}]*\}\s*)from)\s*|\bimport\()['"]([^'"]+)['"]/gm

const files = ['src', 'tools', 'resources', 'prompts'].flatMap(top =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => posix.join(top, name)),
)

/** The longest entry of the table that holds a path: `src/mcp` for `src/mcp/tool.ts`. */
const unitOf = (path: string) =>
  Object.keys(mayImport)
    .filter(unit => path === unit || path.startsWith(`${unit}/`))
    .sort((a, b) => b.length - a.length)[0]

const isUnder = (target: string, one: string) =>
  target === one || target.startsWith(one.endsWith(':') ? one : `${one}/`)

test.each(files)('%s imports only what its folder may', file => {
  const unit = unitOf(file)
  expect(unit, `${file} lives in a folder without a rule`).toBeDefined()
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(importsOf)) {
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier
    const allowed = [unit ?? '', ...(mayImport[unit ?? ''] ?? [])].some(one => isUnder(target, one))
    expect(allowed, `${file} may not import ${specifier}`).toBe(true)
  }
})

test('only src/mcp imports the MCP SDK, and only src/config.ts reads the environment', () => {
  for (const file of files) {
    const source = readFileSync(file, 'utf8')
    if (!file.startsWith('src/mcp/')) expect(source, file).not.toContain("'@modelcontextprotocol")
    if (!['src/config.ts', 'src/main.ts'].includes(file)) expect(source, file).not.toContain('process.env')
  }
})

test('no file outgrows one page of thought', () => {
  for (const file of files) {
    const lines = readFileSync(file, 'utf8').split('\n').length
    expect(lines, file).toBeLessThanOrEqual(file.startsWith('tools/') ? 81 : 301)
  }
})
