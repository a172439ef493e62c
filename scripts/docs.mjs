// Writes what README and docs say of tools, commands and places from the code; with --check it only compares.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const isCheck = process.argv.includes('--check')

async function load(entry) {
  await mkdir('node_modules/.cache', { recursive: true })
  const folder = await mkdtemp(join('node_modules', '.cache', 'docs-'))
  try {
    const outfile = join(folder, 'entry.mjs')
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      logLevel: 'warning',
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function fill(text, name, content) {
  const pattern = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`)
  if (!pattern.test(text)) throw new Error(`no place for ${name}`)
  return text.replace(pattern, (_, open, close) => `${open}${content}\n${close}`)
}

const { tools } = await load('tools/index.ts')
const { z } = await import('zod')
const { commands } = await load('src/cli/run.ts')

const toolRows = tools.map(({ name, description }) => `| \`${name}\` | ${description} |`)
const toolTable = ['| tool | what it does |', '| --- | --- |', ...toolRows].join('\n')

const typeOf = ({ enum: values, anyOf, type, items }) => {
  if (values) return values.join(', ')
  if (anyOf) return anyOf.map(typeOf).join(' or ')
  return type === 'array' ? `list of ${items.type ?? 'values'}` : type
}

const toolPages = tools.map(({ name, title, description, input, hints }) => {
  const { properties = {}, required = [] } = z.toJSONSchema(z.strictObject(input), { io: 'input' })
  const rows = Object.entries(properties).map(([argument, schema]) => {
    const type = typeOf(schema)
    const more = [
      required.includes(argument) && 'required',
      schema.default !== undefined && `default ${schema.default}`,
    ].filter(Boolean)
    return `| \`${argument}\` | ${type}${more.length > 0 ? `, ${more.join(', ')}` : ''} | ${schema.description ?? ''} |`
  })
  const said = Object.entries(hints)
    .filter(([, value]) => value)
    .map(([hint]) => hint)
  return [
    `## \`${name}\`: ${title}`,
    description,
    ['| argument | type | |', '| --- | --- | --- |', ...rows].join('\n'),
    `Hints: ${said.join(', ') || 'none'}.`,
  ].join('\n\n')
})

const commandRows = []
for (const load of Object.values(commands)) {
  const { name, usage, summary } = await load()
  commandRows.push(`| \`${`${name} ${usage}`.trim().replaceAll('|', '\\|')}\` | ${summary} |`)
}

const { providerSpecs } = await load('src/search/registry.ts')
const providerRows = providerSpecs.map(({ name, kind, covers, documentation, limits, publicBase, address, key }) => {
  const keyed =
    key && (key.from.startsWith('http') ? `[\`${key.variable}\`](${key.from})` : `\`${key.variable}\` of ${key.from}`)
  const needs = [
    publicBase ? (key?.isRequired ? keyed : 'nothing') : `\`${address}\``,
    ...(key && !key.isRequired ? [`better with ${keyed}`] : []),
  ].join('; ')
  return `| [\`${name}\`](${documentation}) | ${kind} | ${covers} | ${needs} | ${limits} | \`${address}\` |`
})
const providerTable = [
  '| provider | kind | finds | needs | limits | another address |',
  '| --- | --- | --- | --- | --- | --- |',
  ...providerRows,
].join('\n')

const { knownPlaces } = await load('src/read/places/known-places.ts')
const { wayback } = await load('src/read/places/wayback.ts')
const placeRows = [...knownPlaces, wayback].map(({ name, reads, doors }) => {
  const variables = [...new Set(Object.values(doors).map(({ variable }) => `\`${variable}\``))]
  return `| ${name} | ${reads} | ${variables.join(', ')} |`
})
const placeTable = ['| place | what is read | address in |', '| --- | --- | --- |', ...placeRows].join('\n')

const providersPage = await readFile('docs/providers.md', 'utf8')
const readme = await readFile('README.md', 'utf8')
const files = {
  'README.md': fill(
    fill(readme, 'tools', toolTable),
    'commands',
    ['| command | does |', '| --- | --- |', ...commandRows].join('\n'),
  ),
  'docs/providers.md': fill(fill(providersPage, 'providers', providerTable), 'places', placeTable),
  'docs/tools.md': `# Tools\n\nMade from the code by \`npm run docs\`.\n\n${toolPages.join('\n\n')}\n`,
}
let stale = 0
for (const [file, text] of Object.entries(files)) {
  const old = await readFile(file, 'utf8').catch(() => '')
  if (old === text) continue
  if (isCheck) {
    console.error(`${file} differs from the code: npm run docs`)
    stale += 1
  } else await writeFile(file, text)
}
process.exit(stale > 0 ? 1 : 0)
