/** Twilio's own OpenAPI description of the Messages resource, in the file that TWILIO_OPENAPI names. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';

const file = process.env['TWILIO_OPENAPI'];
/** Why nothing can be held against it; undefined where it can. */
export const noDescription = file ? undefined : "Twilio's description is not here: TWILIO_OPENAPI names no file.";

/** How many answers were held against it. */
export const checked = { answers: 0 };

const messagePath = '/2010-04-01/Accounts/{AccountSid}/Messages';
const description = file ? load(file) : undefined;

/** Throws where a 2xx answer is not as Twilio describes it: types, formats, values, and exactly its properties. Says nothing without the file. */
export function assertAsDescribed(method: string, path: string, status: number, body: unknown): void {
  if (!description || status >= 300) return;
  const isList = path.endsWith('/Messages.json');
  const kind = method.toUpperCase() === 'POST' ? 'create' : isList ? 'list' : 'fetch';
  const validate = description.validators[kind];
  assert.ok(validate(body), `${method} ${path}: ${JSON.stringify(validate.errors)}`);
  // the description requires nothing: what is missing, or too much, shows only here
  const messages =
    kind === 'list' ? z.object({ messages: z.array(z.object({}).loose()) }).parse(body).messages : [body];
  for (const message of messages)
    assert.deepEqual(Object.keys(z.object({}).loose().parse(message)).sort(), description.messageProperties);
  if (kind === 'list')
    assert.deepEqual(Object.keys(z.object({}).loose().parse(body)).sort(), description.listProperties);
  checked.answers++;
}

type Loaded = {
  validators: Record<'create' | 'fetch' | 'list', ValidateFunction>;
  messageProperties: string[];
  listProperties: string[];
};

function load(path: string): Loaded {
  const properties = z.object({ properties: z.record(z.string(), z.unknown()) });
  const content = <T extends z.ZodType>(schema: T) =>
    z.object({ content: z.object({ 'application/json': z.object({ schema }) }) });
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const read = z
    .object({
      components: z.object({ schemas: z.object({ 'api.v2010.account.message': properties }) }),
      paths: z.object({
        '/2010-04-01/Accounts/{AccountSid}/Messages.json': z.object({
          get: z.object({ responses: z.object({ 200: content(properties) }) }),
        }),
      }),
    })
    .parse(document);
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  ajv.addFormat('date-time-rfc-2822', /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/);
  ajv.addFormat('phone-number', /^(\+\d{7,15}|[A-Za-z0-9 +\-_&]{1,11})$/);
  ajv.addFormat('currency', /^[A-Z]{3}$/);
  ajv.addFormat('uri-map', true);
  // Twilio's own examples are relative, against its description
  ajv.addFormat('uri', /^\/2010-04-01\/\S+$/);
  ajv.addSchema({ ...z.object({}).loose().parse(document), $id: 'twilio' });
  const at = (path: string, method: string, status: number): ValidateFunction => {
    const pointer = ['paths', path, method, 'responses', String(status), 'content', 'application/json', 'schema'];
    const escaped = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    return ajv.compile({ $ref: `twilio#/${escaped.join('/')}` });
  };
  const list = read.paths['/2010-04-01/Accounts/{AccountSid}/Messages.json'];
  return {
    validators: {
      create: at(`${messagePath}.json`, 'post', 201),
      fetch: at(`${messagePath}/{Sid}.json`, 'get', 200),
      list: at(`${messagePath}.json`, 'get', 200),
    },
    messageProperties: Object.keys(read.components.schemas['api.v2010.account.message'].properties).sort(),
    listProperties: Object.keys(list.get.responses[200].content['application/json'].schema.properties).sort(),
  };
}
