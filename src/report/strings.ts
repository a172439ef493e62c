const en = {
  sources: 'Sources',
  contents: 'Contents',
  notFound: 'What was not found',
  question: 'Question',
  retrieved: 'retrieved',
  published: 'published',
  noDate: 'no date stated',
  paragraph: '¶',
  searched: 'Searched without a result',
  unanswered: 'No section answers',
  unreadable: 'Could not be read',
  openRepairs: 'Open repairs',
  counts: (found: number, read: number, cited: number) => `${found} source${found === 1 ? '' : 's'} found, ${read} read, ${cited} cited`,
  madeOn: 'Made on',
}

export type Strings = typeof en

const zh: Strings = {
  sources: '来源',
  contents: '目录',
  notFound: '未找到的内容',
  question: '问题',
  retrieved: '访问于',
  published: '发布于',
  noDate: '未注明日期',
  paragraph: '第¶',
  searched: '检索无结果',
  unanswered: '没有章节回答',
  unreadable: '无法读取',
  openRepairs: '待修复的引用',
  counts: (found, read, cited) => `找到 ${found} 个来源，阅读 ${read} 个，引用 ${cited} 个`,
  madeOn: '生成于',
}

/** The words of a report in its language; English where there is no table for it. */
export function stringsFor(language: string): Strings {
  return language.startsWith('zh') ? zh : en
}
