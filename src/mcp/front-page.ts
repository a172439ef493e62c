import { escapeHtml } from '../text/escape-html.ts'

const style =
  'body{font:1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}code,pre{font:.9em/1.5 ui-monospace,monospace}pre{overflow-x:auto;padding:.8rem;border:1px solid #888;border-radius:.4rem}'

/** What a person sees who opens the server in a browser: what it is and how a client connects. Nothing of any research. */
export function frontPage(origin: string, version: string): string {
  const address = escapeHtml(`${origin}/mcp`)
  const configuration = escapeHtml(
    JSON.stringify({ mcpServers: { deepresearch: { type: 'http', url: `${origin}/mcp` } } }, null, 2),
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>deepresearch-mcp</title>
<style>${style}</style>
</head>
<body>
<h1>deepresearch-mcp ${escapeHtml(version)}</h1>
<p>An MCP server for deep research: plan, search, read, cross-verify, draft, judge. It runs; it is made for MCP clients, not for a browser.</p>
<p>The MCP end point (Streamable HTTP) is <code>${address}</code>. In a client's configuration:</p>
<pre>${configuration}</pre>
<p>Where the server was started with <code>DEEPRESEARCH_TOKEN</code>, a client sends the header <code>Authorization: Bearer …</code> with it.</p>
<p>A research is a page at <code>/r/</code> and its id, such as <code>/r/r-7k2m</code>; the tool <code>recall</code> with <code>kind: "sessions"</code> lists the ids. <a href="/health">/health</a> says that the server is up.</p>
</body>
</html>
`
}

/** The page is this text alone: nothing of it runs, is loaded or framed. */
export const frontPageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}
