/** Gives the folder of an up-to-date bundle. */
export function compiled(): Promise<string>;
