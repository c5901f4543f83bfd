import { PGlite } from '@electric-sql/pglite';
import { readFileSync, rmSync } from 'node:fs';
import { statementsOf } from '../apps/server/src/database/migrate.ts';
const base=readFileSync('apps/server/src/database/migrations/0001-journal-and-ledger.sql','utf8');
async function variant(name:string, edit:(s:string)=>string){
rmSync('/tmp/pgp',{recursive:true,force:true});
const pg = await PGlite.create({dataDir:'/tmp/pgp'});
for (const s of statementsOf(edit(base))) await pg.query(s);
const n=3000; const body='x'.repeat(600);
await pg.query('create table raw(a bigserial primary key, b text)');
let pos=0;
const mk=()=>{pos++; return JSON.stringify([{incident:'i',position:pos,type:'t',at:'2020-01-01T00:00:00Z',public:true,body,hash:'00'.repeat(32)}])};
const cm=()=>JSON.stringify([{seat:'s',key:'k'+pos,body_hash:'h',outcome:'o'.repeat(200),position:pos}]);
const one=()=>{const f=mk(); return pg.query('select append_batch($1, $2::jsonb, $3::jsonb, null::jsonb, null::jsonb)',[pos-1,f,cm()])};
const raw=()=>pg.query('insert into raw(b) values($1)',[body]);
for(let i=0;i<500;i++) {await one(); await raw();}
let t=performance.now(); for(let i=0;i<n;i++) await one(); const a=n/((performance.now()-t)/1000);
t=performance.now(); for(let i=0;i<n;i++) await raw(); const b=n/((performance.now()-t)/1000);
console.log(name, a.toFixed(0), b.toFixed(0), (a/b).toFixed(3));
await pg.close();
}
await variant('base',s=>s);
await variant('no head', s=>s.replace(/  update journal_head[\s\S]*?end if;\n/,''));
await variant('brin', s=>s.replace('create unique index fact_by_position on fact (position)','create index fact_by_position on fact using brin (position)'));
await variant('no head+brin', s=>s.replace(/  update journal_head[\s\S]*?end if;\n/,'').replace('create unique index fact_by_position on fact (position)','create index fact_by_position on fact using brin (position)'));
await variant('no trig', s=>s.replace(/create trigger (fact|command)_is.*\n/g,''));
await variant('json not jsonb', s=>s.replaceAll('jsonb_to_recordset','json_to_recordset').replaceAll('jsonb_array_length','json_array_length').replaceAll(' jsonb',' json').replace('select append','select append'));
