/** Turns drawing steps into one page's content stream, saying each setting only when it changes. */
import type { Matrix } from '../charts/Chart.ts';
import { pdfColour, pdfNumber, pdfNumbers } from './pdfSyntax.ts';

interface GraphicsState {
  font: string;
  size: number;
  tracking: number;
  fill: string;
  stroke: string;
  lineWidth: number;
  dash: string;
  cap: number;
  join: number;
  opacity: string;
}

/** What PDF starts a page with (ISO 32000-1, table 52). */
const initial: Readonly<GraphicsState> = {
  font: '',
  size: 0,
  tracking: 0,
  fill: '#000000',
  stroke: '#000000',
  lineWidth: 1,
  dash: '[] 0',
  cap: 0,
  join: 0,
  opacity: '',
};

export class ContentWriter {
  readonly #operators: string[] = [];
  readonly #saved: GraphicsState[] = [];
  #state: GraphicsState = { ...initial };
  #inText = false;

  text([a, b, c, d, e, f]: Matrix, shown: string): void {
    if (shown === '') return;
    if (!this.#inText) this.#operators.push('BT');
    this.#inText = true;
    const turned = a === 1 && b === 0 && c === 0 && d === -1 ? '1 0 0 -1' : pdfNumbers([a, b, c, d]);
    this.#operators.push(`${turned} ${pdfNumber(e)} ${pdfNumber(f)} Tm`, shown);
  }

  /** Any operator that may not stand in a text object. */
  operator(operator: string): void {
    this.#endText();
    this.#operators.push(operator);
  }

  save(): void {
    this.operator('q');
    this.#saved.push({ ...this.#state });
  }

  restore(): void {
    this.operator('Q');
    const state = this.#saved.pop();
    if (state === undefined) throw new Error('graphics state restored more often than saved');
    this.#state = state;
  }

  font(name: string, size: number): void {
    if (this.#state.font === name && this.#state.size === size) return;
    this.#state.font = name;
    this.#state.size = size;
    this.#operators.push(`/${name} ${pdfNumber(size)} Tf`);
  }

  tracking(tracking: number): void {
    if (this.#set('tracking', tracking)) this.#operators.push(`${pdfNumber(tracking)} Tc`);
  }

  fill(colour: string): void {
    if (!this.#set('fill', colour)) return;
    const { components, grey } = pdfColour(colour);
    this.#operators.push(`${components} ${grey ? 'g' : 'rg'}`);
  }

  stroke(colour: string): void {
    if (!this.#set('stroke', colour)) return;
    const { components, grey } = pdfColour(colour);
    this.#operators.push(`${components} ${grey ? 'G' : 'RG'}`);
  }

  lineWidth(width: number): void {
    if (this.#set('lineWidth', width)) this.#operators.push(`${pdfNumber(width)} w`);
  }

  dash(dash: readonly number[]): void {
    const operand = `[${pdfNumbers(dash)}] 0`;
    if (this.#set('dash', operand)) this.#operators.push(`${operand} d`);
  }

  cap(cap: number): void {
    if (this.#set('cap', cap)) this.#operators.push(`${cap} J`);
  }

  join(join: number): void {
    if (this.#set('join', join)) this.#operators.push(`${join} j`);
  }

  /** `name` is that of a graphics state in the page's resources. */
  opacity(name: string): void {
    if (this.#set('opacity', name)) this.#operators.push(`/${name} gs`);
  }

  get opacityName(): string {
    return this.#state.opacity;
  }

  end(): string {
    this.#endText();
    return this.#operators.join('\n');
  }

  #endText(): void {
    if (this.#inText) this.#operators.push('ET');
    this.#inText = false;
  }

  #set<Key extends keyof GraphicsState>(key: Key, value: GraphicsState[Key]): boolean {
    if (this.#state[key] === value) return false;
    this.#state[key] = value;
    return true;
  }
}
