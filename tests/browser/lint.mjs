// Lints what the page is made of: its scripts as the one script that they become, and its style sheets.
//
//     npm ci --prefix tests/browser && npm run --prefix tests/browser lint
//
// The scripts share one scope, so they are read together: a name that no file defines, or that none uses, is found.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import js from "@eslint/js";
import { Linter } from "eslint";
import stylelint from "stylelint";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "..", "..");
const PAGE = join(ROOT, "kg", "export", "page");

const BROWSER = ["document", "window", "location", "history", "performance", "Blob", "URL", "URLSearchParams", "Node", "XMLSerializer",
  "getComputedStyle", "requestAnimationFrame", "setInterval", "clearInterval", "setTimeout"];
const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "write", "writeln", "createContextualFragment", "srcdoc"];

const RULES = {
  ...js.configs.recommended.rules,
  "no-unused-vars": ["error", { vars: "all", args: "after-used" }],
  "no-var": "error",
  "prefer-const": "error",
  "eqeqeq": ["error", "always"],
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-console": "error",
  "no-alert": "error",
  "max-lines-per-function": ["error", 40],
  "complexity": ["error", 14],
  // every text is set as text: nothing may be parsed as mark-up
  "no-restricted-properties": ["error", ...MARKUP.map((property) => ({ property }))],
};

function scriptProblems() {
  const folder = join(PAGE, "script");
  const files = readdirSync(folder).sort().map((name) => ({ name: join(folder, name), text: readFileSync(join(folder, name), "utf8") }));
  const begins = []; // the first line of each file in the whole
  let line = 1;
  for (const { text } of files) {
    begins.push(line);
    line += text.split("\n").length;
  }
  const globals = Object.fromEntries([...BROWSER, "vis"].map((name) => [name, "readonly"]));
  const config = { languageOptions: { ecmaVersion: 2023, sourceType: "script", globals }, rules: RULES };
  const found = new Linter().verify(files.map((file) => file.text).join("\n"), [config]);
  return found.map((problem) => {
    const at = begins.findLastIndex((begin) => begin <= problem.line);
    return `${relative(ROOT, files[at].name)}:${problem.line - begins[at] + 1}: ${problem.message} (${problem.ruleId})`;
  });
}

async function styleProblems() {
  const files = readdirSync(PAGE).filter((name) => name.endsWith(".css")).map((name) => join(PAGE, name));
  const config = {
    extends: "stylelint-config-recommended",
    rules: {
      "no-descending-specificity": null, // the sheet goes from part to part of the page, not by weight
      "color-no-invalid-hex": true,
      "declaration-block-no-duplicate-properties": true,
      "function-url-no-scheme-relative": true,
      "function-disallowed-list": ["url"], // the page asks for nothing
      "at-rule-disallowed-list": ["import", "font-face"],
      "custom-property-no-missing-var-function": true,
    },
  };
  const { results } = await stylelint.lint({ files, config, configBasedir: HERE });
  return results.flatMap(({ source, warnings }) => warnings.map((w) => `${relative(ROOT, source)}:${w.line}: ${w.text}`));
}

const problems = [...scriptProblems(), ...(await styleProblems())];
for (const problem of problems) console.log(problem);
console.log(problems.length ? `${problems.length} problems` : "The scripts and style sheets are clean");
process.exitCode = problems.length ? 1 : 0;
