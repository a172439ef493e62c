/** Pages that we wrote in the shape of Chinese sites: what is content, what is around it. */
export interface ChinesePage {
  readonly name: string
  readonly html: string
  readonly kept: readonly string[]
  readonly dropped: readonly string[]
  readonly title: string
  readonly author?: string
  readonly published?: string
}

const page = (head: string, body: string): string =>
  `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`

const links = (names: string): string =>
  names
    .split(' ')
    .map((name, index) => `<li><a href="/c${index}/">${name}</a></li>`)
    .join('')

const topMenu = `<div class="top-nav"><ul>${links('首页 新闻 财经 科技 体育 娱乐 汽车 房产 教育 时尚 旅游 视频 直播')}</ul><div class="login"><a href="/login">登录</a> <a href="/reg">注册</a></div></div>`
const bottom = `<div class="footer"><p><a href="/about">关于我们</a> | <a href="/contact">联系我们</a> | <a href="/ad">广告服务</a> | <a href="/law">法律声明</a> | <a href="/map">网站地图</a></p><p>版权所有 © 2024 晨报网 京ICP备00000000号-1</p></div>`

const story = [
  '本报讯 市水务局昨日公布的数据显示，今年前三季度全市河道水质明显改善，达到三类标准的断面比例为百分之七十八，比去年同期提高九个百分点。',
  '水务局负责人在发布会上表示，改善主要来自两个方面：一是沿河四十二座泵站完成雨污分流改造，二是上游三个区县关停了二十多家小型印染企业。',
  '“我们不会因为数据好看就放松。”这位负责人说，“雨季之后还有两条支流没有达标，明年春天之前必须完成清淤。”',
  '家住河边的王女士告诉记者，从前夏天不敢开窗，现在傍晚常能看到有人钓鱼。她希望岸边的步道能早日修到下游。',
  '环保志愿者则提醒，水质断面多设在主河道，小区内的暗渠并没有列入监测。对此，水务局回应称，明年将新增六十个监测点。',
]

const news: ChinesePage = {
  name: 'news',
  title: '前三季度全市河道水质明显改善',
  author: '李明',
  published: '2024-10-18',
  html: page(
    '<title>前三季度全市河道水质明显改善_晨报网</title>',
    `${topMenu}<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/local">本地</a> &gt; 正文</div>
     <div class="main-content"><div class="left"><h1 class="main-title">前三季度全市河道水质明显改善</h1>
     <div class="date-source"><span>发布时间：2024年10月18日 07:30</span> <span>来源：晨报</span> <span>作者：李明</span></div>
     <div class="article" id="artibody">${story.map(text => `<p>　　${text}</p>`).join('')}<p class="show_author">责任编辑：张华</p></div>
     <div class="share"><span>分享到：</span><a>微博</a><a>微信</a><a>QQ空间</a></div>
     <div class="keywords">标签：<a href="/t1">水质</a><a href="/t2">河道</a></div>
     <div class="page-next"><p>上一篇：<a href="/1">地铁六号线延长段开工</a></p><p>下一篇：<a href="/2">周末降温八度</a></p></div>
     <div class="related"><h3>相关阅读</h3><ul>${links('老城区供水管网改造启动 三座污水厂通过验收 河长制五年回顾 春季清淤计划公布')}</ul></div></div>
     <div class="right"><div class="hot"><h3>热门排行</h3><ul>${links('房贷利率再次下调 明星演唱会门票售罄 新能源汽车销量创新高 小学周边道路限速 台风路径最新消息')}</ul></div></div></div>${bottom}`,
  ),
  kept: story,
  dropped: ['老城区供水管网改造启动', '房贷利率再次下调', '联系我们', '分享到', '周末降温八度', '京ICP备'],
}

const posts = [
  '各位师傅好，家里的净水器用了两年，最近出水越来越小，滤芯上个月刚换过，请问可能是什么原因？机器是反渗透的，前置压力表显示零点二。',
  '零点二兆帕的进水压力偏低，反渗透膜需要零点三左右才能正常出水。先把前置过滤器拆下来冲洗一遍，再看压力有没有上来。',
  '我家也遇到过，最后发现是增压泵坏了，换一个一百多块钱。判断方法很简单：开机以后用手摸泵体，没有震动就是坏了。',
  '谢谢两位！冲洗之后压力到了零点二八，出水快了不少。泵有震动，应该没坏，先观察一周再来汇报。',
]

const forum: ChinesePage = {
  name: 'forum',
  title: '净水器出水越来越小是什么原因',
  html: page(
    '<title>净水器出水越来越小是什么原因 - 家电维修 - 邻里论坛</title>',
    `<div id="toptb"><a>设为首页</a><a>收藏本站</a></div><div id="nv"><ul>${links('论坛 版块 导读 排行榜 家园 帮助')}</ul></div>
     <div id="pt" class="bm"><a href="/">邻里论坛</a> › <a href="/f1">家居生活</a> › <a href="/f2">家电维修</a></div>
     <div id="ct" class="wp"><div id="postlist" class="pl bm"><h1 class="ts"><span id="thread_subject">净水器出水越来越小是什么原因</span></h1>
     ${posts.map((text, index) => `<div id="post_${index}"><table class="plhin"><tr><td class="pls"><div class="authi"><a>用户${index + 1}</a></div><p>积分 ${index * 37 + 12}</p></td><td class="plc"><div class="authi"><em>发表于 2024-3-${index + 2} 10:2${index}</em></div><div class="t_f" id="postmessage_${index}">${text}</div><div class="po"><a>回复</a> <a>举报</a> <a>支持</a></div></td></tr></table></div>`).join('')}
     </div><form id="fastpostform"><textarea></textarea><button>发表回复</button></form></div><div id="ft"><p>Powered by 论坛程序</p><p>手机版|小黑屋|邻里论坛 版权所有</p></div>`,
  ),
  kept: posts,
  dropped: ['设为首页', '导读', '小黑屋'],
}

const product: ChinesePage = {
  name: 'product',
  title: '山泉牌不锈钢保温壶 1.5升',
  html: page(
    '<title>山泉牌不锈钢保温壶 1.5升【价格 图片 评价】-好物商城</title>',
    `<div class="shortcut"><ul>${links('我的订单 我的商城 企业采购 客户服务 网站导航')}</ul></div><div class="search-form"><input><button>搜索</button></div>
     <div class="crumb"><a>厨具</a> &gt; <a>水具酒具</a> &gt; <a>保温壶</a></div>
     <div class="product-intro"><div class="preview"><img src="a.jpg"></div><div class="itemInfo-wrap"><div class="sku-name"><h1>山泉牌不锈钢保温壶 1.5升</h1></div><div class="price">商城价 <span>¥129.00</span></div><a class="btn">加入购物车</a></div></div>
     <div class="detail"><div class="item-detail"><h3>商品介绍</h3><p>这款保温壶采用三〇四不锈钢内胆，双层真空结构，二十四小时后水温仍在五十八度以上，适合办公室和家庭使用。</p><p>壶盖为单手按压式设计，倒水时不需要旋开；壶口口径七点五厘米，可以直接放入冰块，也方便清洗。</p>
     <ul class="parameter"><li>品牌：山泉</li><li>容量：1.5升</li><li>材质：不锈钢</li><li>净重：0.86千克</li></ul></div></div>
     <div class="recommend"><h3>看了又看</h3><ul>${links('便携咖啡杯 儿童水杯 玻璃茶壶 电热水壶 车载保温杯')}</ul></div>${bottom}`,
  ),
  kept: ['这款保温壶采用三〇四不锈钢内胆', '壶盖为单手按压式设计', '容量：1.5升'],
  dropped: ['我的订单', '车载保温杯', '联系我们'],
}

const steps = [
  '在小内存的服务器上编译大型项目时，经常会遇到进程被系统杀掉的情况。下面介绍如何临时增加交换空间，让编译顺利完成。',
  '首先确认当前的交换空间大小。如果输出为空，说明系统没有启用任何交换分区，这时物理内存一旦耗尽，内核就会选择一个进程结束掉。',
  '接着创建一个两吉字节的文件并设置权限。权限必须限制为只有超级用户可以读写，否则系统会给出警告。',
  '编译完成之后可以把它关闭并删除。如果希望重启以后仍然生效，需要在挂载表里加上一行。',
]

const blog: ChinesePage = {
  name: 'blog',
  title: '小内存服务器如何临时增加交换空间',
  published: '2023-06-09',
  html: page(
    '<title>小内存服务器如何临时增加交换空间-码农笔记</title><meta property="article:published_time" content="2023-06-09T08:00:00+08:00">',
    `<div class="toolbar"><ul>${links('博客 下载 学习 社区 会员中心 消息 创作中心')}</ul></div>
     <div class="container"><aside class="blog-sidebar"><div class="user-info">文章 58 粉丝 1203 获赞 877</div><h3>分类专栏</h3><ul>${links('系统运维 数据库 前端 算法 随笔')}</ul><h3>最新文章</h3><ul>${links('容器日志清理 定时任务的坑 证书自动续期')}</ul></aside>
     <main><div class="blog-content-box"><h1 class="title-article">小内存服务器如何临时增加交换空间</h1><div class="bar-content"><a>老周</a> 于 2023-06-09 08:00:00 发布 阅读量1.2万 收藏 36 点赞数 12</div>
     <article id="content_views"><p>${steps[0]}</p><h2>查看现状</h2><p>${steps[1]}</p><pre><code class="language-bash">swapon --show\nfree -h</code></pre><h2>创建文件</h2><p>${steps[2]}</p><pre><code class="language-bash">fallocate -l 2G /swapfile\nchmod 600 /swapfile</code></pre><h2>收尾</h2><p>${steps[3]}</p></article></div>
     <div class="recommend-box"><div><a href="/1">服务器内存不足怎么办</a><p>本文介绍三种排查思路。</p></div><div><a href="/2">交换分区详解</a><p>从原理到实践。</p></div></div></main></div>${bottom}`,
  ),
  kept: [...steps, 'swapon --show', 'chmod 600 /swapfile'],
  dropped: ['创作中心', '证书自动续期', '服务器内存不足怎么办', '联系我们'],
}

export const chinesePages: readonly ChinesePage[] = [news, forum, product, blog]
