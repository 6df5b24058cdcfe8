/** The part of the libraries without types that is called here. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      readonly chain: (
        text: string,
        options: { readonly forceType: string; readonly generateGraph: boolean },
      ) => readonly unknown[];
    };
  };
}
declare module '@citation-js/plugin-bibtex' {}
