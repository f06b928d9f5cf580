// docxtemplater fills a Word template: node fill.js TEMPLATE DATA.json OUT. NODE_PATH leads to its packages.
'use strict';
process.on('uncaughtException', e => { console.error(e.message); process.exit(2); });
const fs = require('fs');
const PizZip = require('pizzip');
const Docxtemplater = require('docxtemplater');
const [template, data, out] = process.argv.slice(2);
const paper = new Docxtemplater(new PizZip(fs.readFileSync(template)), {paragraphLoop: true, linebreaks: true});
paper.render(JSON.parse(fs.readFileSync(data, 'utf8')));
fs.writeFileSync(out, paper.toBuffer());
