import javascript from "@eslint/js";
import globals from "globals";

export default [
  javascript.configs.recommended,
  { files: ["assets/**/*.js"], languageOptions: { ecmaVersion: 2022, globals: globals.browser } },
  { files: ["tests/**/*.js", "*.js"], languageOptions: { ecmaVersion: 2022, globals: globals.node } },
  { files: ["benchmarks/**/*.js"], languageOptions: { ecmaVersion: 2022, globals: globals.browser } },
  { ignores: [".venv/"] },
];
