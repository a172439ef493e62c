import { script } from './script.ts'
import { style as css } from './style.ts'

/**
 * The report inside a chat: an MCP App (https://github.com/modelcontextprotocol/ext-apps/blob/main/specification/2026-01-26/apps.mdx). The host
 * shows this page beside a tool's result, which names the research; the page of that research is read as a resource through the host,
 * again every few seconds, and what it links to is opened by the host. It loads nothing itself.
 */
export function appHtml(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Research</title>
<style>${css}
#state{font:14px/1.4 system-ui,sans-serif;margin:.5rem 1rem}</style>
</head>
<body>
<p id="state" role="status">…</p>
<div id="page"></div>
<script>${appScript}</script>
</body>
</html>
`
}

/** The page's own script runs once on each page that is put in; scripts of what is read are left out. */
const appScript = `(()=>{
'use strict'
const enhance=()=>{${script}}
const state=document.getElementById('state'),place=document.getElementById('page')
const waiting=new Map()
let id=0,session,known
const send=message=>parent.postMessage({jsonrpc:'2.0',...message},'*')
const ask=(method,params)=>new Promise((done,failed)=>{waiting.set(++id,{done,failed});send({id,method,params})})
const tell=(method,params)=>send({method,params})
const show=async()=>{
if(session===undefined||document.hidden||place.querySelector('.cite:hover,.cite:focus-within'))return
const answer=await ask('resources/read',{uri:'research://'+session+'/page'}).catch(()=>undefined)
const html=answer?.contents?.[0]?.text
if(html===undefined){state.textContent='This host does not hand out the page of '+session+'.';return}
const page=new DOMParser().parseFromString(html,'text/html')
const stamp=page.documentElement.dataset.stamp
if(stamp===known)return
known=stamp
for(const one of page.querySelectorAll('script,link,meta,base,iframe,object,embed'))one.remove()
document.documentElement.lang=page.documentElement.lang
place.replaceChildren(...page.body.childNodes)
state.textContent=''
state.hidden=true
enhance()
}
const take=result=>{
const words=(result?.content??[]).map(one=>one.text??'').join('\\n')
const found=[...words.matchAll(/^session (r-[a-z0-9]+)/gm)].at(-1)?.[1]
if(found===undefined){state.textContent='No research yet.';return}
session=found
show()
}
addEventListener('message',({source,data})=>{
if(source!==parent||data?.jsonrpc!=='2.0')return
if(data.id!==undefined&&data.method===undefined){
const one=waiting.get(data.id)
waiting.delete(data.id)
if(data.error)one?.failed(data.error);else one?.done(data.result)
return
}
if(data.method==='ui/notifications/tool-result')take(data.params)
else if(data.method==='ping'||data.method==='ui/resource-teardown')send({id:data.id,result:{}})
})
addEventListener('click',event=>{
const link=event.target.closest?.('a[href]')
if(!link||link.getAttribute('href').startsWith('#'))return
event.preventDefault()
ask('ui/open-link',{url:link.href}).catch(()=>{})
})
new ResizeObserver(()=>tell('ui/notifications/size-changed',{width:document.documentElement.scrollWidth,height:Math.ceil(document.documentElement.getBoundingClientRect().height)})).observe(document.documentElement)
ask('ui/initialize',{appInfo:{name:'deepresearch-report',version:'1'},appCapabilities:{},protocolVersion:'2026-01-26'}).then(()=>{
tell('ui/notifications/initialized',{})
setInterval(show,5000)
})
})()`
