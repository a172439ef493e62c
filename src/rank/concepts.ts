import { everyday, systems } from './everyday-concepts.ts'

/**
 * Words for the same thing, one concept a line, English before the bar and Chinese behind it. General knowledge: a line belongs
 * here when the words would be tried by anyone who searches for the concept, whatever the question.
 */
const security = `
untrusted, untrustworthy, stranger, attacker, malicious, hostile, adversary, third-party, user-supplied, user input, arbitrary | 不可信, 陌生人, 攻击者, 恶意, 第三方, 用户输入
trust, trusted, trustworthy, reliable, credible | 信任, 可信, 可靠
security, secure, safe, safety, protection, hardening, safeguard | 安全, 保障, 防护
vulnerability, exploit, weakness, flaw, CVE, security hole, XSS, SSRF, denial of service | 漏洞, 弱点, 缺陷
attack, intrusion, breach, compromise, hack, injection | 攻击, 入侵, 泄露, 注入
authentication, login, sign in, credentials, identity, password | 认证, 登录, 身份验证, 密码
authorization, permission, access control, privilege, rights | 授权, 权限, 访问控制
encryption, cryptography, cipher, TLS, encrypted | 加密, 密码学, 密文
privacy, personal data, confidential, anonymity, GDPR | 隐私, 个人信息, 保密, 匿名
sandbox, isolation, isolated, container, confinement | 沙箱, 隔离, 容器
sanitize, escape, validate, validation, filter | 过滤, 转义, 校验, 验证
fraud, scam, phishing, forgery, counterfeit | 欺诈, 诈骗, 钓鱼, 伪造
malware, virus, ransomware, trojan | 恶意软件, 病毒, 勒索软件
warning, caution, danger, dangerous, beware, unsafe, not safe, never, must not, hazard, risk | 警告, 注意, 危险, 不安全, 切勿, 风险
risk, hazard, threat, exposure, peril | 风险, 隐患, 威胁
limitation, caveat, drawback, shortcoming, disadvantage, downside, trade-off | 局限, 限制, 缺点, 不足, 劣势
advantage, benefit, strength, upside, merit | 优势, 优点, 好处, 益处`

const software = `
default, by default, preset, out of the box, initial value | 默认, 缺省, 预设
limit, upper limit, maximum, at most, no more than, cap, ceiling, upper bound, quota, threshold | 上限, 限制, 最大值, 配额, 阈值
minimum, lower bound, at least, floor | 最小值, 下限, 至少
timeout, time-out, deadline, expiry, wait time | 超时, 截止, 过期

performance, speed, fast, throughput, efficiency, benchmark | 性能, 速度, 吞吐量, 效率, 基准
latency, delay, response time, lag, slow | 延迟, 时延, 响应时间, 缓慢
memory, RAM, heap, footprint, memory usage | 内存, 显存, 占用

error, failure, exception, crash, fault, bug | 错误, 失败, 异常, 崩溃, 故障
retry, backoff, reconnect, attempt | 重试, 退避, 重连

deprecated, deprecation, obsolete, removed, end of life, legacy, sunset | 弃用, 废弃, 淘汰, 停止支持
compatibility, compatible, supported, support, interoperable | 兼容, 支持, 互操作
breaking change, migration, upgrade, update, changelog, release notes | 迁移, 升级, 更新, 变更
install, installation, setup, set up, deploy, deployment | 安装, 部署, 配置
configuration, setting, option, parameter, flag, preference | 配置, 设置, 选项, 参数
requirement, prerequisite, dependency, required, mandatory | 要求, 前提, 依赖, 必须
optional, voluntary, not required | 可选, 自愿

version, release, edition | 版本, 发布

API, interface, endpoint | 接口, 端点
database, storage, persistence, store | 数据库, 存储, 持久化
cache, caching, cached, memoize | 缓存
concurrency, parallel, thread, asynchronous, multithreaded | 并发, 并行, 线程, 异步
network, connection, socket, HTTP, request | 网络, 连接, 请求

log, logging, tracing, monitoring, observability, metrics | 日志, 监控, 追踪, 指标
test, testing, unit test, verification, QA | 测试, 检验
documentation, manual, guide, tutorial, reference | 文档, 手册, 指南, 教程
open source, free software, license, licence | 开源, 自由软件, 许可证

algorithm, method, approach, technique, procedure | 算法, 方法, 技术, 手段
artificial intelligence, AI, machine learning, deep learning, neural network | 人工智能, 机器学习, 深度学习, 神经网络
language model, LLM, large language model, chatbot, GPT | 语言模型, 大模型, 聊天机器人
accuracy, precision, error rate, correctness | 准确率, 精度, 误差, 正确

cloud, hosting, server, data center | 云计算, 云服务, 服务器, 数据中心
semiconductor, chip, integrated circuit, processor, CPU, GPU | 半导体, 芯片, 集成电路, 处理器
robot, robotics, automation, autonomous | 机器人, 自动化, 自主
hidden, secret, concealed, undocumented | 隐藏, 秘密, 未公开`

const economy = `
cost, price, fee, expense, pricing, charge, expenditure | 成本, 价格, 费用, 收费, 支出
cheap, affordable, low-cost, inexpensive | 便宜, 廉价, 低成本
expensive, costly, high-priced | 昂贵, 高价
revenue, sales, turnover, income, proceeds | 收入, 营收, 销售额, 营业额
profit, earnings, net income, margin, profitability | 利润, 盈利, 净利润, 毛利率
loss, deficit, shortfall, write-down | 亏损, 赤字, 损失

market share, market, industry, sector | 市场份额, 市场, 行业, 产业
company, firm, corporation, enterprise, business, manufacturer | 公司, 企业, 厂商, 制造商
startup, start-up, venture, founder | 初创公司, 创业
investment, funding, capital, financing, investor | 投资, 融资, 资本, 资金

growth, increase, rise, expansion, surge, grew | 增长, 上升, 增加, 扩张
decline, decrease, fall, drop, reduction, shrink | 下降, 减少, 下跌, 降低, 萎缩
inflation, consumer price index, CPI, price level | 通货膨胀, 通胀, 物价, 消费者价格指数
interest rate, central bank, monetary policy, base rate | 利率, 央行, 货币政策, 基准利率

GDP, gross domestic product, economic output, economic growth | 国内生产总值, 经济总量, 经济增长

unemployment, jobless, layoff, redundancy | 失业, 裁员, 下岗
employment, job, labor, labour, workforce, worker | 就业, 岗位, 劳动力, 员工
wage, salary, pay, compensation, earnings | 工资, 薪酬, 薪水, 待遇

tax, taxation, levy, duty, tariff | 税收, 税率, 征税, 关税
trade, export, import, tariff, customs | 贸易, 出口, 进口, 关税, 海关

debt, loan, borrowing, credit, bond, mortgage | 债务, 贷款, 借款, 信贷, 债券
stock, share, equity, listing, IPO | 股票, 股份, 上市, 首次公开募股
merger, acquisition, takeover, buyout | 并购, 收购, 合并
bankruptcy, insolvency, liquidation, default | 破产, 清算, 违约

budget, public spending, fiscal, government spending | 预算, 财政, 政府支出
subsidy, incentive, grant, tax credit | 补贴, 激励, 补助, 税收优惠
poverty, inequality, low-income, deprivation | 贫困, 不平等, 低收入

supply chain, logistics, supplier, procurement | 供应链, 物流, 供应商, 采购
shortage, scarcity, lack, bottleneck | 短缺, 匮乏, 缺乏, 瓶颈
demand, consumption, usage, uptake | 需求, 消费, 用量
supply, production, output, manufacturing, capacity | 供应, 生产, 产量, 制造, 产能

housing, real estate, property, rent, home price | 住房, 房地产, 租金, 房价
insurance, coverage, premium, policyholder | 保险, 保费, 投保

bank, banking, lender, financial institution | 银行, 金融机构
cryptocurrency, bitcoin, blockchain, token, digital currency | 加密货币, 比特币, 区块链, 数字货币

forecast, projection, outlook, prediction, estimate | 预测, 预计, 展望, 估计`

const society = `
law, legislation, statute, act, legal, regulation | 法律, 立法, 法规, 条例
regulation, regulator, rule, compliance, oversight | 监管, 规定, 合规
ban, prohibit, prohibition, forbid, outlaw, restriction | 禁止, 禁令, 取缔, 限制
lawsuit, litigation, court, ruling, judgment, verdict | 诉讼, 法院, 判决, 裁定
penalty, fine, sanction, punishment | 处罚, 罚款, 制裁, 惩罚
liability, responsibility, accountable, duty | 责任, 义务, 问责
patent, copyright, intellectual property, trademark | 专利, 版权, 知识产权, 商标
contract, agreement, treaty, accord, deal | 合同, 协议, 条约

government, authority, state, ministry, administration | 政府, 当局, 部门, 行政
policy, strategy, plan, initiative, programme, program | 政策, 战略, 规划, 计划, 倡议
election, vote, ballot, poll, referendum | 选举, 投票, 民调, 公投

war, conflict, military, armed forces, invasion | 战争, 冲突, 军事, 军队
refugee, migrant, immigration, asylum, displaced | 难民, 移民, 庇护

crime, criminal, offence, theft, homicide | 犯罪, 罪行, 盗窃
corruption, bribery, embezzlement | 腐败, 贿赂, 贪污
human rights, civil liberties, discrimination | 人权, 公民自由, 歧视

education, school, teaching, curriculum, learning | 教育, 学校, 教学, 课程, 学习
university, college, higher education, degree | 大学, 高校, 高等教育, 学位
student, pupil, learner, undergraduate | 学生, 学员
teacher, instructor, lecturer, educator | 教师, 老师, 教育工作者

population, demographic, inhabitants, census | 人口, 居民, 人口普查
birth rate, fertility, births, natality | 出生率, 生育率
aging, elderly, older people, senior, retirement, pension | 老龄化, 老年人, 退休, 养老金
child, children, infant, minor, adolescent, youth | 儿童, 婴儿, 未成年人, 青少年
women, female, gender | 女性, 妇女, 性别
family, household, marriage, parent | 家庭, 婚姻, 父母

city, urban, metropolitan, municipality | 城市, 都市, 市区
rural, countryside, village, agricultural area | 农村, 乡村

culture, tradition, heritage, custom | 文化, 传统, 遗产, 习俗
religion, faith, church, belief | 宗教, 信仰

media, press, news, journalism, newspaper | 媒体, 新闻, 报纸
social media, social network, platform, online community | 社交媒体, 社交网络, 平台
misinformation, disinformation, fake news, rumor, rumour | 虚假信息, 假新闻, 谣言

survey, questionnaire, opinion poll, respondents | 调查, 问卷, 受访者

transport, transportation, traffic, transit, railway | 交通, 运输, 铁路
aviation, airline, aircraft, airplane, flight | 航空, 飞机, 航班
shipping, maritime, vessel, port, freight | 航运, 船舶, 港口, 货运

tourism, travel, visitor, tourist | 旅游, 游客, 旅行
sport, athlete, championship, tournament | 体育, 运动员, 锦标赛
film, movie, cinema, box office | 电影, 影片, 票房`

const science = `
health, healthcare, medical, wellbeing | 健康, 医疗, 卫生
disease, illness, disorder, condition, syndrome | 疾病, 病症, 障碍, 综合征
cancer, tumor, tumour, carcinoma, oncology, malignancy | 癌症, 肿瘤, 恶性

heart, cardiac, cardiovascular, coronary | 心脏, 心血管, 冠状动脉
stroke, cerebrovascular, brain infarction | 中风, 脑卒中
diabetes, insulin, blood sugar, glucose | 糖尿病, 胰岛素, 血糖
obesity, overweight, body mass index, BMI | 肥胖, 超重, 体重指数

mental health, depression, anxiety, psychiatric | 心理健康, 抑郁, 焦虑, 精神

infection, infectious, pathogen, virus, bacteria, contagious | 感染, 传染, 病原体, 病毒, 细菌
vaccine, vaccination, immunization, inoculation | 疫苗, 接种, 免疫
pandemic, epidemic, outbreak, COVID-19 | 大流行, 疫情, 流行病, 新冠

drug, medication, medicine, pharmaceutical | 药物, 药品, 医药
treatment, therapy, intervention, cure | 治疗, 疗法, 干预
side effect, adverse event, toxicity, adverse reaction | 副作用, 不良反应, 毒性
symptom, sign, manifestation | 症状, 体征, 表现
diagnosis, screening, detection, diagnostic | 诊断, 筛查, 检测
clinical trial, randomized, placebo, controlled trial | 临床试验, 随机, 安慰剂, 对照

mortality, death, fatality, survival, lethal | 死亡率, 死亡, 病死率, 存活
incidence, prevalence, morbidity | 发病率, 患病率
pregnancy, maternal, prenatal, childbirth | 妊娠, 怀孕, 孕产妇, 分娩

nutrition, diet, food intake, nutrient | 营养, 饮食, 膳食
surgery, operation, surgical, transplant | 手术, 外科, 移植
hospital, clinic, inpatient, ward | 医院, 诊所, 住院

gene, genetic, genome, DNA, mutation | 基因, 遗传, 基因组, 突变
protein, enzyme, peptide, receptor | 蛋白质, 酶, 受体
cell, cellular, stem cell, tissue | 细胞, 干细胞, 组织

climate change, global warming, climate crisis | 气候变化, 全球变暖, 气候危机
greenhouse gas, carbon dioxide, CO2, emissions, methane | 温室气体, 二氧化碳, 排放, 甲烷
temperature, heat, warming, thermal | 温度, 气温, 热量, 升温
sea level, ocean, coastal, marine | 海平面, 海洋, 沿海
drought, flood, storm, hurricane, typhoon, extreme weather | 干旱, 洪水, 风暴, 飓风, 台风, 极端天气

pollution, contaminant, air quality, particulate | 污染, 污染物, 空气质量, 颗粒物
biodiversity, species, ecosystem, habitat, extinction | 生物多样性, 物种, 生态系统, 栖息地, 灭绝
forest, deforestation, logging, woodland | 森林, 毁林, 砍伐
water, drinking water, groundwater, freshwater | 水资源, 饮用水, 地下水, 淡水
waste, recycling, garbage, landfill, plastic | 垃圾, 回收, 填埋, 塑料

energy, power, electricity, fuel | 能源, 电力, 燃料
renewable energy, solar, photovoltaic, wind power | 可再生能源, 太阳能, 光伏, 风电
nuclear, reactor, fission, uranium | 核能, 核电, 反应堆, 铀
oil, petroleum, crude, natural gas, coal, fossil fuel | 石油, 原油, 天然气, 煤炭, 化石燃料

battery, batteries, lithium-ion, energy storage, cell pack | 电池, 锂电池, 储能
electric vehicle, EV, electric car, plug-in | 电动汽车, 电动车, 新能源汽车
hydrogen, fuel cell, electrolyzer | 氢能, 燃料电池, 电解槽

agriculture, farming, crop, harvest, farmer | 农业, 种植, 作物, 收成, 农民

space, satellite, rocket, orbit, spacecraft, launch | 航天, 卫星, 火箭, 轨道, 发射
earthquake, seismic, magnitude, tsunami | 地震, 震级, 海啸

physics, quantum, particle | 物理, 量子, 粒子
chemistry, chemical, compound, reaction | 化学, 化合物, 反应
mathematics, theorem, proof, equation | 数学, 定理, 证明, 方程
material, alloy, steel, metal | 材料, 合金, 钢铁, 金属`

const reasoning = `
cause, reason, because, due to, driver, factor | 原因, 因素, 导致, 由于
effect, impact, consequence, influence, outcome | 影响, 效果, 后果, 作用
evidence, proof, data, finding, support | 证据, 数据, 发现, 依据
study, research, paper, investigation, trial | 研究, 论文, 调研
comparison, compare, versus, difference, contrast | 比较, 对比, 差异, 区别
definition, meaning, term, concept | 定义, 含义, 概念
history, origin, background, founded, established | 历史, 起源, 背景, 成立, 创立
date, year, when, timeline, schedule | 日期, 年份, 时间表, 何时
number, count, total, amount, quantity, figure | 数量, 总数, 数字, 总量
share, percentage, proportion, ratio, percent | 占比, 百分比, 比例, 比率
average, mean, median, typical | 平均, 均值, 中位数
largest, biggest, highest, leading, top | 最大, 最高, 领先, 首位
smallest, lowest, least, minimum | 最小, 最低, 最少
quality, standard, grade, rating | 质量, 标准, 等级, 评级
recommend, recommendation, best practice, advice, guideline, should | 建议, 推荐, 最佳实践, 指导
alternative, substitute, replacement, instead | 替代, 备选, 代替
example, instance, case, such as | 例子, 案例, 实例
criticism, controversy, objection, dispute, debate | 批评, 争议, 质疑, 辩论
success, achievement, effective, efficacy, works | 成功, 有效, 疗效, 成效
problem, issue, challenge, difficulty, obstacle | 问题, 挑战, 困难, 障碍
solution, fix, remedy, workaround, resolve | 解决, 修复, 方案, 对策
change, trend, shift, development, evolution | 变化, 趋势, 转变, 发展
future, upcoming, next, planned, roadmap | 未来, 将来, 即将, 路线图
current, latest, recent, today, now | 当前, 最新, 近期, 目前
responsible, author, creator, inventor, developed by | 作者, 发明者, 创造者, 研发
location, place, region, country, site | 地点, 地区, 国家, 位置
duration, period, length, lifetime, lifespan, how long | 期限, 时长, 寿命, 周期
uncertainty, confidence interval, margin of error, unknown | 不确定, 置信区间, 误差范围, 未知`

/** Concepts that belong together, a blank line between the groups; those of reasoning are each for themselves. */
export const groups: readonly (readonly (readonly string[])[])[] = [
  ...[security, software, systems, economy, society, science, everyday].flatMap(field => field.trim().split('\n\n')),
  ...reasoning.trim().split('\n'),
].map(group => group.split('\n').map(line => line.split(/[,|]/).map(member => member.trim())))

/** The members of each concept. */
export const concepts: readonly (readonly string[])[] = groups.flat()
