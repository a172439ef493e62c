import { countScripts } from '../text/script.ts'
import type { ProviderQuery } from './provider.ts'
import { impliedSince } from './recency.ts'

/** Words of programming and computing. Rules of thumb: a provider of the field is spared, never silenced, since naming its kind asks it. */
const technical =
  /\b(?:api|sdk|cli|sql|json|xml|html|css|https?|tcp|tls|ssl|ssh|regex|cpu|gpu|linux|unix|macos|android|docker|kubernetes|git|github|gitlab|npm|pip|maven|node(?:\.?js)?|javascript|typescript|python|java|rust|golang|kotlin|php|perl|c\+\+|c#|\.net|react|angular|django|flask|rails|postgres(?:ql)?|mysql|sqlite|redis|mongodb|kafka|elasticsearch|compiler|runtime|debug(?:ger|ging)?|stack ?trace|segfault|null pointer|deadlock|mutex|multithread\w*|async|await|algorithms?|data structures?|databases?|query plan|indexing|endpoints?|web server|browser|firmware|kernel|device driver|open[- ]source|repository|repo|pull request|memory leak|benchmarks?|latency|throughput|encryption|authentication|oauth|cach(?:e|ing)|ci\/cd|machine learning|neural networks?|llms?|pytorch|tensorflow|source code|coding|programming|software)\b|代码|代碼|编程|編程|程序员|程序设计|软件|軟體|开源|開源|数据库|資料庫|算法|演算法|编译|接口|函数|报错|服务器|伺服器|线程|内存|缓存|爬虫|前端|后端|操作系统|代码仓库|漏洞/i

/** Words that only code has: a call, a path, a flag, a dotted or snake_case name, an error's name. */
const codeLike = /\w+\(\)|\b\w+_\w+\b|\s--?[a-z][\w-]+|\b\w+(?:Error|Exception)\b|\bE[A-Z]{4,}\b|::|=>|`/

export const isTechnical = ({ text }: ProviderQuery) => technical.test(text) || codeLike.test(text)

const lifeScience =
  /\b(?:gene(?:s|tic|tics)?|genom\w+|dna|rna|mrna|crispr|protein\w*|enzyme\w*|stem cells?|t[- ]cells?|cell (?:line|biology|culture)s?|microb\w+|bacteri\w+|virus\w*|viral|vaccin\w+|antibod\w+|antibiotic\w*|immun\w+|infecti\w+|epidemi\w+|pandemic|covid(?:-19)?|sars|influenza|disease\w*|syndrome|symptoms?|diagnos\w+|therap\w+|drugs?|dosage|dosing|clinical|patients?|placebo|randomi[sz]ed|cohort|mortality|morbidity|cancer\w*|tumou?r\w*|oncolog\w+|carcino\w+|cardi\w+|diabet\w+|insulin|glucose|obesity|hypertension|alzheimer\w*|parkinson\w*|dementia|neuro\w+|brain|psychiatr\w+|autism|surgery|surgical|pharmac\w+|toxic\w+|medicines?|medical|health|nutrition\w*|dietary|vitamin\w*|sleep|pregnan\w+|pa?ediatric\w*|species|ecolog\w+|biolog\w+|biomedical|metaboli\w+|hormone\w*|pathogen\w*|biomarker\w*)\b|基因|蛋白|细胞|細胞|病毒|细菌|疫苗|抗体|抗生素|免疫|感染|疾病|症状|诊断|治疗|疗法|药物|药品|剂量|临床|患者|癌|肿瘤|糖尿病|血压|心脏|中风|阿尔茨海默|神经|抑郁|手术|医学|健康|营养|维生素|睡眠|妊娠|儿科|物种|生物|代谢|激素|微生物|流行病/i

export const isLifeScience = ({ text }: ProviderQuery) => lifeScience.test(text)

const newsLike =
  /\b(?:news|headline\w*|announce\w*|announcement|breaking|election\w*|vote[sd]?|minister|president|parliament|congress|senate|government|sanction\w*|tariff\w*|war|ceasefire|treaty|summit|protest\w*|strike|attack\w*|earthquake|hurricane|flood\w*|wildfire\w*|court|ruling|verdict|lawsuit|merger|acqui\w+|layoff\w*|ipo|earnings|central bank|interest rate\w*|inflation|launch\w*|released?|report(?:ed|s)?|press release|scandal|crisis|outbreak|championship|olympic\w*|world cup)\b|新闻|消息|宣布|公告|发布会|选举|大选|总统|总理|部长|议会|国会|制裁|关税|战争|停火|峰会|抗议|罢工|袭击|地震|台风|洪水|山火|法院|判决|诉讼|并购|收购|裁员|上市|财报|央行|利率|通胀|危机|疫情|奥运|世界杯/i

/** News, what is recent, or what happened in a period. */
export function isNewsLike(query: ProviderQuery): boolean {
  const isDated = query.since !== undefined || query.until !== undefined || impliedSince(query) !== undefined
  return isDated || newsLike.test(query.text)
}

const asks =
  /[?？]|\b(?:how|why|what|which|when|where|who|does|should|can|versus|vs|compare|difference|best)\b|如何|怎么|怎樣|怎样|为什么|為什麼|哪些|哪个|是否|比较|区别|多少/i

/** A few words that may name something: a person, a place, a work, a term. */
export function isEntityLike({ text, exact, not, site, filetype }: ProviderQuery): boolean {
  if (asks.test(text) || exact.length > 1 || not.length > 0 || site !== undefined || filetype !== undefined)
    return false
  const han = countScripts(text).han
  return han > 0 ? han <= 10 : text.trim().split(/\s+/).length <= 4
}

export const isChinese = ({ text, language }: ProviderQuery) => language === 'zh' || countScripts(text).han > 0

/** Latin letters, for services that know no other. An ideograph says as much as three of them. */
export function isLatin({ text }: ProviderQuery): boolean {
  const { latin, han, kana, ...others } = countScripts(text)
  return latin > 3 * (han + kana) + Object.values(others).reduce((sum, count) => sum + count, 0)
}
