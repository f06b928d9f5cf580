// node typst.js SOURCE OUTPUT: Typst as a library, npm's @myriaddreamin/typst-ts-node-compiler (NODE_PATH names the folder of
// modules). Prints seconds of wall and of CPU from a fresh compiler, with its search for fonts, to the bytes of a tagged
// PDF; the start of node is not counted.
process.on('uncaughtException', e => { console.error(e.message); process.exit(2); });
const fs = require('fs'), path = require('path'), { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const [source, output] = process.argv.slice(2);
const text = fs.readFileSync(source, 'utf8');
const start = process.hrtime.bigint(), cpu = process.cpuUsage();
const compiler = NodeCompiler.create({ workspace: path.dirname(path.resolve(source)), fontArgs: [{ fontPaths: ['/usr/share/fonts'] }] });
const pdf = compiler.pdf({ mainFileContent: text });
const used = process.cpuUsage(cpu);
console.log(Number(process.hrtime.bigint() - start) / 1e9, (used.user + used.system) / 1e6);
fs.writeFileSync(output, pdf);
