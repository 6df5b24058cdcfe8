/** Turns the name of a licence into its identifier: of SPDX, or of the Open Definition where SPDX has none. */

/** e.g. `CC-BY-4.0` of `CC BY 4.0`; `notspecified` of a text that names no licence. */
export function licenceId(text: string): string {
  const joined = text.trim().replace(/[\s_]+/g, '-');
  const known = patterns.find((pattern) => pattern.test(joined));
  if (known !== undefined) return joined.toUpperCase().replace('ODBL', 'ODbL').replace('APACHE', 'Apache');
  return /public domain/i.test(text) ? 'other-pd' : 'notspecified';
}

const patterns = [
  /^CC-BY(-NC)?(-SA|-ND)?-\d\.\d(-[A-Z]{2,3})?$/i,
  /^CC0-1\.0$/i,
  /^PDDL-1\.0$/i,
  /^ODC-BY-1\.0$/i,
  /^ODbL-1\.0$/i,
  /^OGL-UK-\d\.\d$/i,
  /^MIT$/i,
  /^Apache-2\.0$/i,
];
