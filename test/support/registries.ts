import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';

/** Files by their paths in a package. */
type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Registries {
  /** Environment variables that make pip and npm use the registries, without a cache. */
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** The only package and version of a registry. */
interface Package {
  readonly name: string;
  readonly version: string;
  readonly files: Files;
}

/** Starts a Python registry and an npm registry on a free port of this machine. Each has one package. */
export async function startRegistries(python: Package, node: Package): Promise<Registries> {
  const folder = mkdtempSync(join(tmpdir(), 'registries-'));
  const wheel = `${python.name}-${python.version}-py3-none-any.whl`;
  const tarball = packed(folder, node);
  const answers: Record<string, (origin: string) => string | Uint8Array> = {
    [`/simple/${python.name}/`]: () => `<a href="/${wheel}">${wheel}</a>`,
    [`/${wheel}`]: () => wheelOf(python),
    [`/${node.name}`]: (origin) => {
      const { name, version } = node;
      const manifest = { ...JSON.parse(String(node.files['package.json'])), dist: { tarball: `${origin}/package.tgz` } };
      return JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { [version]: manifest } });
    },
    '/package.tgz': () => tarball,
  };
  const server = createServer((request, response) => {
    const answer = answers[decodeURIComponent(request.url ?? '')];
    // pip requires the content type HTML for an index. The other requests ignore the content type.
    if (answer) response.setHeader('Content-Type', 'text/html').end(answer(`http://${request.headers.host}`));
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    env: { ...registriesAt(`http://127.0.0.1:${port}`), npm_config_cache: join(folder, 'cache') },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true });
    },
  };
}

/** The environment variables for the registries of pip and npm. */
export function registriesAt(origin: string): NodeJS.ProcessEnv {
  return { PIP_INDEX_URL: `${origin}/simple`, PIP_NO_CACHE_DIR: '1', npm_config_registry: origin };
}

function wheelOf({ name, version, files }: Package): Uint8Array {
  const metadata = {
    METADATA: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    WHEEL: 'Wheel-Version: 1.0\n',
    RECORD: '',
  };
  const described = Object.entries(metadata).map(([file, text]) => [`${name}-${version}.dist-info/${file}`, text] as const);
  const all = [...Object.entries(files), ...described];
  return zipSync(Object.fromEntries(all.map(([file, content]) => [file, Buffer.from(content)])));
}

function packed(folder: string, { files }: Package): Uint8Array {
  for (const [file, content] of Object.entries(files)) {
    const path = join(folder, 'package', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  execFileSync('tar', ['-czf', join(folder, 'package.tgz'), '-C', folder, 'package']);
  return readFileSync(join(folder, 'package.tgz'));
}
