/** Python 3.9 and newer with httpx and pydantic 2, synchronous and asynchronous. */

import {
  code,
  defaultInitialisms,
  definePack,
  imported,
  indent,
  join,
  mapText,
  pascal,
  plainText,
  quoteJson,
  snake,
  type AnswersView,
  type ArgumentView,
  type BodyView,
  type Code,
  type Escapes,
  type FieldView,
  type Literal,
  type ModelView,
  type NamedRef,
  type OperationView,
  type PrintLiteral,
  type RefKind,
  type ResourceView,
  type SchemeView,
  type SdkView,
  type SpecText,
  type TypeRef,
} from 'sdkwright/pack';

const initialisms = { initialisms: new Set(defaultInitialisms) };

/** Adds an `x` to names that do not start with a letter. */
const started = (text: string): string => text.replace(/^(?![\p{L}])(?=.)/u, 'x');
const lower = (words: readonly string[]): string => started(snake(words));
const title = (words: readonly string[]): string =>
  started(pascal(words, initialisms)).replace(/^x/, 'X');

const std = (module: string, name: string): Code => imported({ module, name, group: 0 });
const ext = (module: string, name: string): Code => imported({ module, name, group: 1 });
const runtime = (module: string, name: string): Code =>
  imported({ module: `./${module}`, name, group: 2 });

/** A name of the language, of its module where a member of the same name would hide it. */
const builtin = (name: string): Code =>
  imported({ module: 'builtins', name, group: 0, builtin: true });
const str = builtin('str');
const object = builtin('object');

const optional = (type: Code): Code => code`${std('typing', 'Optional')}[${type}]`;
const union = (types: readonly Code[]): Code => {
  const seen = new Set<string>();
  const once = types.filter((type) => {
    const text = plainText(type);
    return !seen.has(text) && seen.add(text);
  });
  return once.length === 1 ? once[0]! : code`${std('typing', 'Union')}[${join(once, ', ')}]`;
};

/** The type of a response whose body the caller reads. */
const bytesOf = (isAsync: boolean): Code =>
  runtime('_response', isAsync ? 'AsyncBinaryResponse' : 'BinaryResponse');

/** The type of a result that a caller asks for. */
const alternativeType = (
  { kind, type }: AnswersView['alternatives'][number],
  isAsync: boolean,
): Code => (kind === 'binary' ? bytesOf(isAsync) : type.text);

/** The kinds of types whose values are objects, and lists. */
const containers: readonly (readonly RefKind[])[] = [
  ['object', 'map', 'union'],
  ['array', 'tuple', 'union'],
];

/** Whether the JSON type of an object or list does not decide which variant of a union it is. */
const isAmbiguous = (variants: readonly TypeRef[]): boolean =>
  containers.some(
    (kinds) => variants.filter(({ resolvedKind }) => kinds.includes(resolvedKind)).length > 1,
  );

/** Longest line, in columns. */
const width = 100;

const list = (text: string): string[] => text.trim().split(/\s+/);

const keywords = list(`
  False None True and as assert async await break class continue def del elif else except finally for
  from global if import in is lambda nonlocal not or pass raise return try while with yield`);

/** Modules that a package of the same name would shadow, or be shadowed by. */
const modules = list(`
  anyio httpx pydantic typing_extensions
  abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb
  binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop
  collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg crypt
  csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings
  ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc
  genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib
  imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale
  logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt
  multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os
  ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath
  pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re
  readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil
  signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants
  sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig
  syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter
  token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata
  unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml
  xmlrpc zipapp zipfile zipimport zlib zoneinfo`);

/** A string literal. Lone surrogates, which UTF-8 cannot encode, become U+FFFD. */
const pyString = (text: string): string => quoteJson(text.toWellFormed());

/** A `Literal[…]` type, if it allows all values: strings, integers, booleans, None. Else the base type. */
function literals(values: readonly Literal[], base: Code, literal: PrintLiteral): Code {
  const texts = values.map((value) => literal(value));
  const may = texts.every((text) => /^("|-?\d+$|None$|True$|False$)/.test(plainText(text)));
  return may && texts.length > 0 ? code`${std('typing', 'Literal')}[${join(texts, ', ')}]` : base;
}

/** Built-in types in annotations of the client: a member with the same name would hide them. */
const annotations = list('bool bytes float int object str');

/** The programs in `examples`, and the operation that each calls. */
const examplePrograms = [
  { name: 'usage', shows: 'exampleOperation' },
  { name: 'asynchronous', shows: 'exampleOperation' },
  { name: 'errors', shows: 'exampleOperation' },
  { name: 'uploads', shows: 'uploadOperation' },
  { name: 'downloads', shows: 'downloadOperation' },
] as const;

export default definePack({
  language: 'python',
  view: 2,
  lower: {
    inline: 'file',
    unions: 'native',
    enums: 'open',
    intersections: 'merge',
    tuples: 'array',
    recursion: 'plain',
    forms: 'split',
  },
  naming: {
    type: title,
    resourceClass: (steps) => `${title(steps.flat())}Resource`,
    resource: lower,
    method: lower,
    property: lower,
    otherwise: (name) => [`${name}_`],
    argument: lower,
    constant: (words) => lower(words).toUpperCase(),
    constants: 'own',
    variant: lower,
    file: (words) => (keywords.includes(lower(words)) ? `${lower(words)}_` : lower(words)),
    requestSuffix: 'Param',
  },
  reserved: {
    words: keywords,
    types: list(`
      APIResource APIResponse AsyncAPIResource AsyncBinaryResponse BaseModel BinaryResponse Omit
      SyncAPIResource`),
    typesWith: (className) => [`Async${className}`, `${className}Error`],
    typesWithResource: (className) =>
      ['', 'WithRawResponse'].flatMap((suffix) => [
        `${className}${suffix}`,
        `Async${className}${suffix}`,
      ]),
    clientClass: list(`
      AsyncAPIClient Headers Optional Query Self SyncAPIClient Timeout TYPE_CHECKING Union`),
    options: [
      ...list('baseURL defaultHeaders defaultQuery httpClient maxRetries self timeout'),
      ...keywords,
    ],
    client: [
      ...list('base_url close copy max_retries request send timeout with_options'),
      ...annotations,
    ],
    resource: list('builtins self with_raw_response'),
    // What models have: of pydantic, its metaclass, and the runtime.
    properties: list(`
      builtins construct copy dict from_orm json model_computed_fields model_config model_construct model_copy
      model_dump model_dump_json model_extra model_fields model_fields_set model_json_schema
      model_parametrized_name model_post_init model_rebuild model_validate model_validate_json
      model_validate_strings mro parse_file parse_obj parse_raw register schema schema_json to_dict to_json
      update_forward_refs validate`),
    arguments: list('accept builtins extra_body extra_headers extra_query self timeout'),
    files: keywords,
    packages: modules,
  },
  types: {
    unknown: () => object,
    never: () => object,
    null: () => code`None`,
    boolean: () => builtin('bool'),
    integer: () => builtin('int'),
    'integer.int32': () => builtin('int'),
    'integer.int64': () => builtin('int'),
    'integer.uint64': () => builtin('int'),
    number: () => builtin('float'),
    'number.double': () => builtin('float'),
    'number.float': () => builtin('float'),
    string: () => str,
    'string.byte': () => str,
    'string.date': () => str,
    'string.date-time': () => str,
    'string.email': () => str,
    'string.time': () => str,
    'string.uri': () => str,
    'string.uuid': () => str,
    binary: ({ direction, raw }) => {
      if (raw) return union([bytesOf(false), bytesOf(true)]);
      return direction === 'out' ? str : union([str, runtime('_types', 'FileTypes')]);
    },
    literal: (value, base, _, print) => literals([value], base, print),
    enum: (values, base, _, print) => literals(values, base, print),
    array: (item, { direction }) =>
      direction === 'in'
        ? code`${runtime('_types', 'SequenceNotStr')}[${item.text}]`
        : code`${std('typing', 'List')}[${item.text}]`,
    map: (value, { direction }) =>
      direction === 'in'
        ? code`${std('typing', 'Mapping')}[${str}, ${value.text}]`
        : code`${std('typing', 'Dict')}[${str}, ${value.text}]`,
    tuple: () => code`${std('typing', 'List')}[${object}]`,
    object: ({ direction }) =>
      direction === 'in'
        ? code`${std('typing', 'Mapping')}[${str}, ${object}]`
        : code`${std('typing', 'Dict')}[${str}, ${object}]`,
    union: (variants, { direction }, discriminator, print) => {
      const plain = union(variants.map(({ text }) => text));
      const mapping = (discriminator?.mapping ?? []).map(
        ({ value, variant }) => code`${print(value)}: ${variant.bare}`,
      );
      if (direction === 'in' || (mapping.length === 0 && !isAmbiguous(variants))) return plain;
      const tags =
        discriminator && mapping.length > 0
          ? code`${print(discriminator.property)}, {${join(mapping, ', ')}}`
          : code``;
      const mark = code`${runtime('_models', 'Variants')}(${tags})`;
      return code`${ext('typing_extensions', 'Annotated')}[${plain}, ${mark}]`;
    },
    intersection: () => object,
    named: ({ name, outermost }: NamedRef) =>
      imported({
        module: `./types/${outermost.file}`,
        name: plainText(name),
        group: 2,
        declares: outermost.id,
      }),
    present: ({ bare, presence, kind }, { position }) => {
      if (kind === 'unknown' || kind === 'null') return bare;
      const isNullable = presence === 'nullable' || presence === 'both';
      const isUnset = presence === 'optional' && position === 'field-out';
      return isNullable || isUnset ? optional(bare) : bare;
    },
  },
  literals: {
    null: code`None`,
    true: code`True`,
    false: code`False`,
    string: pyString,
    file: code`open("path/to/file", "rb")`,
    array: (items) => code`[${join(items, ', ')}]`,
    map: (entries) =>
      code`{${join(
        entries.map(({ key, value }) => code`${key}: ${value}`),
        ', ',
      )}}`,
  },
  blankLines: 2,
  comment: {
    width,
    prefix: '',
    prose: {
      heading: '',
      item: (number) => (number === null ? '- ' : `${number}. `),
      code: '    ',
    },
    escape: (line) =>
      line
        .replaceAll('\\', '\\\\')
        .replaceAll(/"{3,}|"+$/g, (quotes) => quotes.replaceAll('"', '\\"')),
  },
  module: (path, sdk, { path: plain }) =>
    path === '' ? sdk.package : code`${sdk.package}.${plain(path.replaceAll('/', '.'))}`,
  files: [
    { template: 'pyproject.toml.hbs', path: () => 'pyproject.toml' },
    { template: 'README.md.hbs', path: () => 'README.md' },
    { template: 'api.md.hbs', path: () => 'api.md' },
    ...examplePrograms.map(({ name, shows }) => ({
      template: `example_${name}.py.hbs`,
      path: () => `examples/${name}.py`,
      when: (sdk: SdkView) => sdk.files.examples && sdk[shows] !== null,
    })),
    {
      template: 'test_requests.py.hbs',
      path: () => 'tests/test_requests.py',
      when: ({ files, testedOperations }) => files.tests && testedOperations.length > 0,
    },
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
    { template: 'init.py.hbs', path: (sdk) => `src/${plainText(sdk.package)}/__init__.py` },
    { template: 'client.py.hbs', path: (sdk) => `src/${plainText(sdk.package)}/_client.py` },
    {
      template: 'types.py.hbs',
      path: (sdk) => `src/${plainText(sdk.package)}/types/__init__.py`,
      hides: ({ models }, { path }) => models.flatMap(({ name, file }) => [name, path(file)]),
    },
    {
      template: 'type.py.hbs',
      each: 'model',
      path: ({ file }, sdk) => `src/${plainText(sdk.package)}/types/${file}.py`,
      when: (model) => !model.isErrors || model.nested.length > 0,
      hides: (model, escapes) => memberNames(model, escapes),
    },
    {
      template: 'resource.py.hbs',
      each: 'resource',
      hides: ({ operations, children }, { path }) => [
        ...children.flatMap(({ member, file }) => [member, path(file.split('/').at(-1)!)]),
        ...operations.flatMap(({ name, positional, arguments: others }) => [
          name,
          ...[...(positional ? [positional] : []), ...others].map(({ argument }) => argument),
        ]),
      ],
      path: ({ file, children }, sdk) =>
        `src/${plainText(sdk.package)}/resources/${file}${children.length > 0 ? '/__init__' : ''}.py`,
    },
    {
      copy: 'runtime',
      path: (sdk) => `src/${plainText(sdk.package)}`,
      when: (file, sdk) => file !== '_oauth.py.hbs' || hasTokens(sdk),
    },
    { template: 'gitignore.hbs', path: () => '.gitignore' },
    { template: 'gitattributes.hbs', path: () => '.gitattributes' },
  ],
  options: {
    package: {
      type: 'string',
      pattern: '^[A-Za-z0-9._-]+$',
      description: 'Name of the distribution package; by default the name of the SDK.',
    },
  },
  defaults: ({ name }) => ({ package: name }),
  helpers: (escapes, sdk) => ({
    std,
    ext,
    runtime,
    builtin,
    moduleDoc: () => docString([code`The client for the ${escapes.comment(sdk.title)}.`]),
    toml: (text: SpecText) => escapes.string(text), // TOML has the same escapes as JSON
    dotted: (parts: readonly Code[]) => join(parts, '.'),
    joined: (parts: readonly Code[]) => join(parts, '_'),
    moduleOf: ({ file }: ResourceView) => escapes.path(file.replaceAll('/', '.')),
    /** The relative import of the SDK's package from the file of a resource. */
    dots: ({ file }: ResourceView) =>
      mapText(code`.`, () => '.'.repeat(file.split('/').length + 1)),
    /** The absolute name of the module of a resource. */
    resourceModule: ({ file }: ResourceView) =>
      code`${sdk.package}.resources.${escapes.path(file.replaceAll('/', '.'))}`,
    argumentType: argumentTypeWith(bodiesOf(sdk)),
    returnType,
    alternativeType,
    /** The type of all results of a method with overloads. */
    resultType: (operation: OperationView, isAsync: boolean) =>
      union([
        returnType(operation, isAsync),
        ...operation.answers.alternatives
          .filter(({ isUsual }) => !isUsual)
          .map((one) => alternativeType(one, isAsync)),
      ]),
    literalOf: (texts: readonly SpecText[]) =>
      code`${std('typing', 'Literal')}[${join(
        texts.map((text) => escapes.string(text)),
        ', ',
      )}]`,
    kindOf: (kind: AnswersView['kinds'][number]) => escapes.string(kind),
    pathOf: ({ pathParts }: OperationView) => {
      const parts = pathParts.map(({ text, argument }) => {
        if (text) return escapes.string(text);
        const { wireName, argument: name, style, explode } = argument!;
        const options = [
          ...(style === 'simple' ? [] : [code`, style=${escapes.string(style)}`]),
          ...(explode ? [code`, explode=True`] : []),
        ];
        return code`${runtime('_path', 'path_segment')}(${escapes.string(wireName)}, ${name}${join(options, '')})`;
      });
      return code`${runtime('_path', 'build_path')}(${listed(parts)})`;
    },
    styleArguments: ({ style, lists, explode, allowReserved }: ArgumentView) =>
      join(
        [
          ...(style === 'form' ? [] : [code`, style=${escapes.string(style)}`]),
          ...(explode ? [] : [code`, explode=False`]),
          ...(allowReserved ? [code`, allow_reserved=True`] : []),
          ...(lists === 'repeat' ? [] : [code`, lists=${escapes.string(lists)}`]),
        ],
        '',
      ),
    headerValue: ({ argument, explode, style }: ArgumentView) => {
      const more = style === 'json' ? code`, json=True` : explode ? code`, explode=True` : code``;
      return code`${runtime('_query', 'header_value')}(${argument}${more})`;
    },
    isJsonBody: ({ encoding, mediaType }: BodyView) =>
      encoding === 'json' && plainText(escapes.string(mediaType)) === '"application/json"',
    encodingOf: ({ encoding }: BodyView) => escapes.string(encoding),
    hasEncoded: ({ encoded }: BodyView) => encoded.length > 0,
    encodedOf: ({ encoded }: BodyView) =>
      code`{${listed(
        encoded.map(
          (member) => code`${escapes.string(member.name)}: ${encodedMember(member, escapes)}`,
        ),
      )}}`,
    listFormat: (arrays: string) => escapes.string(arrays),
    /** Whether the JSON of an answer is validated. */
    isValidated: ({ answers, returns }: OperationView) =>
      returns !== null &&
      answers.kinds.some((kind) => kind === 'json' || kind === 'string' || kind === 'any'),
    answersOf: ({ answers }: OperationView) =>
      code`[${join(
        answers.kinds.map((kind) => escapes.string(kind)),
        ', ',
      )}]`,
    describesErrors: ({ errors }: OperationView) =>
      errors.some(({ type }) => type.resolvedKind !== 'unknown'),
    selectsErrors: ({ errors }: OperationView) =>
      errors.some(({ variants }) => variants.length > 0),
    hasTypes: (models: readonly ModelView[]) => models.some(({ isErrors }) => !isErrors),
    hasSecurity: ({ security }: OperationView) => security !== null,
    operationDoc: (operation: OperationView) => operationDoc(operation, escapes),
    docOf: (item: FieldView | ModelView) => textDoc(escapes, item),
    isPlain: ({ fields }: ModelView) => fields.every((field) => isPlainKey(field, escapes)),
    key: (field: FieldView) => keyOf(field, escapes),
    membersName: ({ name, additional }: ModelView) => (additional ? code`_${name}` : name),
    quotedType: (type: TypeRef, isRequired: boolean) =>
      quotedType(
        isRequired ? code`${ext('typing_extensions', 'Required')}[${type.text}]` : type.text,
      ),
    quotedAlias: ({ alias }: ModelView) => quotedType(alias!.text),
    fieldDefault: (field: FieldView) => fieldDefault(field, escapes),
    hasTokens: () => hasTokens(sdk),
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
      change?: keyof typeof exampleChanges,
    ) => exampleCall(operation, resource, escapes, change),
    schemeFacts: (scheme: SchemeView) => schemeFacts(scheme, escapes),
    names: (model: ModelView) => allNames(model),
    fileOf: ({ file }: ModelView) => escapes.path(file),
    filePath: ({ file, children }: ResourceView) =>
      escapes.path(`${file}${children.length > 0 ? '/__init__' : ''}.py`),
    textOf: (what: Code) => plainText(what),
  }),
});

/** The items of a list, one a line if they are too long for one. */
function listed(items: readonly Code[]): Code {
  const short = join(items, ', ');
  // What precedes them has at most 34 columns.
  if (plainText(short).length <= width - 34) return short;
  return code`\n${join(
    items.map((each) => code`    ${each},\n`),
    '',
  )}`;
}

/** The type of an argument, with its default. */
const argumentTypeWith =
  (bodies: ReadonlyMap<ArgumentView, BodyView>) =>
  (argument: ArgumentView, isAsync: boolean): Code => {
    const type = argumentType(argument, bodies.get(argument), isAsync);
    if (argument.isRequired) return type;
    return code`${union([type, runtime('_types', 'Omit')])} = ${runtime('_types', 'omit')}`;
  };

/** The type of an argument. The bytes of a whole body can also be passed in chunks. */
function argumentType({ type }: ArgumentView, body: BodyView | undefined, isAsync: boolean): Code {
  const bytes = runtime('_types', isAsync ? 'AsyncBytesTypes' : 'BytesTypes');
  if (body?.encoding === 'binary') return union([str, bytes]);
  if (!body?.orBytes) return type.text;
  const [json] = type.variants;
  return json ? union([json.text, bytes]) : type.text;
}

/** How a member of a form is written. */
function encodedMember(
  { kind, separator, mediaTypes }: BodyView['encoded'][number],
  { string }: Escapes,
): Code {
  switch (kind) {
    case 'content':
      return code`${runtime('_form', 'Content')}(${join(mediaTypes.map(string), ', ')})`;
    case 'joined':
      return code`${runtime('_form', 'Joined')}(${string(separator!)})`;
    case 'spread':
    case 'brackets':
      return string(kind);
  }
}

function returnType({ decode, returns }: OperationView, isAsync: boolean): Code {
  if (decode === 'binary') return bytesOf(isAsync);
  return returns ? returns.text : code`None`;
}

const allNames = (model: ModelView): Code[] => [
  ...(model.isErrors ? [] : [model.name]),
  ...model.nested.flatMap(allNames),
];

/** The attributes of the classes in a file: names of members in responses, their keys in requests. */
const memberNames = (model: ModelView, escapes: Escapes): Code[] => [
  ...model.fields.flatMap((field) => {
    if (!model.isRequest) return [field.name];
    return isPlainKey(field, escapes) ? [keyOf(field, escapes)] : [];
  }),
  ...model.nested.flatMap((each) => memberNames(each, escapes)),
];

/** A docstring of escaped lines. */
function docString(lines: readonly Code[]): Code {
  const text = join(lines, '\n');
  return lines.length === 1 && !plainText(text).includes('\n')
    ? code`"""${text}"""`
    : code`"""${text}\n"""`;
}

/** The docstring of a type or a field. */
function textDoc({ within }: Escapes, item: FieldView | ModelView): Code | null {
  const written = within(
    7, // the indentation and the quotes of the first line
    item.description,
    'constraints' in item ? item.constraints : null,
    item.isDeprecated ? 'Deprecated: The API has deprecated this.' : null,
  );
  return written && docString([written]);
}

function operationDoc(operation: OperationView, { within, comment }: Escapes): Code {
  const { description, httpMethod, path, isDeprecated, positional } = operation;
  const all = [...(positional ? [positional] : []), ...operation.arguments];
  const told = all.flatMap(({ argument, description: text }) => {
    const taken = 12 + plainText(argument).length;
    const lines = within(taken, text);
    return lines ? [code`  ${argument}: ${indent(lines, '    ')}`] : [];
  });
  const blocks = [
    ...(description ? [within(11, description)!] : []),
    code`\`${comment(httpMethod)} ${comment(path)}\``,
    ...(isDeprecated ? [code`Deprecated: The API has deprecated this.`] : []),
    ...(told.length > 0 ? [code`Args:\n${join(told, '\n')}`] : []),
  ];
  return docString([join(blocks, '\n\n')]);
}

/** Whether a wire name can be declared as a class attribute. */
function isPlainKey({ wireName }: FieldView, { string }: Escapes): boolean {
  const text = plainText(string(wireName)).slice(1, -1);
  return /^[A-Za-z_]\w*$/.test(text) && !text.startsWith('__') && !keywords.includes(text);
}

/** A wire name as a class attribute. */
const keyOf = ({ wireName }: FieldView, { string, path }: Escapes): Code =>
  path(plainText(string(wireName)).slice(1, -1));

/** A type as a string, so that it may refer to names that are declared later. */
function quotedType(type: Code): Code {
  if (!/["\\]/.test(plainText(type))) return code`"${type}"`;
  return code`'${mapText(type, (text) => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'"))}'`;
}

function fieldDefault({ name, wireName, isRequired }: FieldView, { string }: Escapes): Code {
  const wire = string(wireName);
  const isSame = plainText(wire) === `"${plainText(name)}"`;
  const field = ext('pydantic', 'Field');
  if (isSame) return isRequired ? code`` : code` = None`;
  return isRequired
    ? code` = ${field}(alias=${wire})`
    : code` = ${field}(default=None, alias=${wire})`;
}

const operationsOf = ({ resources }: SdkView): OperationView[] =>
  resources.flatMap(({ operations }) => operations);

/** The bodies that are passed as an argument of their own, by that argument. */
const bodiesOf = (sdk: SdkView): ReadonlyMap<ArgumentView, BodyView> =>
  new Map(
    operationsOf(sdk).flatMap(({ body }) =>
      body?.argument ? [[body.argument, body] as const] : [],
    ),
  );

const isUpload = ({ body }: OperationView): boolean =>
  body !== null &&
  (['binary', 'multipart'].includes(body.encoding) ||
    body.orMultipart !== null ||
    body.orBytes !== null);

const isDownload = ({ decode }: OperationView): boolean => decode === 'binary';

const hasUploads = (sdk: SdkView): boolean => operationsOf(sdk).some(isUpload);

const hasDownloads = (sdk: SdkView): boolean => operationsOf(sdk).some(isDownload);

/** What examples change in a call: how the method is reached, and a further argument. */
const exampleChanges = {
  raw: { through: '.with_raw_response', more: code`` },
  extra: { through: '', more: code`    extra_query={"some": "thing"},\n` },
} as const;

/** `client.users.retrieve(id="id")`, with the values of the example. */
function exampleCall(
  { example, positional, name }: OperationView,
  { accessor }: ResourceView,
  { literal }: Escapes,
  change?: keyof typeof exampleChanges,
): Code {
  const { through, more } = change ? exampleChanges[change] : { through: '', more: code`` };
  const args = [
    ...(positional ? [code`    ${positional.argument}=${literal(example.positional!)},\n`] : []),
    ...example.arguments.map(({ argument, value }) => code`    ${argument}=${value},\n`),
    ...(plainText(more) === '' ? [] : [more]),
  ];
  const list = args.length === 0 ? code`` : code`\n${join(args, '')}`;
  const method = code`${join(accessor, '.')}${mapText(code` `, () => through)}.${name}`;
  return code`client.${method}(${list})`;
}

const hasTokens = ({ schemes }: SdkView): boolean =>
  schemes.some(({ type }) => type === 'clientCredentials');

function schemeFacts(
  { type, in: place, parameter, tokenURL, credentials, ...token }: SchemeView,
  { string }: Escapes,
): Code {
  const options = credentials.map(({ argument }) => code`${string(plainText(argument))},`);
  const key = parameter ?? tokenURL;
  const extra = [
    ...(token.scope ? [code`scope=${string(token.scope)}`] : []),
    ...(token.audience ? [code`audience=${string(token.audience)}`] : []),
    ...(token.sendsSecretInBody ? [code`secret_in_body=True`] : []),
  ];
  const facts = [string(type), string(place), key ? string(key) : code`""`];
  return join([...facts, code`(${join(options, ' ')})`, ...extra], ', ');
}
