import javascript from "@eslint/js";
import globals from "globals";

export default [
  javascript.configs.recommended,
  { rules: { "max-len": ["error", { code: 120 }] } },
  { files: ["assets/**/*.js"], languageOptions: { ecmaVersion: 2022, globals: globals.browser } },
  { files: ["tests/**/*.js", "*.js"], languageOptions: { ecmaVersion: 2022, globals: globals.node } },
  { files: ["benchmarks/**/*.js"], languageOptions: { ecmaVersion: 2022, globals: globals.browser } },
  { ignores: [".venv/"] },
];
