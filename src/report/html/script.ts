/** What the page does beyond HTML and CSS: sort and filter claims, keep notes in sight, light up the map. It is readable without. */
export const script = `(()=>{
'use strict'
const all=(what,where=document)=>[...where.querySelectorAll(what)]
const table=document.getElementById('claims-table')
if(table){
const body=table.tBodies[0],rows=[...body.rows],bar=document.querySelector('.filter'),count=bar.querySelector('output'),search=bar.querySelector('input')
let verdict=''
const show=()=>{
const words=search.value.trim().toLowerCase()
let shown=0
for(const row of rows){
const fits=(!verdict||row.dataset.verdict.split(' ').includes(verdict))&&row.textContent.toLowerCase().includes(words)
row.hidden=!fits
if(fits)shown++
}
count.textContent=shown+' / '+rows.length
}
bar.hidden=false
search.addEventListener('input',show)
for(const chip of all('button',bar))chip.addEventListener('click',()=>{
verdict=chip.dataset.verdict
for(const one of all('button',bar))one.setAttribute('aria-pressed',String(one===chip))
show()
})
const key=(row,i)=>{const cell=row.cells[i];return cell.dataset.key===undefined?cell.textContent:Number(cell.dataset.key)}
for(const[i,head]of[...table.tHead.rows[0].cells].entries()){
const button=document.createElement('button')
button.type='button'
button.textContent=head.textContent||'#'
head.replaceChildren(button)
button.addEventListener('click',()=>{
const way=head.getAttribute('aria-sort')==='ascending'?-1:1
for(const one of table.tHead.rows[0].cells)one.removeAttribute('aria-sort')
head.setAttribute('aria-sort',way===1?'ascending':'descending')
rows.sort((a,b)=>{const x=key(a,i),y=key(b,i);return way*(typeof x==='number'?x-y:x.localeCompare(y))})
body.append(...rows)
})
}
}
const place=cite=>{
const note=cite.querySelector('.note')
cite.classList.remove('up')
if(getComputedStyle(note).position!=='absolute')return
const box=note.getBoundingClientRect(),mark=cite.getBoundingClientRect()
if(box.bottom>innerHeight&&mark.top>box.height+8)cite.classList.add('up')
}
for(const cite of all('.cite')){
cite.addEventListener('mouseenter',()=>place(cite))
cite.addEventListener('focusin',()=>place(cite))
for(const end of['mouseleave','focusout'])cite.addEventListener(end,()=>cite.classList.remove('shut'))
}
document.addEventListener('keydown',event=>{
if(event.key!=='Escape')return
for(const cite of all('.cite:hover,.cite:focus,.cite:focus-within'))cite.classList.add('shut')
})
for(const map of all('svg.map')){
const edges=all('.edge',map),nodes=all('[data-node]',map)
const light=name=>{
const on=new Set([name])
for(const{dataset:{a,b}}of edges){if(a===name)on.add(b);if(b===name)on.add(a)}
for(const{dataset:{a,b}}of edges)if(on.has(a)&&b.startsWith('site '))on.add(b)
map.classList.toggle('lit',name!==undefined)
for(const edge of edges)edge.classList.toggle('on',on.has(edge.dataset.a)&&on.has(edge.dataset.b))
for(const node of nodes)node.classList.toggle('on',on.has(node.dataset.node))
}
for(const node of nodes){
for(const begin of['mouseenter','focus'])node.addEventListener(begin,()=>light(node.dataset.node))
for(const end of['mouseleave','blur'])node.addEventListener(end,()=>light(undefined))
}
}
const open=()=>{
const target=document.getElementById(decodeURIComponent(location.hash.slice(1)))
for(const one of target?all('details',target):[])if(target.matches('li,tr'))one.open=true
}
addEventListener('hashchange',open)
open()
addEventListener('beforeprint',()=>{for(const one of all('details'))one.open=true})
})()`

/** Of a page that is served while the research goes on: every step is told by `events` beside it, and it loads itself again where it became another page and nobody is reading a note. */
export const liveScript = `(()=>{
'use strict'
let known=document.documentElement.dataset.stamp
const look=async()=>{
if(document.hidden||document.querySelector('.cite:hover,.cite:focus-within'))return setTimeout(look,2000)
const answer=await fetch(location.href,{cache:'no-store'}).catch(()=>undefined)
if(!answer||!answer.ok)return
const stamp=/<html[^>]* data-stamp="([^"]*)"/.exec(await answer.text())?.[1]
if(stamp!==undefined&&stamp!==known){known=stamp;location.reload()}
}
new EventSource(location.pathname+'/events'+location.search).onmessage=look
})()`
