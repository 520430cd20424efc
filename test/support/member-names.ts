/** A document whose members, arguments and types have names that languages, libraries and runtimes use as well. */

const text = { type: 'string' };
const words = (list: string): string[] => list.trim().split(/\s+/);

/** Names that no language but Python has as keywords, or none. */
export const plainNames: readonly string[] = words(`
  bool build bytes cast cls datetime dict_like fields filter float format hash header_value httpx id input int
  list next object omit overload path_segment property query_parameter range set str string tuple type`);

/** Names that pydantic or the runtime has in Python. */
export const takenNames: readonly string[] = words(`
  construct copy dict json model_construct model_dump model_fields mro register schema to_dict to_json validate`);

/** Names of imports, which are keys of requests as they are. */
const importedNames: readonly string[] = words(
  'Any Dict List Literal Mapping Optional Required Union',
);

const typeNames = words(`
  Any BaseModel Dict List Literal Optional Required Union TYPE_CHECKING Mapping SequenceNotStr Field Annotated`);

const members = [...plainNames, ...takenNames, ...importedNames, 'self', 'timeout'];

const object = {
  type: 'object',
  required: ['id', 'object', 'list', 'json', 'register', 'str', 'Dict'],
  properties: Object.fromEntries([
    ...members.map((name) => [name, text]),
    ['id', { type: 'integer' }],
    ['list', { type: 'array', items: text }],
    ['bytes', { type: 'object', additionalProperties: { type: 'number' } }],
    ['bool', { type: 'boolean' }],
    ['float', { oneOf: [text, { type: 'integer' }, { type: 'array', items: text }] }],
    ['anything', {}],
    ['object', { const: 'thing' }],
    ['secret', { ...text, writeOnly: true }],
  ]),
};

const content = (schema: object) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export const memberNames: object = {
  openapi: '3.1.0',
  info: { title: 'Members', version: '1', license: { name: 'MIT' } },
  servers: [{ url: 'https://members.test' }],
  paths: {
    '/things': {
      get: {
        operationId: 'listThings',
        parameters: members.map((name) => ({ name, in: 'query', schema: text })),
        responses: {
          200: { description: 'OK', content: content({ type: 'array', items: ref('Thing') }) },
        },
      },
      post: {
        operationId: 'createThing',
        requestBody: { content: content(ref('Thing')) },
        responses: { 200: { description: 'OK', content: content(ref('Thing')) } },
      },
    },
    '/things/{object}': {
      get: {
        operationId: 'getThing',
        parameters: [{ name: 'object', in: 'path', required: true, schema: text }],
        responses: { 200: { description: 'OK', content: content(ref('Dict')) } },
      },
      put: {
        operationId: 'putThing',
        parameters: [{ name: 'object', in: 'path', required: true, schema: text }],
        requestBody: { content: content(ref('Keywords')) },
        responses: { 200: { description: 'OK', content: content(ref('Keywords')) } },
      },
    },
    ...Object.fromEntries(
      words('str list object cast overload omit').map((name) => [
        `/built-in/{id}/${name}`,
        {
          get: {
            operationId: `get_${name}`,
            parameters: [
              { name: 'id', in: 'path', required: true, schema: text },
              { name: 'limit', in: 'query', schema: { type: 'integer' } },
            ],
            responses: { 200: { description: 'OK', content: content(ref('List')) } },
          },
        },
      ]),
    ),
  },
  components: {
    schemas: {
      Thing: object,
      Keywords: { type: 'object', properties: { from: text, class: text, object: text } },
      ...Object.fromEntries(
        typeNames.map((name, index) => [
          name,
          {
            type: 'object',
            properties: {
              value: { anyOf: [text, { type: 'array', items: text }, { type: 'null' }] },
              map: { type: 'object', additionalProperties: text },
              other: ref(typeNames[(index + 1) % typeNames.length]!),
              kind: { enum: ['a', 'b'] },
            },
          },
        ]),
      ),
    },
  },
};
