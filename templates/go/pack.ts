/** Go 1.22 and newer, with no dependencies outside the standard library. */

import {
  camel,
  code,
  defaultInitialisms,
  definePack,
  ident,
  imported,
  indent,
  join,
  mapText,
  pascal,
  plainText,
  quoteJson,
  singularAll,
  snake,
  type AnswersView,
  type ArgumentView,
  type BodyView,
  type Code,
  type CommentLine,
  type Escapes,
  type FieldView,
  type ModelView,
  type OperationView,
  type ResourceView,
  type SdkView,
  type SchemeView,
  type ShownOperation,
  type SpecText,
  type TypeRef,
  type VariantView,
} from 'sdkwright/pack';

const initialisms = { initialisms: new Set(defaultInitialisms) };

/** Only letters and digits are allowed in Go names; exported names start with an upper-case letter. */
const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{Nd}_]/gu, '');
const exported = (text: string): string => letters(text).replace(/^(?!\p{Lu})/u, 'X');

const title = (words: readonly string[]): string => exported(pascal(words, initialisms));

/** Go's usual names of common methods. */
const methods = new Map([
  ['create', 'New'],
  ['retrieve', 'Get'],
]);

const std = (module: string): Code =>
  imported({ module, local: module.split('/').at(-1)!, group: 0 });
const own = (path: string): Code =>
  imported({ module: `./${path}`, local: path.split('/').at(-1)!, group: 1 });

/** A Go string literal. Lone surrogates, which UTF-8 cannot encode, become U+FFFD. */
const goString = (text: string): string => quoteJson(text.toWellFormed());

/** Lines of which an empty comment line is left. */
const isBlank = ({ lead, text }: CommentLine): boolean => lead === '' && /^\s*#*\s*$/.test(text);

/**
 * Lists and code that follow each other: Go takes them for one list, or for code. Two lists become one, in which items
 * of the other kind continue an item; a list after code, and code after a list, become text.
 */
function separated(all: readonly CommentLine[]): CommentLine[] {
  // gofmt takes the indentation of a comment away that has nothing else.
  if (all.every((line) => line.lead !== '' || isBlank(line))) {
    return all.map(({ lead, text }) => ({
      lead: '',
      text: `${/\S/.test(lead) ? '· ' : ''}${text}`,
    }));
  }
  const lines: CommentLine[] = [];
  let last: 'text' | 'list' | 'code' = 'text';
  let first: CommentLine | undefined;
  for (const line of all) {
    const kind = line.lead === '\t' ? 'code' : line.lead.startsWith(' ') ? 'list' : 'text';
    const isOther = kind !== 'text' && last !== 'text' && kind !== last;
    if (kind === 'list' && last === 'list' && isBlank(lines.at(-1)!)) lines.pop();
    if (isOther) lines.push({ lead: '', text: `${kind === 'list' ? '· ' : ''}${line.text}` });
    else if (kind === 'list' && last === 'list' && isNumbered(line) !== isNumbered(first)) {
      lines.push({ lead: '    ', text: line.lead.trim() === '' ? line.text : `· ${line.text}` });
    } else lines.push(line);
    if (kind === 'list' && last !== 'list') first = line;
    if (!isBlank(line) && !isOther) last = kind;
  }
  return lines;
}

/** Whether an item of a list has a number. */
const isNumbered = (line: CommentLine | undefined): boolean => /\d/.test(line?.lead ?? '');

const isPlainNil = ({
  kind,
  resolvedKind,
  named,
}: Pick<TypeRef, 'kind' | 'resolvedKind' | 'named'>): boolean =>
  ['array', 'map', 'object', 'unknown', 'binary', 'never', 'null'].includes(kind) ||
  (named?.declared === 'alias' &&
    ['array', 'map', 'object', 'unknown', 'binary'].includes(resolvedKind));

const isStruct = ({ named }: Pick<TypeRef, 'named'>): boolean =>
  named !== null && (named.declared === 'object' || named.declared === 'union');

/** The path of a module, with the major version of the SDK as its suffix if that is 2 or more. */
function withMajor(path: string, version: string): string {
  const major = Number.parseInt(version, 10);
  if (path.startsWith('gopkg.in/')) return path.replace(/(?:\.v\d+)?$/, `.v${major || 0}`);
  const bare = path.replace(/\/v\d+$/, '');
  return major >= 2 ? `${bare}/v${major}` : bare;
}

/** The programs in `examples`, and the operation that each calls. */
const examplePrograms = [
  { name: 'usage', shows: 'exampleOperation' },
  { name: 'errors', shows: 'exampleOperation' },
  { name: 'uploads', shows: 'uploadOperation' },
  { name: 'downloads', shows: 'downloadOperation' },
] as const;

/** Only the example of an upload opens a file. */
const canShow = (shown: SdkView['exampleOperation'], shows: string): boolean =>
  shown !== null && (shows === 'uploadOperation' || !shown.operation.example.hasFile);

export default definePack({
  language: 'go',
  view: 2,
  lower: {
    inline: 'join',
    unions: 'tagged',
    enums: 'named',
    intersections: 'merge',
    tuples: 'array',
    recursion: 'pointer',
    forms: 'split',
  },
  naming: {
    type: title,
    verbatim: (name) => exported(`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`),
    resourceClass: (steps) => `${steps.map((words) => title(singularAll(words))).join('')}Service`,
    resource: title,
    method: (words) => (words.length === 1 ? methods.get(words[0]!) : undefined) ?? title(words),
    property: title,
    otherwise: (name) => [`${name}Value`],
    argument: (words) => letters(camel(words, initialisms)).replace(/^(?=\p{Nd})/u, 'x'),
    constant: (words, owner) => `${owner}${letters(pascal(words, initialisms))}`,
    constants: 'global',
    variant: (words) => `Of${letters(pascal(words, initialisms))}`,
    package: (words) => letters(words.join('').toLowerCase()).replaceAll('_', ''),
    file: (words) => snake(words).replaceAll('_', ''),
    requestSuffix: 'Param',
  },
  reserved: {
    words: `break case chan const continue default defer else fallthrough for func go goto if import
      interface map package range return select struct switch type var`.split(/\s+/),
    types:
      `Bool Client ConnectionError Error Float Int MalformedResponseError NewClient Null Opt Ptr String
      UsageError WriteToFile`.split(/\s+/),
    typesWithResource: (className) => [`New${className}`],
    // The first ones are special; the others are names in the examples.
    packages:
      `main init documentation option apiError body check client context ctx err errors file fmt http httptest io
      log mock os regexp requests response result server strings t testing`.split(/\s+/),
    files: ['client', 'models', 'values'],
    // The function of an option is called after it: `WithBaseURL`.
    options:
      `accept baseURL header headerDel httpClient idempotencyKey maxRetries middleware query requestTimeout
      responseBodyInto responseInto`.split(/\s+/),
    client: 'Delete Execute Get Options Patch Post Put'.split(' '),
    resource: ['Options'],
    properties: 'ExtraFields JSON MarshalJSON RawJSON UnmarshalJSON Whole'.split(' '),
    arguments:
      `any append bool byte cap close context copy ctx error false float64 int64 len make nil
      new option opts param params r request requestconfig respjson string true`.split(/\s+/),
  },
  types: {
    unknown: () => code`any`,
    never: () => code`any`,
    null: () => code`any`,
    boolean: () => code`bool`,
    integer: () => code`int64`,
    'integer.int32': () => code`int64`,
    'integer.int64': () => code`int64`,
    'integer.uint64': () => code`uint64`,
    number: () => code`float64`,
    'number.double': () => code`float64`,
    'number.float': () => code`float64`,
    string: () => code`string`,
    'string.byte': () => code`string`,
    'string.date': () => code`string`,
    'string.date-time': () => code`string`,
    'string.email': () => code`string`,
    'string.time': () => code`string`,
    'string.uri': () => code`string`,
    'string.uuid': () => code`string`,
    binary: ({ direction, raw }) => {
      if (raw) return code`*${std('net/http')}.Response`;
      return direction === 'in' ? code`${std('io')}.Reader` : code`string`;
    },
    literal: (_, base) => base,
    enum: (_, base) => base,
    array: (item) => code`[]${item.text}`,
    map: (value) => code`map[string]${value.text}`,
    tuple: () => code`[]any`,
    object: () => code`map[string]any`,
    union: () => code`any`,
    intersection: () => code`any`,
    named: ({ name }) => name,
    present: (type, { position }) => {
      const { bare, presence, recursive } = type;
      if (position === 'variant') return isPlainNil(type) ? bare : code`*${bare}`;
      if (position === 'field-in') {
        if (type.kind === 'null') return code`${own('packages/param')}.Opt[${bare}]`;
        if (isPlainNil(type) && (presence === 'required' || presence === 'optional')) return bare;
        if (type.kind === 'unknown') return bare;
        if (presence === 'required') return recursive ? code`*${bare}` : bare;
        if (presence === 'optional' && isStruct(type)) return code`*${bare}`;
        return code`${own('packages/param')}.Opt[${bare}]`;
      }
      if (recursive && isStruct(type)) return code`*${bare}`;
      const isItem = position === 'element' || position === 'map-value';
      return isItem && presence !== 'required' && !isPlainNil(type) ? code`*${bare}` : bare;
    },
  },
  literals: {
    null: code`nil`,
    true: code`true`,
    false: code`false`,
    string: goString,
    file: code`file`,
    array: (items, type) => code`${type ? qualified(type) : code`[]any`}{${join(items, ', ')}}`,
    map: (entries, type) =>
      code`${type && type.kind !== 'unknown' ? qualified(type) : code`map[string]any`}{${join(
        entries.map(({ key, value }) => code`${key}: ${value}`),
        ', ',
      )}}`,
    object: (entries, type) => {
      const braces = entries.length === 0 ? code`{}` : code`{\n${aligned(entries)}}`;
      return code`${isPointer(type) ? code`&` : code``}${pkg}.${type.bare}${braces}`;
    },
    constant: (name) => code`${pkg}.${name}`,
    variant: (name, value, type, own) =>
      code`${isPointer(type) ? code`&` : code``}${pkg}.${type.bare}{${name}: ${pointed(value, own)}}`,
    present: (value, type) => {
      if (isPointer(type)) return pointed(value, type);
      if (isPlainNil(type) && type.presence === 'optional') return value;
      const name = options.get(plainText(type.bare));
      return code`${pkg}.${ident(name ?? 'Opt')}(${value})`;
    },
  },
  blankLines: 1,
  comment: {
    width: 110,
    prefix: '// ',
    prose: {
      heading: '# ',
      item: (number) => (number === null ? '  - ' : `${number < 10 ? ' ' : ''}${number}. `),
      code: '\t',
    },
    // gofmt removes all but one of several empty lines, and formats a single line without a final period as a heading.
    lines: (all) => {
      const lines = separated(all).filter(
        (line, index, { [index - 1]: last = line }) => !isBlank(line) || !isBlank(last),
      );
      const isBlankAt = (index: number): boolean => !lines[index] || isBlank(lines[index]);
      return lines.map((line, index) =>
        line.lead === '' &&
        !isBlank(line) &&
        isBlankAt(index - 1) &&
        isBlankAt(index + 1) &&
        /[\p{L}\p{N})]$/u.test(line.text)
          ? { ...line, text: `${line.text}.` }
          : line,
      );
    },
    // gofmt formats indented lines, list items and headings, and turns pairs of quotes into typographic ones.
    escape: (line) =>
      line
        .trimStart()
        .replace(/^(?:[-*+•]|\d+[.)])\s+/, '· ')
        .replace(/^#+\s*/, '')
        .replaceAll(/``+/g, '`')
        .replaceAll(/''+/g, '"'),
    escapeCode: (line) => line,
  },
  module: (path, sdk, { path: plain }) => code`${plain(sdk.options['module']!)}/${plain(path)}`,
  files: [
    { template: 'go.mod.hbs', path: () => 'go.mod' },
    { template: 'README.md.hbs', path: () => 'README.md' },
    { template: 'api.md.hbs', path: () => 'api.md' },
    { template: 'AGENTS.md.hbs', path: () => 'AGENTS.md', when: ({ files }) => files.agents },
    { template: 'llms.txt.hbs', path: () => 'llms.txt', when: ({ files }) => files.agents },
    {
      template: 'CONTRIBUTING.md.hbs',
      path: () => 'CONTRIBUTING.md',
      when: ({ files }) => files.contributing,
    },
    {
      template: 'release.yml.hbs',
      path: () => '.github/workflows/release.yml',
      once: true,
      when: ({ files }) => files.release,
    },
    ...examplePrograms.map(({ name, shows }) => ({
      template: `example_${name}.go.hbs`,
      path: () => `examples/${name}/main.go`,
      when: (sdk: SdkView) => sdk.files.examples && canShow(sdk[shows], shows),
    })),
    {
      template: 'requests_test.go.hbs',
      path: () => 'requests_test.go',
      when: ({ files, testedOperations }) => files.tests && testedOperations.length > 0,
    },
    { template: 'version.go.hbs', path: () => 'version/version.go' },
    { template: 'client.go.hbs', path: () => 'client.go' },
    { template: 'values.go.hbs', path: () => 'values.go' },
    {
      template: 'models.go.hbs',
      each: 'modelFile',
      path: ({ flatFile }) => `${flatFile}.go`,
    },
    { template: 'resource.go.hbs', each: 'resource', path: ({ flatFile }) => `${flatFile}.go` },
    {
      copy: 'runtime',
      path: () => '',
      when: (file, sdk) =>
        !file.endsWith('/oauth.go.hbs') || uses(sdk.schemes, 'clientCredentials'),
    },
    { template: 'gitignore.hbs', path: () => '.gitignore' },
    { template: 'gitattributes.hbs', path: () => '.gitattributes' },
  ],
  options: {
    module: {
      type: 'string',
      pattern: '^[A-Za-z0-9._~/-]+$',
      description: 'Path of the Go module; by default that of the repository.',
    },
  },
  defaults: ({ name, repository, version }) => {
    const path =
      /^https?:\/\/([\w.-]+(?:\/[\w.-]+)+?)(?:\.git)?\/?$/.exec(repository ?? '')?.[1] ??
      `example.com/${name}-go`;
    return { module: withMajor(path, version) };
  },
  check: ({ version, options: { module } }) => {
    const wanted = module === undefined ? undefined : withMajor(module, version);
    if (wanted === module) return [];
    return [
      {
        option: 'module',
        message: `Version ${version} of the module needs the path "${wanted}": from version 2 on, a path ends in the major version.`,
      },
    ];
  },
  helpers: (escapes, sdk) => ({
    packageName: () => sdk.package,
    packageDoc: () => code`// Package ${sdk.package} is a client of ${escapes.comment(sdk.title)}.`,
    pkg: (path: string) => (/^(option|internal|packages)\b/.test(path) ? own(path) : std(path)),
    env: (prefix: SpecText, rest: string) => escapes.string(escapes.text(prefix, `_${rest}`)),
    uses: (schemes: readonly SchemeView[], what: string, or?: string) =>
      uses(schemes, what) || (or !== undefined && uses(schemes, or)),
    source: ({ isPositional, argument, name }: ArgumentView) =>
      isPositional ? argument : code`params.${name}`,
    style: (argument: ArgumentView) => styleFlags(argument),
    isStyledHeader: ({ style, explode }: ArgumentView) => explode || style === 'json',
    isDefault: ({ style, explode, allowReserved }: ArgumentView) =>
      style === 'form' && explode && !allowReserved,
    hasSecurity: ({ security }: OperationView) => security !== null,
    results: ({ decode, returns }: OperationView) => {
      if (decode === 'binary') return code`(*${std('net/http')}.Response, error)`;
      return returns ? code`(*${returns.bare}, error)` : code`error`;
    },
    execute: ({ decode, returns }: OperationView) => {
      if (decode === 'binary') return code`Stream`;
      return returns ? code`Execute[${returns.bare}]` : code`Discard`;
    },
    hasUploads: () => hasUploads(sdk),
    hasDownloads: () => hasDownloads(sdk),
    /** The title of the document, as the name of an API. */
    apiTitle: () => {
      const title = escapes.markdown(sdk.title);
      return /\bAPIs?\b|OpenAPI/i.test(plainText(title)) ? title : code`${title} API`;
    },
    exampleCall: (
      operation: OperationView,
      resource: ResourceView,
      option?: keyof typeof exampleOptions,
    ) => exampleCall(operation, resource, escapes, option),
    optionalField: ({ operation }: ShownOperation) => optionalField(operation),
    listFormat: (arrays: keyof typeof listFormats) => ident(listFormats[arrays]),
    isMixed: ({ decode, answers }: OperationView) =>
      decode === 'text' || (decode === 'mixed' && String(answers.kinds) !== 'json'),
    answerFlags: ({ answers }: OperationView) => join(answers.kinds.map(answerFlag), ' | '),
    bodyCall: (body: BodyView) => bodyCall(body, escapes),
    operationDoc: (operation: OperationView) => operationDoc(operation, escapes),
    modelDoc: modelDocWith(sdk, escapes),
    hasDoc: ({ description, constraints, isDeprecated }: FieldView) =>
      description !== null || constraints !== null || isDeprecated,
    fieldDoc: ({ description, constraints, isDeprecated }: FieldView) =>
      escapes.doc(
        description,
        constraints,
        isDeprecated ? 'Deprecated: The API has deprecated this.' : null,
      ),
    tag: (field: FieldView) => tag(field, escapes),
    variantKind: ({ json }: VariantView) => escapes.string(json),
    variantFacts: (variant: VariantView) => variantFacts(variant, escapes),
    aliasMark: ({ alias }: ModelView) =>
      alias && ['array', 'map'].includes(alias.kind) ? code`` : code`= `,
    goFile: (file: string) => escapes.path(`${file}.go`),
    dotted: (parts: readonly Code[]) => join(parts, '.'),
    joined: (parts: readonly Code[]) => join(parts, ''),
  }),
});

/** The package itself, for code outside of it. */
const pkg: Code = imported({ module: './', group: 1 });

/** Functions that create optional values of built-in types. */
const options: ReadonlyMap<string, string> = new Map([
  ['bool', 'Bool'],
  ['int64', 'Int'],
  ['float64', 'Float'],
  ['string', 'String'],
]);

const isPointer = ({ text }: TypeRef): boolean => plainText(text).startsWith('*');

/** A value where its type is a pointer. Structs are written as one. */
function pointed(value: Code, type: TypeRef): Code {
  if (!isPointer(type) || isStruct(type)) return value;
  const isNumber = type.kind === 'integer' || type.kind === 'number';
  return code`${pkg}.Ptr${isNumber ? code`[${type.bare}]` : code``}(${value})`;
}

/** A type as other packages write it. */
function qualified(type: TypeRef): Code {
  let inner = type;
  while (inner.item && !inner.named) inner = inner.item;
  if (!inner.named) return type.bare;
  const name = plainText(inner.bare);
  const whole = plainText(type.bare);
  return code`${mapText(code` `, () => whole.slice(0, -name.length))}${pkg}.${inner.bare}`;
}

type Entry = { readonly name: Code; readonly value: Code };

/** Members of a literal as gofmt has them: the values of successive lines are aligned. */
const aligned = (entries: readonly Entry[]): Code =>
  join(
    sections(entries).flatMap((section) => {
      const columns = Math.max(...section.map(nameLength));
      return section.map((entry) => {
        const spaces = mapText(code` `, () => ' '.repeat(columns - nameLength(entry) + 1));
        return code`\t${entry.name}:${spaces}${indented(entry.value)},\n`;
      });
    }),
    '',
  );

const nameLength = ({ name }: Entry): number => plainText(name).length;

/** Names up to this length are aligned with each other, whatever their lengths are. */
const shortName = 40;

/** From this ratio of a name to the mean of those above on, gofmt does not align it with them. */
const unlike = 2.5;

/** The lines that gofmt aligns: a value of several lines is alone, and so is what is much longer or shorter. */
function sections(entries: readonly Entry[]): Entry[][] {
  const all: Entry[][] = [];
  const isLong = ({ value }: Entry): boolean => plainText(value).includes('\n');
  for (const entry of entries) {
    const section = all.at(-1);
    const last = section?.at(-1);
    const startsOwn = !section || !last || isLong(last) || isLong(entry) || parts(section, entry);
    if (startsOwn) all.push([entry]);
    else section.push(entry);
  }
  return all;
}

/** Whether the length of a name differs much from the geometric mean of those in a section. */
function parts(section: readonly Entry[], entry: Entry): boolean {
  const [last, own] = [nameLength(section.at(-1)!), nameLength(entry)];
  if (last <= shortName && own <= shortName) return false;
  const logarithms = section.map((other) => Math.log(nameLength(other)));
  const mean = Math.exp(logarithms.reduce((sum, value) => sum + value, 0) / section.length);
  const ratio = own / mean;
  return unlike * ratio <= 1 || unlike <= ratio;
}

/** A value with all lines but the first indented. */
const indented = (value: Code): Code => indent(value, '\t');

/** The formats of lists within a deepObject that have a flag. */
const listFlags = { indices: 'WithIndices', brackets: 'Brackets', comma: 'WithCommas' } as const;

function styleFlags({ style, lists, explode, allowReserved }: ArgumentView): Code {
  const names = {
    simple: 'Simple',
    label: 'Label',
    matrix: 'Matrix',
    form: 'Form',
    spaceDelimited: 'SpaceDelimited',
    pipeDelimited: 'PipeDelimited',
    deepObject: 'DeepObject',
    brackets: 'Brackets',
    json: 'JSON',
  } as const;
  const of = (name: string): Code => code`${own('internal/requestconfig')}.${ident(name)}`;
  const flags = [
    of(names[style]),
    ...(explode && style !== 'json' ? [of('Explode')] : []),
    ...(style === 'deepObject' && lists !== 'repeat' ? [of(listFlags[lists])] : []),
    ...(allowReserved ? [of('Reserved')] : []),
  ];
  return join(flags, '|');
}

const operationsOf = ({ resources }: SdkView): OperationView[] =>
  resources.flatMap(({ operations }) => operations);

const isUpload = ({ body }: OperationView): boolean =>
  body !== null &&
  (['binary', 'multipart'].includes(body.encoding) ||
    body.orMultipart !== null ||
    body.orBytes !== null);

const hasUploads = (sdk: SdkView): boolean => operationsOf(sdk).some(isUpload);

/** Longest call on one line, in columns. */
const callWidth = 80;

/** Options that examples pass to a call. */
const exampleOptions = {
  timeout: code`option.WithRequestTimeout(20*time.Second)`,
  retries: code`option.WithMaxRetries(5)`,
  response: code`option.WithResponseInto(&response)`,
  extra: code`option.WithQuery("some", "thing")`,
} as const;

/** An optional string of a call. */
const optionalField = ({ params, example }: OperationView): FieldView | null =>
  (example.params &&
    params?.fields.find(
      ({ type, isDeprecated }) => plainText(type.text) === 'param.Opt[string]' && !isDeprecated,
    )) ??
  null;

/** `client.Users.Get(ctx, "id")`, with the values of the example. */
function exampleCall(
  { example, positional, params, name }: OperationView,
  { accessor }: ResourceView,
  { literal }: Escapes,
  option?: keyof typeof exampleOptions,
): Code {
  const args = [
    code`ctx`,
    ...(positional ? [literal(example.positional!, positional.type)] : []),
    ...(params ? [example.params ?? code`${pkg}.${params.name}{}`] : []),
    ...(option ? [exampleOptions[option]] : []),
  ];
  const method = code`client.${join(accessor, '.')}.${name}`;
  const [first] = plainText(join(args, ', ')).split('\n');
  const isShort = plainText(method).length + first!.length < callWidth;
  if (isShort) return code`${method}(${join(args, ', ')})`;
  return code`${method}(\n${join(
    args.map((arg) => code`\t${indented(arg)},\n`),
    '',
  )})`;
}

const hasDownloads = (sdk: SdkView): boolean =>
  operationsOf(sdk).some(({ decode }) => decode === 'binary');

/** The functions of the runtime for members of forms that are not written in the default way. */
const encoders = {
  content: 'Content',
  joined: 'Joined',
  spread: 'Spread',
  brackets: 'Bracketed',
} as const;

const listFormats = {
  repeat: 'Repeat',
  brackets: 'EmptyBrackets',
  indices: 'Indices',
} as const;
function answerFlag(kind: AnswersView['kinds'][number]): Code {
  const names = {
    json: 'JSONAnswer',
    string: 'StringAnswer',
    text: 'TextAnswer',
    binary: 'BinaryAnswer',
    none: 'NoAnswer',
    any: 'AnyAnswer',
  } as const;
  return code`${own('internal/requestconfig')}.${ident(names[kind])}`;
}

/** A call, with one argument a line if it is too long for one. */
function callOf(name: string, args: readonly Code[]): Code {
  const short = code`${ident(name)}(${join(args, ', ')})`;
  if (plainText(short).length <= 140) return short;
  const lines = args.map((each) => code`\t${each},\n`);
  return code`${ident(name)}(\n${join(lines, '')})`;
}

function bodyCall(body: BodyView, { string }: Escapes): Code {
  const { encoding, mediaType, argument } = body;
  const value = argument ? code`params.${argument.name}` : code`params`;
  const encoded = body.encoded.map(({ name, kind, separator, mediaTypes }) => {
    const more = separator ? [separator] : mediaTypes;
    const args = join([name, ...more].map(string), ', ');
    return code`${own('internal/requestconfig')}.${ident(encoders[kind])}(${args})`;
  });
  switch (encoding) {
    case 'json': {
      if (body.orBytes) {
        const { mediaType: bytes, accepts } = body.orBytes;
        const args = [string(mediaType), value, string(bytes), ...accepts.map(string)];
        return callOf('JSONOrRaw', args);
      }
      if (body.orNull) {
        const isNull = code`params.${body.orNull.name}.IsNull()`;
        return code`JSONOrNull(${string(mediaType)}, ${value}, ${isNull})`;
      }
      if (!body.orMultipart) return code`JSON(${string(mediaType)}, ${value})`;
      const only = code`[]string{${join(body.orMultipart.only.map(string), ', ')}}`;
      const args = [string(mediaType), value, only, ...encoded];
      return callOf('JSONOrMultipart', args);
    }
    case 'form':
      return callOf('Form', [value, ...encoded]);
    case 'multipart':
      return callOf('Multipart', [value, ...encoded]);
    case 'text':
    case 'binary':
      return callOf('Raw', [string(mediaType), value, ...body.accepts.map(string)]);
  }
}

function operationDoc(operation: OperationView, { doc, comment }: Escapes): Code {
  const { name, description, httpMethod, path, isDeprecated } = operation;
  const others = operation.answers.alternatives.flatMap(({ mediaTypes }) =>
    mediaTypes.map(comment),
  );
  const request = code`${comment(httpMethod)} ${comment(path)}`;
  const blocks = [
    ...(description
      ? [doc(description)!, code`// ${request}`]
      : [code`// ${name} sends ${request}.`]),
    ...(others.length > 0
      ? [code`// Other media types, for option.WithAccept: ${join(others, ', ')}`]
      : []),
    ...(isDeprecated ? [code`// Deprecated: The API has deprecated this.`] : []),
  ];
  return join(blocks, '\n//\n');
}

/** The comment of a type: its description, or else what returns, takes or has it; empty if nothing does. */
function modelDocWith(sdk: SdkView, { doc }: Escapes): (model: ModelView) => Code {
  const origins = originsOf(sdk);
  return ({ id, name, description, isDeprecated, isRequest, declared }) => {
    const origin = origins.get(id);
    const blocks = [
      ...(description ? [doc(description)!] : origin ? [code`// ${name} ${origin}.`] : []),
      ...(declared === 'union' ? [isRequest ? oneField : oneFieldOrNone] : []),
      ...(isDeprecated ? [code`// Deprecated: The API has deprecated this.`] : []),
    ];
    return join(blocks, '\n//\n');
  };
}

const oneField: Code = code`// Exactly one field is set.`;
const oneFieldOrNone: Code = code`// Exactly one field is set; none if the value is of no variant that is documented.`;

/** What takes, returns or has the types of an SDK, by their ids: `is the result of Users.List`. */
function originsOf({ resources, models }: SdkView): ReadonlyMap<string, Code> {
  const origins = new Map<string, Code>();
  const note = (id: string | undefined, text: Code): void => {
    if (id !== undefined && !origins.has(id)) origins.set(id, text);
  };
  const methods = resources.flatMap(({ accessor, operations }) =>
    operations.map((operation) => ({
      operation,
      method: join([...accessor, operation.name], '.'),
    })),
  );
  for (const { operation, method } of methods) {
    note(operation.params?.id, code`are the parameters of ${method}`);
  }
  for (const { operation, method } of methods) {
    note(operation.returns?.named?.id, code`is the result of ${method}`);
  }
  const all = models.flatMap(withNested);
  for (const { name, fields, variants, alias } of all) {
    for (const { name: field, type } of [...fields, ...variants]) {
      note(innermost(type)?.id, code`is the type of ${name}.${field}`);
    }
    note(alias ? innermost(alias)?.id : undefined, code`is the type of the items of ${name}`);
  }
  return origins;
}

const withNested = (model: ModelView): ModelView[] => [model, ...model.nested.flatMap(withNested)];

/** The named type of a value, or of the items in it. */
const innermost = ({ named, item }: TypeRef): TypeRef['named'] =>
  named ?? (item ? innermost(item) : null);

/** A struct tag, as a raw string literal if possible. */
function tag(field: FieldView, { string, json }: Escapes): Code {
  if (field.in !== 'body') return code`\`json:"-"\``;
  const required = field.isRequired ? code` api:"required"` : code``;
  const only =
    field.isRequired && field.constant ? code` const:${string(json(field.constant))}` : code``;
  const name = string(field.wireName);
  // Names with characters that a \`json\` tag does not allow, such as spaces or commas, have a tag of their own.
  const isPlain = /^"[\w.$@:/[\]-]*[\w.$@:/[\]]"$/.test(plainText(name));
  const key = isPlain ? code`json:${name}` : code`json:"-" wire:${name}`;
  const text = code`${key}${required}${only}`;
  const plain = plainText(text);
  return plain.includes('`') ? string(plain) : code`\`${text}\``;
}

function variantFacts(variant: VariantView, { string, json }: Escapes): Code {
  const list = (items: readonly Code[]): Code => code`[]string{${join(items, ', ')}}`;
  const facts = [
    ...(variant.tags.length > 0 ? [code`Tags: ${list(variant.tags.map(string))}`] : []),
    ...(variant.literals.length > 0
      ? [
          code`Literals: map[string][]string{${join(
            variant.literals.map(
              ({ name, values }) =>
                code`${string(name)}: {${join(
                  values.map((value) => string(json(value))),
                  ', ',
                )}}`,
            ),
            ', ',
          )}}`,
        ]
      : []),
  ];
  return facts.length === 0 ? code`` : code`, ${join(facts, ', ')}`;
}

/** Whether a scheme has this type, or is an API key in this place. */
function uses(schemes: readonly SchemeView[], what: string): boolean {
  return schemes.some(
    ({ type, in: place }) => type === what || (type === 'apiKey' && place === what),
  );
}
