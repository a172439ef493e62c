// npm run bench -- <name> [args]: bundles one bench and runs it on this Node.
import { readdirSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const names = readdirSync('bench').flatMap(file => (file.endsWith('.ts') ? [file.slice(0, -3)] : []))
const [name, ...args] = process.argv.slice(2)
if (!names.includes(name)) {
  console.error(`npm run bench -- ${names.join(' | ')}`)
  process.exit(2)
}
const folder = `node_modules/.cache/bench-${process.pid}`
await mkdir(folder, { recursive: true })
try {
  const outfile = `${folder}/${name}.mjs`
  await build({
    entryPoints: [`bench/${name}.ts`],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  })
  await (await import(pathToFileURL(outfile).href)).run(args)
} finally {
  await rm(folder, { recursive: true, force: true })
}
