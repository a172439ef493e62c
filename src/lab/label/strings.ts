import { languageOf } from '../../text/script.ts'
import type { LabTask } from '../task.ts'

/** Words of the page; the reports' own language is the rater's. */
const en = {
  title: 'Judging reports',
  name: 'Your name',
  begin: 'Begin',
  progress: (done: number, all: number) => `${done} of ${all} judged`,
  finished: 'Everything is judged. Thank you.',
  question: 'The task',
  left: 'Left report',
  right: 'Right report',
  report: 'The report',
  overall: 'Which serves the reader better, overall?',
  dimensions: {
    completeness: 'Completeness: all that was asked, nothing important left out',
    depth: 'Depth: figures and reasoning instead of adjectives',
    fitness: 'Fitness: what was asked, in the form asked, key conclusions right',
    readability: 'Readability: order, headings, summaries, tables where they help',
  },
  labels: {
    left: 'left is better',
    right: 'right is better',
    both_good: 'both good',
    both_fair: 'both fair',
    both_poor: 'both poor',
  },
  vetoLeft: 'Veto: place of a factual error in the left report, such as 2.3 (empty: none)',
  vetoRight: 'Veto: place of a factual error in the right report',
  why: 'Why?',
  marks: { full: 'full', partial: 'partial', none: 'none' },
  place: 'place',
  flaw: 'flaw: full means that it is there',
  fatal: 'fatal',
  save: 'Save and go on',
  wrong: 'Not saved yet:',
  noPlace: (what: string) => `${what}: name a paragraph that is there, such as 0.1`,
  noMark: (what: string) => `${what}: choose one`,
  noWhy: 'Say why, in a sentence.',
  hint: 'Tab goes from question to question, the arrow keys choose, Enter in the last button saves. Length is no merit; overall is no sum.',
}

const zh: typeof en = {
  title: '报告评审',
  name: '您的姓名',
  begin: '开始',
  progress: (done, all) => `已评 ${done} / ${all}`,
  finished: '全部评完，谢谢。',
  question: '任务',
  left: '左边的报告',
  right: '右边的报告',
  report: '报告',
  overall: '总体上哪一份对读者更有用？',
  dimensions: {
    completeness: '信息完整：所问皆答，没有重要遗漏',
    depth: '内容深度：有数据和推理，而不是形容词',
    fitness: '需求契合：答其所问，形式相符，关键结论正确',
    readability: '可读性：结构、标题、小结、必要的表格',
  },
  labels: { left: '左边更好', right: '右边更好', both_good: '都好', both_fair: '都一般', both_poor: '都差' },
  vetoLeft: '一票否决：左边报告中事实错误的位置，如 2.3（没有则留空）',
  vetoRight: '一票否决：右边报告中事实错误的位置',
  why: '理由',
  marks: { full: '完全', partial: '部分', none: '没有' },
  place: '位置',
  flaw: '缺陷项：“完全”表示缺陷存在',
  fatal: '致命',
  save: '保存并继续',
  wrong: '尚未保存：',
  noPlace: what => `${what}：请写明存在的段落，如 0.1`,
  noMark: what => `${what}：请选择一项`,
  noWhy: '请用一句话说明理由。',
  hint: 'Tab 键换题，方向键选择，在最后的按钮上按回车保存。长不等于好；总体不是各项之和。',
}

export type Strings = typeof en

export const stringsFor = (language: string | undefined): Strings => (language?.startsWith('zh') ? zh : en)

/** As the task says, else as its words look. */
export const languageOfTask = ({ language, question }: LabTask): string => language ?? languageOf(question) ?? 'en'
