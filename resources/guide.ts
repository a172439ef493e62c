import type { Resource } from '../src/mcp/resource.ts'

const load = async () => (await import('./guides.ts')).guides

export const guide: Resource = {
  name: 'guide',
  title: 'A guide',
  description: 'How to work with this server.',
  uriTemplate: 'guide://{name}',
  mimeType: 'text/markdown',
  list: async () => Object.entries(await load()).map(([name, { title }]) => ({ uri: `guide://${name}`, name, title })),
  complete: async (_variable, typed) => Object.keys(await load()).filter(name => name.startsWith(typed)),

  async read({ name = '' }) {
    const guides = await load()
    return Object.hasOwn(guides, name) ? guides[name]?.text : undefined
  },
}
