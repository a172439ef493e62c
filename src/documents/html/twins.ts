/** Labels of Chinese pages and the English labels with the same role. Longer ones stand before those they contain. */
const twins: readonly (readonly [chinese: RegExp, english: string])[] = [
  [
    /相关(?:阅读|文章|新闻|推荐|内容|链接|资讯)|相關(?:閱讀|文章|新聞)|猜你喜欢|为你推荐|推荐阅读|延伸阅读/g,
    'related articles',
  ],
  [/热门(?:文章|推荐|新闻|标签)|热点|排行榜?|点击排行|最多阅读|熱門/g, 'most popular'],
  [/最新(?:文章|资讯|新闻|评论)|最近更新/g, 'latest news'],
  [/上一(?:篇|页|章)|上一頁/g, 'previous'],
  [/下一(?:篇|页|章)|下一頁/g, 'next'],
  [/阅读(?:全文|更多)|查看(?:更多|全部|详情)|更多|展开/g, 'read more'],
  [/版权所有|版權所有|保留所有权利|备案号?|公网安备/g, 'copyright all rights reserved'],
  [/责任编辑|责编|編輯|编辑/g, 'editor'],
  [/立即(?:登录|注册)|登录|登陆|登入/g, 'log in'],
  [/注册|註冊/g, 'sign up'],
  [/首页|主页|首頁/g, 'home'],
  [/分享(?:到|至)?|转发|收藏|点赞|微博|微信|朋友圈|QQ空间/g, 'share'],
  [/发表评论|我要评论|写评论|网友评论|评论|留言|回复/g, 'comments'],
  [/关于我们|關於我們/g, 'about us'],
  [/联系我们|聯繫我們|联系方式/g, 'contact us'],
  [/隐私(?:政策|声明)|隱私/g, 'privacy policy'],
  [/(?:使用|服务)条款|用户协议|法律声明|免责声明/g, 'terms of use'],
  [/网站地图|友情链接|网站导航|导航/g, 'site map links'],
  [/加入购物车|立即购买|购物车/g, 'add to cart'],
  [/站内搜索|搜索|搜尋/g, 'search'],
  [/返回顶部|回到顶部|返回/g, 'back to top'],
  [/目录|本页目录/g, 'contents'],
  [/标签|关键词/g, 'tags'],
  [/广告|推广|赞助/g, 'advertisement'],
  [/订阅|关注(?:我们)?|扫码|扫一扫|二维码|下载(?:APP|客户端)/g, 'subscribe follow us'],
  [/阅读量?|浏览量?|点击量?/g, 'views'],
  [/来源|來源/g, 'source'],
  [/作者/g, 'by author'],
  [/发布(?:时间|于|日期)|发表(?:于|时间)/g, 'published'],
  [/当前位置|您的位置|所在位置/g, 'home you are here'],
]

const han = /[\u4e00-\u9fff]/

/** A short text with its Chinese labels put into English; other text as it is. */
export function englishTwin(text: string): string {
  if (!han.test(text)) return text
  return twins.reduce((result, [chinese, english]) => result.replace(chinese, ` ${english} `), text)
}
