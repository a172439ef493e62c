import { REPORT_APP } from '../src/mcp/app.ts'
import type { Resource } from '../src/mcp/resource.ts'

/** The page that hosts with MCP Apps show beside a result. */
export const app: Resource = {
  name: 'report_app',
  title: 'Report view',
  description: 'Shows a research in the chat and renews itself.',
  uriTemplate: REPORT_APP.uri,
  mimeType: REPORT_APP.mimeType,
  list: async () => [{ uri: REPORT_APP.uri, name: 'report_app', title: 'Report view' }],
  complete: async () => [],
  read: async () => (await import('../src/report/html/app.ts')).appHtml(),
}
