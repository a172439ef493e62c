import { cp, rm } from 'node:fs/promises'
import { build } from 'esbuild'
import { joinStart } from './scripts/join-start.mjs'

const options = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  // Read by `node --enable-source-maps` only, so it costs a normal start nothing.
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'linked',
  logLevel: 'warning',
}
await rm('dist', { recursive: true, force: true })
const { metafile } = await build({
  ...options,
  entryPoints: ['src/main.ts', 'src/document-worker.ts'],
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  // Every `await import()` becomes a file of its own that is read when it is first needed.
  splitting: true,
  metafile: true,
  // Native, or reading files beside themselves: loaded from node_modules when first needed.
  external: ['@photostructure/sqlite', '@hyzyla/pdfium', '@myriaddreamin/typst-ts-node-compiler', '@resvg/resvg-js'],
  banner: {
    // CommonJS packages inside an ES module bundle still call require('node:…').
    js: "import { createRequire as __createRequire } from 'node:module'; const require = /* @__PURE__ */ __createRequire(import.meta.url);",
  },
})
await joinStart(metafile, 'dist/main.js', ['dist/document-worker.js'], options)
// The suite's tasks are data that is read when they are asked for.
await cp('src/lab/suite', 'dist/suite', { recursive: true, filter: path => !path.endsWith('.md') }).catch(error => {
  if (error.code !== 'ENOENT') throw error
})
