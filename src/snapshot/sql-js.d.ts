/** The build of sql.js with its WebAssembly inside, which comes without types. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  const load: () => Promise<unknown>;
  export default load;
}
