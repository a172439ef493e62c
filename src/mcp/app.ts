/** MCP Apps, an extension: https://github.com/modelcontextprotocol/ext-apps/blob/main/specification/2026-01-26/apps.mdx */
export const APPS_EXTENSION = 'io.modelcontextprotocol/ui'

/** The one app: the report of whatever research a result names. */
export const REPORT_APP = {
  uri: 'ui://deepresearch/report.html',
  mimeType: 'text/html;profile=mcp-app',
} as const
