// Runs a program built for wasm32-wasip1 in Node, with the words behind it: node wasi.mjs PROGRAM.wasm [WORDS…]
import { readFile } from 'node:fs/promises'
import { argv, exit } from 'node:process'
import { WASI } from 'node:wasi'

const [program, ...words] = argv.slice(2)
const wasi = new WASI({ version: 'preview1', args: [program, ...words], returnOnExit: true })
const { instance } = await WebAssembly.instantiate(await readFile(program), wasi.getImportObject())
exit(wasi.start(instance))
