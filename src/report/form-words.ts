/** What a report should look like, not what it should say: its language, length, files and references. */
const form = [
  'english|chinese|german|french|spanish|japanese|language|translat(?:e|ed|ion)|written|write|plain',
  'ieee|apa|gb/?t(?: ?7714)?|style|formats?|references?|citations?|cited?|sources?|bibliography|footnotes?|inline|numbered',
  'pdf|docx?|word|html|markdown|md|latex|files?|documents?|exports?|exported|deliver(?:ed)?|output|report|attachments?',
  'length|words?|characters?|pages?|long|short|about|at least|at most|max(?:imum)?|min(?:imum)?|between|up to|around|roughly',
  'and|or|with|in|as|the|a|an|of|to|for|both|also|be|is|should|must|please|each|all|one',
]
const formHan =
  /中文|英文|英语|汉语|简体|繁体|语言|撰写|书写|写作|国标|参考文献|引用|引文|文献|出处|格式|样式|体例|著录|文件|文档|报告|导出|输出|字数|篇幅|页数|长度|不少于|不超过|以内|左右|大约|至少|最多|使用|采用|按照|并且|以及|附上|提供|给出|为|用|以|和|与|或|及|按|约|的|字|页|份|到|至|万|千/g
const formWords = new RegExp(`(?<![\\p{L}\\p{N}])(?:${form.join('|')})(?![\\p{L}\\p{N}])`, 'giu')

/** A requirement that names nothing but form is met by the report's shape; no section answers it. */
export function isOfForm(requirement: string): boolean {
  const left = requirement.replace(formWords, ' ').replace(formHan, ' ')
  return !/\p{L}/u.test(left)
}
