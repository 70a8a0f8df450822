// Makes the skeleton of a workspace package: node tools/new-package.mjs libs/kernel [dependency…]
import fs from 'node:fs';
import path from 'node:path';

const [dir, ...dependencies] = process.argv.slice(2);
if (!dir) throw new Error('usage: node tools/new-package.mjs <libs|services>/<name> [workspace dependency…]');
const name = path.basename(dir);
const up = dir.split('/').map(() => '..').join('/');
const kind = dir.startsWith('libs/') ? 'lib' : dir.startsWith('services/') ? 'service' : 'proof';
const where = (dep) => (fs.existsSync(`libs/${dep}`) ? 'libs' : 'services');
const write = (file, value) => {
  fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
  fs.writeFileSync(path.join(dir, file), typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`);
};

write('package.json', {
  name: `@messaging/${name}`, version: '0.1.0', private: true, type: 'module',
  exports: { '.': { '@messaging/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' } },
  dependencies: Object.fromEntries(dependencies.map((d) => [`@messaging/${d}`, '0.1.0'])),
  nx: {
    tags: [`type:${kind}`, `scope:${name}`],
    targets: {
      build: { command: 'tsc -b tsconfig.lib.json', options: { cwd: '{projectRoot}' } },
    },
  },
});
write('tsconfig.json', { files: [], references: [{ path: './tsconfig.lib.json' }, { path: './tsconfig.spec.json' }] });
write('tsconfig.lib.json', {
  extends: `${up}/tsconfig.base.json`,
  compilerOptions: { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/tsconfig.lib.tsbuildinfo' },
  include: ['src/**/*.ts'], exclude: ['src/**/*.spec.ts'],
  references: dependencies.map((d) => ({ path: `${up}/${where(d)}/${d}/tsconfig.lib.json` })),
});
write('tsconfig.spec.json', {
  extends: `${up}/tsconfig.base.json`,
  compilerOptions: { noEmit: true, tsBuildInfoFile: 'dist/tsconfig.spec.tsbuildinfo', composite: false, declaration: false, declarationMap: false, types: ['node', 'jest'] },
  include: ['src/**/*.spec.ts', 'test/**/*.ts'],
  references: [{ path: './tsconfig.lib.json' }, ...dependencies.map((d) => ({ path: `${up}/${where(d)}/${d}/tsconfig.lib.json` }))],
});
if (!fs.existsSync(path.join(dir, 'src/index.ts'))) write('src/index.ts', 'export {};\n');
const rootFile = 'tsconfig.json';
const root = fs.existsSync(rootFile) ? JSON.parse(fs.readFileSync(rootFile, 'utf8')) : { files: [], references: [] };
if (!root.references.some((r) => r.path === `./${dir}`)) root.references.push({ path: `./${dir}` });
fs.writeFileSync(rootFile, `${JSON.stringify(root, null, 2)}\n`);
