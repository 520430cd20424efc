/** All targets are planned in the same steps: a document has the same operations and options in every language. */

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TargetPlan } from '../../generator/targets/target.js';
import { emptyLock, type Lock } from '../../generator/naming/published/lock.js';
import { emitDocument, emitWithPack, planFor, writeFiles } from '../support/emit.js';
import { scratch } from '../support/places.js';
import { succeed } from '../support/run.js';
import { hasGo, hasPython, python } from '../support/toolchains.js';
import { typeFaults } from '../support/type-check.js';

const header = (name: string) => ({ type: 'apiKey', in: 'header', name });

/** A document with a resource `tenant` and, by default, a security scheme of the same name. */
const documentWith = ({ resource = true, scheme = true } = {}): object => ({
  openapi: '3.1.0',
  info: { title: 'Rooms', version: '1', license: { name: 'MIT' } },
  servers: [{ url: 'https://api.rooms.test' }],
  security: [{ key: [], ...(scheme && { tenant: [] }) }],
  components: {
    securitySchemes: { key: header('Key'), ...(scheme && { tenant: header('Tenant') }) },
  },
  paths: {
    '/rooms': { get: { operationId: 'listRooms', responses: { 204: { description: 'None' } } } },
    ...(resource && {
      '/tenant': { get: { operationId: 'getTenant', responses: { 204: { description: 'None' } } } },
    }),
  },
});

const filesOf = async (plan: TargetPlan): Promise<ReadonlyMap<string, string>> =>
  new Map((await plan.emit()).files.map(({ path, text }) => [path, text]));

const resourcesOf = (plan: TargetPlan): string[] => [...plan.names.resources.keys()];
const optionsOf = (plan: TargetPlan): string[] => plan.credentials.map(({ option }) => option);

describe('security schemes with the names of client options and keywords', () => {
  const names = ['main', 'class', 'header', 'http_client', 'timeout'];
  const document = {
    openapi: '3.1.0',
    info: { title: 'Options', version: '1', license: { name: 'MIT' } },
    servers: [{ url: 'https://api.options.test' }],
    security: names.map((name) => ({ [name]: [] })),
    components: {
      securitySchemes: Object.fromEntries(names.map((name) => [name, header(`X-${name}`)])),
    },
    paths: {},
  };

  test.skipIf(!hasGo)('compile in Go', async () => {
    const folder = scratch('options-go');
    writeFiles(folder, await filesOf(await planFor(document, 'go')));
    await succeed('go', ['build', './...'], { cwd: folder });
  });

  test.skipIf(!hasPython)('are separate arguments in Python', async () => {
    const folder = scratch('options-python');
    writeFiles(folder, await filesOf(await planFor(document, 'python')));
    const script = 'from options import Options; Options(timeout=1, timeout2="a", class2="b")';
    const env = { ...process.env, PYTHONPATH: join(folder, 'src') };
    await succeed(python('python'), ['-B', '-c', script], { env });
  });
});

test.each(['typescript', 'go', 'python'])(
  'the README of %s sets both options of HTTP Basic together',
  async (target) => {
    const document = {
      openapi: '3.1.0',
      info: { title: 'Pair', version: '1' },
      servers: [{ url: 'https://pair.test' }],
      security: [{ login: [] }],
      paths: { '/pairs': { get: { responses: { 204: { description: 'Done' } } } } },
      components: { securitySchemes: { login: { type: 'http', scheme: 'basic' } } },
    };
    const readme = (await emitWithPack(document, target)).get('README.md')!;
    for (const section of ['Usage', 'Authentication']) {
      const [, block] = /^```\w+\n([^]*?)^```$/m.exec(
        readme.slice(readme.indexOf(`## ${section}`)),
      )!;
      expect(block).toMatch(/username/i);
      expect(block).toMatch(/password/i);
    }
    expect(readme).toContain('Those of one example are set together.');
  },
);

test('the README of TypeScript handles an error that the document declares', async () => {
  const text = (properties: object) => ({
    content: { 'application/json': { schema: { type: 'object', properties } } },
  });
  const done = { 200: { description: 'Yes', ...text({ id: { type: 'string' } }) } };
  const { text: fileOf } = await emitDocument({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://pets.test' }],
    paths: {
      '/pets': { post: { operationId: 'addPet', responses: done } },
      '/pets/{id}': {
        get: {
          operationId: 'getPet',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { ...done, 404: { description: 'No', ...text({ why: { type: 'string' } }) } },
        },
      },
    },
  });
  const readme = fileOf('README.md');
  expect(readme).toContain('if (!isErrorOf(getPet, error)) throw error;');
  expect(readme).toContain('else if (result.status === 404) console.log(result.error);');
});

describe('a document with a relative server', () => {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Relative', version: '1', license: { name: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    paths: { '/x': { get: { operationId: 'getX', responses: { 204: { description: 'None' } } } } },
  };

  test('is reported', async () => {
    const { diagnostics } = await planFor(document, 'typescript');
    expect(diagnostics.map(({ code }) => code)).toEqual(['server-missing']);
  });

  test.skipIf(!hasGo)('needs a base URL in Go', async () => {
    const folder = scratch('relative-go');
    const files = await filesOf(await planFor(document, 'go'));
    writeFiles(folder, files);
    const module = /^module (\S+)/m.exec(files.get('go.mod')!)![1]!;
    const program = `package main
import ("context"; "fmt"; sdk ${JSON.stringify(module)}; ${JSON.stringify(`${module}/option`)})
func main() {
	client := sdk.NewClient()
	fmt.Println(client.Get(context.Background(), "/x", nil))
	secret := option.WithBaseURL("/a:hunter2@b")
	fmt.Println(client.Get(context.Background(), "/x", nil, secret))
}`;
    writeFiles(folder, new Map([['cmd/main.go', program]]));
    const { stdout } = await succeed('go', ['run', './cmd'], { cwd: folder });
    expect(stdout).toContain('RELATIVE_BASE_URL');
    expect(stdout).toContain('has no scheme');
  });

  test.skipIf(!hasPython)('needs a base URL in Python', async () => {
    const folder = scratch('relative-python');
    writeFiles(folder, await filesOf(await planFor(document, 'python')));
    const script = `
from relative import Relative, RelativeError
for given in (None, "/api", "//host/v1"):
    try:
        Relative(base_url=given)
    except RelativeError as error:
        print(error)
client = Relative(base_url="https://me:hunter2@host.test/v1")
print(client.base_url, client.with_options(timeout=1)._user == client._user)
print(client.with_options(base_url="https://other.test")._user)
`;
    const env = { ...process.env, PYTHONPATH: join(folder, 'src') };
    const { stdout } = await succeed(python('python'), ['-B', '-c', script], { env });
    const message = 'Set base_url (or RELATIVE_BASE_URL) to an absolute URL.\n';
    expect(stdout).toBe(`${message.repeat(3)}https://host.test/v1 True\n{}\n`);
  });
});

describe('a token endpoint that takes the credentials in the body, for an audience', () => {
  const flows = { clientCredentials: { tokenUrl: 'https://login.test/token', scopes: {} } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Tokens', version: '1', license: { name: 'MIT' } },
    servers: [{ url: 'https://api.tokens.test' }],
    security: [{ oauth: ['b', 'a', 'b'] }],
    components: { securitySchemes: { oauth: { type: 'oauth2', flows } } },
    paths: { '/x': { get: { operationId: 'getX', responses: { 204: { description: 'None' } } } } },
  };
  const entry = { audience: 'https://api', tokenEndpointAuthMethod: 'client_secret_post' } as const;
  const auth = { oauth: entry };
  const body =
    'grant_type=client_credentials&scope=a+b&audience=https%3A%2F%2Fapi&client_id=i&client_secret=s';

  test('gets them in TypeScript', async () => {
    const { text } = await emitDocument(document, { auth });
    const options = `{ scope: 'a b', audience: 'https://api', method: 'client_secret_post' }`;
    expect(text('src/config.ts')).toContain(
      `clientCredentials('clientID', 'clientSecret', 'https://login.test/token', ${options})`,
    );
  });

  test.skipIf(!hasGo)('gets them in Go', async () => {
    const folder = scratch('tokens-go');
    const files = await emitWithPack(document, 'go', { auth });
    writeFiles(folder, files);
    const module = /^module (\S+)/m.exec(files.get('go.mod')!)![1]!;
    const program = `package main
import ("context"; "fmt"; "io"; "net/http"; "strings"; sdk ${JSON.stringify(module)}; ${JSON.stringify(`${module}/option`)})
type server struct{}
func (server) RoundTrip(request *http.Request) (*http.Response, error) {
	text := "{}"
	if request.Method == "POST" {
		body, _ := io.ReadAll(request.Body)
		fmt.Println(string(body) + request.Header.Get("Authorization"))
		text = \`{"access_token":"t","expires_in":"3600"}\`
	}
	header := http.Header{"Content-Type": {"application/json"}}
	return &http.Response{StatusCode: 200, Header: header, Body: io.NopCloser(strings.NewReader(text)), Request: request}, nil
}
func main() {
	client := sdk.NewClient(option.WithClientID("i"), option.WithClientSecret("s"), option.WithHTTPClient(&http.Client{Transport: server{}}))
	fmt.Println(client.Get(context.Background(), "/x", nil), client.Get(context.Background(), "/x", nil))
}`;
    writeFiles(folder, new Map([['cmd/main.go', program]]));
    const { stdout } = await succeed('go', ['run', './cmd'], { cwd: folder });
    expect(stdout).toBe(`${body}\n<nil> <nil>\n`);
  });

  test.skipIf(!hasPython)(
    'gets them in Python, where concurrent calls and copies share a token',
    async () => {
      const folder = scratch('tokens-python');
      writeFiles(folder, await emitWithPack(document, 'python', { auth }));
      const script = `
import threading, time, httpx
from tokens import Tokens
def answer(request):
    if request.method != "POST":
        return httpx.Response(200, json={})
    print(request.content.decode() + request.headers.get("authorization", ""))
    time.sleep(0.2)
    return httpx.Response(200, json={"access_token": "t", "expires_in": 5})
client = Tokens(client_id="i", client_secret="s", http_client=httpx.Client(transport=httpx.MockTransport(answer)))
calls = [threading.Thread(target=each.request, args=("GET", "/x")) for each in (client, client.with_options(timeout=9), client)]
for call in calls: call.start()
for call in calls: call.join()
`;
      const env = { ...process.env, PYTHONPATH: join(folder, 'src') };
      const { stdout } = await succeed(python('python'), ['-B', '-c', script], { env });
      expect(stdout).toBe(`${body}\n`);
    },
  );
});

describe('a resource and a credential of the same name', () => {
  test.each([
    ['typescript', ['rooms', 'tenant']],
    ['python', ['rooms', 'tenant']],
    ['go', ['Rooms', 'Tenant']],
  ])('both keep it in %s', async (target, resources) => {
    const plan = await planFor(documentWith(), target);
    expect(resourcesOf(plan)).toEqual(resources);
    expect(optionsOf(plan)).toEqual(['apiKey', 'tenant']);
  });

  test('compile in TypeScript, where the class has the resource', async () => {
    const files = await filesOf(await planFor(documentWith(), 'typescript'));
    const sources = new Map(files);
    sources.set(
      'src/use.ts',
      `import Rooms from './index.js';
const client = new Rooms({ apiKey: 'a', tenant: 'b' }).withOptions({ tenant: 'c' });
export const resource: Promise<unknown> = client.tenant.retrieve();
export const key: unknown = client.apiKey;
`,
    );
    expect(await typeFaults(sources)).toEqual([]);
  });

  test.skipIf(!hasGo)('compile in Go', async () => {
    const folder = scratch('tenant-go');
    writeFiles(folder, await filesOf(await planFor(documentWith(), 'go')));
    await succeed('go', ['build', './...'], { cwd: folder });
  });

  test.skipIf(!hasPython)('compile in Python', async () => {
    const folder = scratch('tenant-python');
    writeFiles(folder, await filesOf(await planFor(documentWith(), 'python')));
    const script = `
from rooms import Rooms
client = Rooms(api_key="a", tenant="b").with_options(tenant="c")
print(type(client.tenant).__name__, client._credentials["tenant"])
`;
    const env = { ...process.env, PYTHONPATH: join(folder, 'src') };
    const ran = await succeed(python('python'), ['-B', '-c', script], { env });
    expect(ran.stdout).toBe('TenantResource c\n');
  });

  const lockOf = (plan: TargetPlan): Lock => ({
    ...emptyLock,
    targets: new Map([['typescript', plan.published]]),
  });

  test('a published credential stays a member of the class, and a new resource is renamed', async () => {
    const lock = lockOf(await planFor(documentWith({ resource: false }), 'typescript'));
    const plan = await planFor(documentWith(), 'typescript', lock);
    expect(resourcesOf(plan)).toEqual(['rooms', 'tenantResource']);
    expect((await filesOf(plan)).get('src/client.ts')).toContain('set tenant(');
  });

  test('a published resource stays where it is', async () => {
    const lock = lockOf(await planFor(documentWith(), 'typescript'));
    expect(resourcesOf(await planFor(documentWith(), 'typescript', lock))).toEqual([
      'rooms',
      'tenant',
    ]);
  });
});
