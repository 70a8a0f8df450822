// Writes the next migration of a service: the difference between what its migrations make and what its entities say.
//   npm run migration -- <service> <name>        needs a built workspace; uses an embedded PostgreSQL of its own
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Database, startEmbeddedPostgres } from '@messaging/persistence';

const [service, name] = process.argv.slice(2);
if (!service || !/^[a-z-]+$/.test(name ?? '')) throw new Error('usage: npm run migration -- <service> <name-in-kebab-case>');

const definitions = await import(new URL(`../services/${service}/dist/store/tables.js`, import.meta.url));
const { migrations } = await import(new URL(`../services/${service}/dist/store/migrations/index.js`, import.meta.url));
const dir = fs.mkdtempSync(path.join('/var/tmp', 'migration-'));
fs.chmodSync(dir, 0o755);
const postgres = process.env.DATABASE_URL
  ? { url: process.env.DATABASE_URL, stop: async () => undefined }
  : await startEmbeddedPostgres({ dir: path.join(dir, 'data'), database: 'app', user: 'app', durable: false });
try {
  const database = await Database.open({ url: postgres.url, schema: service, entities: definitions.entities(), migrations });
  const sql = await database.drift();
  await database.close();
  if (!sql) console.log(`${service}: the migrations already make what the entities say`);
  else write(sql);
} finally {
  await postgres.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}

function write(sql) {
  const number = String(migrations.length + 1).padStart(3, '0');
  const className = `Migration${number}${name.split('-').map((part) => part[0].toUpperCase() + part.slice(1)).join('')}`;
  const statements = sql.split(/;\s*\n/).map((s) => s.trim().replace(/;$/, '')).filter(Boolean);
  const body = statements.map((s) => `    this.addSql(\`${s.replaceAll('`', '\\`')}\`);`).join(os.EOL);
  const file = new URL(`../services/${service}/src/store/migrations/${number}-${name}.ts`, import.meta.url);
  fs.writeFileSync(file, `import { Migration } from '@messaging/persistence';\n\nexport class ${className} extends Migration {\n  override up(): void {\n${body}\n  }\n}\n`);
  console.log(`wrote ${path.relative(process.cwd(), file.pathname)}: look at it, add it to migrations/index.ts, build`);
}
