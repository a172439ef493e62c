import { lazy } from './lazy.ts'
import { words } from './words.ts'

const ofComparison = `best better worst main key major typical usual common overall general basic core chief biggest other further
  evidence proof quality strength strong certainty confidence study studies trial review reviews research data source sources read tested test
  measured measure measures reported found finding findings result results outcome outcomes effect effects size benefit benefits gain gains
  amount dose doses number numbers count share time times duration length period frequency often long much many size scale scope range
  staying power lasting durability follow-up followup after term short
  risk risks harm harms danger dangers side limit limits limitation limitations caveat caveats drawback drawbacks downside downsides weakness weaknesses
  pro pros con cons advantage advantages disadvantage disadvantages strengths upside upsides
  cost costs price prices fee fees effort access availability
  who what when where why which how people participants sample population group groups setting design method methods
  comparison compared comparator against versus difference differences similarity
  use uses used purpose aim goal best-for suited suits fit recommended recommendation verdict conclusion bottom line note notes detail details remark remarks
  feature features aspect criterion criteria item question point topic category dimension property characteristic characteristics
  say says said claim claims take open unknown unclear known status state date year start end begin`
const ofComparisonHan =
  /最佳|主要|关键|典型|总体|证据|质量|强度|研究|试验|综述|来源|数据|结果|效果|疗效|效应|大小|益处|好处|收益|剂量|用量|数量|时间|时长|频率|范围|规模|持续|持久|长期|短期|随访|风险|危害|副作用|局限|限制|不足|缺点|优点|优势|劣势|成本|费用|价格|获取|可及性|人群|对象|样本|设计|方法|比较|对比|差异|用途|适用|适合|建议|结论|备注|说明|特点|特征|方面|指标|项目|类别|维度|状态|日期|年份|其他|的|与|和|及|度|性/gu

const all = lazy((): ReadonlySet<string> => new Set(words(ofComparison)))

/** Whether the head of a table's row says what is compared, as `Best evidence read` and `Amount tested`, and names no thing that a place would have to name. */
export function isHeadingOfComparison(head: string): boolean {
  if (/\p{Script=Han}/u.test(head)) return !/[\p{L}\p{N}]/u.test(head.replace(ofComparisonHan, ''))
  const own = words(head, { dropStopWords: true })
  return /\p{L}/u.test(head) && own.every(word => all().has(word))
}
