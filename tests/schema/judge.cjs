// Reads requests, one JSON value a line, and answers each: what an editor's parser and validator make of a text.
const { createInterface } = require("node:readline");
const { default: Ajv } = require("ajv");
const { isMap, isSeq, parseDocument } = require("yaml");

const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });

const answers = {
  // Takes a schema; tells what is wrong with it.
  schema: ({ schema }) => {
    if (!ajv.validateSchema(schema)) return ajv.errors;
    ajv.addSchema(schema);
    return [];
  },
  // What YAML 1.2 makes of a text, and what the schema of that name tells of it.
  judge: ({ schema, yaml }) => {
    const document = parseDocument(yaml);
    if (document.errors.length) return { broken: document.errors[0].message };
    return { types: typesOf(document.contents), ...verdict(schema, valueOf(document.contents)) };
  },
  // What the schema of that name tells of a value.
  value: ({ schema, value }) => verdict(schema, value),
  // Which texts an editor's engine finds the pattern in.
  pattern: ({ pattern, texts }) => texts.map((text) => new RegExp(pattern, "u").test(text)),
};

function verdict(schema, value) {
  const validate = ajv.getSchema(schema);
  return { errors: validate(value) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`) };
}

// Keys are what the language server makes of them: the words of their value.
function valueOf(node) {
  if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [String(key.value), valueOf(value)]));
  if (isSeq(node)) return node.items.map(valueOf);
  return node?.value ?? null;
}

function typesOf(node) {
  if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [key.source, typesOf(value)]));
  if (isSeq(node)) return node.items.map(typesOf);
  return (node?.value ?? null) === null ? "null" : typeof node.value;
}

createInterface({ input: process.stdin }).on("line", (line) => {
  const request = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(answers[request.ask](request))}\n`);
});
