/** The solver's WebAssembly, gzip in base64: made by `vite.offline.config.ts`. */
declare module 'virtual:packed-solver' {
  const packed: string;
  export default packed;
}
