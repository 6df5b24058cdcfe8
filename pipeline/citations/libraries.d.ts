/** The part of the libraries without types that is called here. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      /** Until `target`, which is a list of works of CSL-JSON where it is left out. */
      readonly chain: <Result = readonly unknown[]>(
        input: string | readonly unknown[],
        options: { readonly forceType: string; readonly target?: string; readonly generateGraph: boolean },
      ) => Result;
    };
  };
}
declare module '@citation-js/plugin-bibtex' {}
