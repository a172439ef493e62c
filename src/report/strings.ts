const en = {
  sources: 'Sources',
  contents: 'Contents',
  notFound: 'What was not found',
  question: 'Question',
  retrieved: 'retrieved',
  published: 'published',
  noDate: 'no date stated',
  paragraph: '¶',
  onPage: 'on the page',
  archived: 'archived',
  asInNote: (n: number) => `as in note ${n}`,
  verdict: 'Verdict',
  noHanFont: 'No font with Chinese, Japanese or Korean characters was found; install Noto Serif CJK to see them.',
  page: (n: number) => `, p. ${n}`,
  searched: 'Searched without a result',
  unanswered: 'No section answers',
  unreadable: 'Could not be read',
  openRepairs: 'Open repairs',
  counts: (found: number, read: number, cited: number) =>
    `${found} source${found === 1 ? '' : 's'} found, ${read} read, ${cited} cited`,
  madeOn: 'Made on',
  claims: 'Claims',
  thread: 'From question to report',
  scorecard: 'Scorecard',
  requirement: 'Requirement',
  sections: 'Sections',
  opening: 'opening',
  criterion: 'Criterion',
  mark: 'Mark',
  where: 'Where',
  score: 'score',
  strictFormula: 'strict: Σ w·s / Σ positive w; positive only full, negative already partial',
  raw: 'ternary',
  byChecks: 'by checks',
  disputed: 'disputed',
  unmarked: (count: number) => `${count} without a mark`,
  independent: (count: number) => `${count} independent ${count === 1 ? 'source' : 'sources'}`,
  verdicts: { supported: 'supported', refuted: 'refuted', mixed: 'mixed', insufficient: 'insufficient' },
  stances: { supports: 'supports', refutes: 'refutes', neutral: 'bears on it' },
  marks: { full: 'full', partial: 'partial', none: 'none' },
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
  onPage: '原页位置',
  archived: '存档于',
  asInNote: n => `同注 ${n}`,
  verdict: '结论',
  noHanFont: 'No font with Chinese, Japanese or Korean characters was found; install Noto Serif CJK to see them.',
  page: n => `，第${n}页`,
  searched: '检索无结果',
  unanswered: '没有章节回答',
  unreadable: '无法读取',
  openRepairs: '待修复的引用',
  counts: (found, read, cited) => `找到 ${found} 个来源，阅读 ${read} 个，引用 ${cited} 个`,
  madeOn: '生成于',
  claims: '论断',
  thread: '从问题到报告',
  scorecard: '评分表',
  requirement: '要求',
  sections: '章节',
  opening: '开头',
  criterion: '标准',
  mark: '评定',
  where: '位置',
  score: '得分',
  strictFormula: '严格：Σ w·s / Σ 正权重；正向仅计完全满足，负向部分存在即扣分',
  raw: '三值',
  byChecks: '机械检查',
  disputed: '有争议',
  unmarked: count => `${count} 项未评定`,
  independent: count => `${count} 个独立来源`,
  verdicts: { supported: '支持', refuted: '反驳', mixed: '不一', insufficient: '证据不足' },
  stances: { supports: '支持', refutes: '反驳', neutral: '相关' },
  marks: { full: '完全满足', partial: '部分满足', none: '不满足' },
}

/** The words of a report in its language; English where there is no table for it. */
export function stringsFor(language: string): Strings {
  return language.startsWith('zh') ? zh : en
}

/** `¶12, p. 7`: where a quote stands in its source. */
export function placeLabel(
  { paragraph, page }: { readonly paragraph?: number; readonly page?: number },
  strings: Strings,
): string {
  return `${strings.paragraph}${paragraph ?? ''}${page === undefined ? '' : strings.page(page)}`
}
