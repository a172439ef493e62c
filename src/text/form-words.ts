import { isOfStructure } from './structure-words.ts'

/** Words that by themselves make a demand one on form: languages, styles, files, tables and charts, length, citing. */
const strong =
  /\b(?:english|chinese|german|french|spanish|japanese|ieee|apa|mla|harvard|vancouver|gb\/t(?:\s*7714)?|bibtex|pdf|docx|html|markdown|word (?:file|document)|references|bibliography|citations?|cited|cites?|footnotes?|sourced|tables?|charts?|graphs?|diagrams?|timelines?|bullets?|bullet points?|\d[\d,]*\s*(?:[-–—~]\s*\d[\d,]*\s*)?(?:words?|pages?|characters|sentences)|marked|labelled|labeled|flagged)\b|(?:each|every|all)\s+(?:sentences?|claims?|statements?|facts?|figures?)\b(?=.*\b(?:sources?|references?)\b)|英文|英语|中文|汉语|日文|日语|体例|格式|对比表|比较表|图表|表格|列表|时间线|表|图|字数|\d[\d,]*\s*(?:[-–—~至到]\s*\d[\d,]*\s*)?[字页]|出处|引用|引文|参考文献|脚注|注明|标注|标明|标出/giu

/** Words that say nothing of a subject. */
const weak =
  /\b(?:the|an?|and|or|of|in|into|as|with|for|to|from|by|on|at|is|are|be|has|have|must|should|shall|will|each|every|all|any|one|two|three|four|five|small|short|brief|clear|simple|some|least|most|more|than|real|own|its?|that|this|which|every(?:thing)?|where|not|no|about|around|between|under|up|per|behind|after|also|both|only|their|them|please|answer|report|text|document|output|result|written|write|use[sd]?|using|give[ns]?|provided?|includ(?:e[sd]?|ing)|contains?|deliver(?:ed)?|export(?:ed)?|made|add(?:ed)?|style|styles|language|format(?:s|ted)?|files?|comparison|options?|alternatives?|figures?|numbers?|data|facts?|claims?|statements?|sentences?|places?|sources?|reference|length|long|words?|pages?|characters|sections?|headings?|paragraphs?|lists?|summary|title|abstract|uncertain(?:ty)?|unsure|assumptions?|inferences?|chicago)\b|句子|[一二两三四五六七八九十几]?(?:张|个|份|句|条|处|项|段)|方案|各|不同|每|来源|话|的|都|要|必须|须|应当?|需要?|请|用|以|为|和|与|及|或|并|附上?|给出|列出|提供|包含|包括|含|做|写|报告|答案|全文|正文|文件|全部|所有|任何|不确定|之?处|左右|以内|之?间|约|长度|篇幅|小|简短|简明|清楚|结论|数据|数字|事实|陈述|论断|文内|文末|带|有|至少|风格|样式|撰写|回答|作答|输出|导出|比较|对比|假设|推断|内容|地方|是|在|里|中/giu

/** As the plan's rules word one. */
const label = /^(?:form|length|language): /u

/** Whether a demand speaks of nothing but the form of an answer: its language, length, citing, files, a table or a chart. No section answers such a one. */
export function isOfForm(text: string): boolean {
  if (label.test(text) || isOfStructure(text)) return true
  const rest = text.replace(strong, ' ')
  return rest !== text && !/\p{L}/u.test(rest.replace(weak, ' '))
}
