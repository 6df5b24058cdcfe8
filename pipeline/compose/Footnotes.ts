/** Numbers the footnotes of a chapter in the order of their marks, and composes those that have one. */
import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import type { Block, Footnote, NoteRefInline } from './Manuscript.ts';

export class Footnotes {
  readonly #definitions = new Map<string, FootnoteDefinition>();
  readonly #chapter: string;
  /** Identifiers of those that tables print. */
  readonly #inTables = new Set<string>();
  /** Identifiers in the order of their first marks. */
  readonly #marked: string[] = [];

  constructor(root: Root, chapter: string) {
    this.#chapter = chapter;
    visit(root, (node) => {
      if (node.type === 'footnoteDefinition') this.#definitions.set(node.identifier, node);
    });
  }

  refer(identifier: string): NoteRefInline | undefined {
    if (!this.#definitions.has(identifier)) return undefined;
    if (!this.#marked.includes(identifier)) this.#marked.push(identifier);
    return { type: 'noteRef', note: this.#id(identifier), mark: this.#mark(identifier) };
  }

  /** A note that a table marks stands beneath the table, by numbers of its own. */
  inTable(identifier: string): FootnoteDefinition | undefined {
    this.#inTables.add(identifier);
    return this.#definitions.get(identifier);
  }

  /** A footnote may hold marks of others, which are numbered after it. */
  compose(blocks: (definition: FootnoteDefinition) => readonly Block[]): ReadonlyMap<string, Footnote> {
    const notes = new Map<string, Footnote>();
    for (const identifier of this.#marked) {
      const definition = this.#definitions.get(identifier);
      if (definition === undefined) continue;
      const id = this.#id(identifier);
      notes.set(id, { id, mark: this.#mark(identifier), children: blocks(definition) });
    }
    return notes;
  }

  unused(): readonly FootnoteDefinition[] {
    return [...this.#definitions.values()].filter(
      ({ identifier }) => !this.#marked.includes(identifier) && !this.#inTables.has(identifier),
    );
  }

  #id(identifier: string): string {
    return `note:${this.#chapter}/${identifier}`;
  }

  #mark(identifier: string): string {
    return String(this.#marked.indexOf(identifier) + 1);
  }
}

function visit(node: Nodes, enter: (node: Nodes) => void): void {
  enter(node);
  if ('children' in node) for (const child of node.children) visit(child, enter);
}
