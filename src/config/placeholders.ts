/** Placeholders in the environment of tests: `{url:SERVICE:PORT}`, `{host:SERVICE}`, `{port:SERVICE:PORT}`, `{env:NAME}`. Pure. */

const FORMS: Readonly<Record<string, { readonly pattern: RegExp; readonly written: string }>> = {
  url: { pattern: /^[a-zA-Z0-9._-]+:([1-9]\d{0,4})$/, written: '{url:SERVICE:PORT}' },
  port: { pattern: /^[a-zA-Z0-9._-]+:([1-9]\d{0,4})$/, written: '{port:SERVICE:PORT}' },
  host: { pattern: /^[a-zA-Z0-9._-]+(?::([1-9]\d{0,4}))?$/, written: '{host:SERVICE} or {host:SERVICE:PORT}' },
  env: { pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, written: '{env:NAME}' },
};

/** What is wrong with the placeholders in `text`. Other braces (JSON, globs) are the tests' own, and stay. */
export function placeholderProblems(text: string): string[] {
  const problems: string[] = [];
  for (const [whole, kind = '', rest = ''] of text.matchAll(/\{(url|host|port|env):([^{}]*)\}/g)) {
    const form = FORMS[kind];
    const match = form?.pattern.exec(rest);
    if (form !== undefined && (!match || Number(match[1] ?? 1) > 65_535)) {
      problems.push(`expected ${form.written}, got ${JSON.stringify(whole)}`);
    }
  }
  return problems;
}
