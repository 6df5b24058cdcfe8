/** The part of the package that knows how editors are told of a line; it comes without types. */
declare module 'launch-editor/get-args.js' {
  export default function getArguments(
    editor: string,
    file: string,
    line?: number,
    column?: number,
  ): readonly (string | number)[];
}
