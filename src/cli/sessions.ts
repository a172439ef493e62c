import type { Command } from './command.ts'

export const sessions: Command = {
  name: 'sessions',
  usage: '',
  summary: 'The researches in the data folder, last worked on first.',

  async run(_args, { open, out }) {
    const product = open({ web: false })
    try {
      const { store } = await product.services()
      for (const { id, question, updated, sourcesRead, drafts } of await store.sessions(1_000)) {
        out(
          `${id}  ${updated.slice(0, 16)}  read ${sourcesRead}  drafts ${drafts}  ${question.replace(/\s+/g, ' ') || '(no question)'}\n`,
        )
      }
      return 0
    } finally {
      await product.close()
    }
  },
}
