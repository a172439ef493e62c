import type { Resource } from '../src/mcp/resource.ts'
import { guides } from './guides.ts'

export const guide: Resource = {
  name: 'guide',
  title: 'A guide',
  description: 'How to work with this server.',
  uriTemplate: 'guide://{name}',
  mimeType: 'text/markdown',
  list: async () => Object.entries(guides).map(([name, { title }]) => ({ uri: `guide://${name}`, name, title })),
  complete: async (_variable, typed) => Object.keys(guides).filter(name => name.startsWith(typed)),
  read: async ({ name = '' }) => (Object.hasOwn(guides, name) ? guides[name]?.text : undefined),
}
