/** What `derived.yaml` declares about one table. */
import type { Field, TableNote } from '../Dataset.ts';
import type { DeclarationReader, JsonRecord, Path } from '../DeclarationReader.ts';

export interface DerivedDeclaration {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly shortTitle?: string;
  readonly description: string;
  /** The table whose rows the transforms begin with. */
  readonly from: string;
  readonly transform: readonly JsonRecord[];
  /** Order of the result's rows; Vega-Lite itself sorts marks, not data. */
  readonly sort: readonly SortField[];
  readonly fields: readonly DerivedField[];
  readonly key: readonly string[];
  readonly notes: readonly TableNote[];
  /** Where absent, those of the tables that it derives from. */
  readonly sources: readonly string[] | undefined;
  /** Where absent, the latest of the tables that it derives from. */
  readonly asOf: string | undefined;
  readonly totalsWhere: string | undefined;
  readonly reader: DeclarationReader;
  /** Path of the declaration in its document, e.g. `['tables', 0]`. */
  readonly path: Path;
}

export interface SortField {
  readonly field: string;
  readonly order: 'ascending' | 'descending';
}

/** A field as declared; what it leaves out is taken from the field of the same name that it is made from. */
export type DerivedField = Pick<Field, 'name'> & Partial<Field>;

/** The tables that a declaration needs before it can be derived: `from`, and those of its look-ups. */
export function tablesNeeded(declaration: DerivedDeclaration): readonly { name: string; path: Path }[] {
  const needed: { name: string; path: Path }[] = [
    { name: declaration.from, path: [...declaration.path, 'from'] },
  ];
  for (const [index, step] of declaration.transform.entries()) {
    const path = [...declaration.path, 'transform', index, 'from', 'data', 'name'];
    if (step['lookup'] === undefined) continue;
    const name = declaration.reader.at(path);
    if (typeof name === 'string') needed.push({ name, path });
  }
  return needed;
}
