// Web Annotation: Recogito's text annotator takes every annotation, and its places hold the words.
// Arguments: the folder with its package, the export, the truth.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, path, truth] = process.argv.slice(2);
const entry = join(folder, "node_modules/@recogito/text-annotator/dist/text-annotator.es.js");
const { W3CTextFormat } = await import(pathToFileURL(entry).href);

function check(condition, message) {
  if (!condition) {
    console.error(`FAIL: ${message}`);
    process.exit(1);
  }
}

const json = (path) => JSON.parse(readFileSync(path, "utf-8"));
const annotations = json(path).first.items;
const facts = json(truth).articles.flatMap(({ text, facts }) =>
  facts.map((fact) => ({ ...fact, letters: [...text] })),
);
check(annotations.length === facts.length, `${annotations.length} annotations of ${facts.length}`);
let count = 0;
annotations.forEach((annotation, number) => {
  const { words, letters, note, tags } = facts[number];
  const source = annotation.target[0].source;
  const { parsed, error } = W3CTextFormat(source).parse(annotation);
  check(!error, error);
  const { selector } = parsed.target;
  check(selector.length === words.length, `${selector.length} places of ${words.length}`);
  selector.forEach(({ start, end, quote }, piece) => {
    const there = letters.slice(start, end).join("");
    check(there === words[piece] && quote === there, `${words[piece]} is not ${there}`);
    count += 1;
  });
  const of = (purpose) =>
    parsed.bodies.filter((body) => body.purpose === purpose).map((body) => body.value);
  check(of("tagging").join() === tags.join(), `${of("tagging")} are not ${tags}`);
  check(of("commenting").join() === (note ?? ""), `${of("commenting")} is not ${note}`);
});
console.log(`${count} places`);
