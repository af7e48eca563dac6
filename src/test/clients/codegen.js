// Validates the schema and the documents, and writes their types: all of the schema, and what the documents ask for.
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, parse, validate, validateSchema } from 'graphql';

const sdl = readFileSync('schema.graphql', 'utf8');
const document = parse(readFileSync('src/documents.graphql', 'utf8'));
const schema = buildSchema(sdl);

const errors = [...validateSchema(schema), ...validate(schema, document)];
if (errors.length > 0) {
  throw new AggregateError(errors, errors.map(error => error.message).join('\n'));
}

const config = {
  strictScalars: true,
  enumsAsTypes: true,
  useTypeImports: true,
  scalars: {
    BigDecimal: 'number',
    Date: 'string',
    DateTime: 'string',
    JSON: 'Record<string, string | number | boolean>',
    Long: 'number',
    NonNegativeInt: 'number',
  },
};
const write = async (filename, plugins) =>
  writeFileSync(
    filename,
    await codegen({
      filename,
      schema: parse(sdl),
      documents: [{ location: 'src/documents.graphql', document }],
      config,
      pluginMap: plugins,
      plugins: Object.keys(plugins).map(name => ({ [name]: {} })),
    }),
  );

await write('src/schema.ts', { typescript });
await write('src/documents.ts', { operations, typedDocumentNode });
