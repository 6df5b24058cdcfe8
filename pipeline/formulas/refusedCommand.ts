/** Finds commands of TeX that would number, size, move, color or define something: a formula says what it says, and the book how it looks. */

const LOOK = 'leave it out: the size, place and color of a formula are those of the text around it';
const NUMBERED =
  'a formula on lines of its own is numbered by {#eq-NAME} behind its last $$, and called by {{ref "eq:NAME"}}';
const DEFINED = 'a formula cannot define commands; write what is meant';

const REFUSED: ReadonlyMap<string, string> = new Map([
  ...commands('tag notag nonumber label ref eqref', NUMBERED),
  ...commands('def let newcommand renewcommand newenvironment renewenvironment DeclareMathOperator', DEFINED),
  ...commands('require href url unicode char mmlToken class cssId style', 'leave it out'),
  ...commands(
    'tiny Tiny scriptsize small normalsize large Large LARGE huge Huge rule Rule Space hskip hspace kern mkern mskip mspace',
    LOOK,
  ),
  ...commands(
    'raise lower moveleft moveright smash llap rlap mathllap mathrlap mathclap color textcolor',
    LOOK,
  ),
  ...commands('colorbox fcolorbox bbox phantom hphantom vphantom shoveleft shoveright', LOOK),
]);

function commands(names: string, hint: string): readonly (readonly [name: string, hint: string])[] {
  return names.split(' ').map((name) => [name, hint]);
}

export function refusedCommand(tex: string): { readonly name: string; readonly hint: string } | undefined {
  for (const [, name = ''] of tex.matchAll(/\\([A-Za-z]+|[\s\S])/g)) {
    const hint = REFUSED.get(name);
    if (hint !== undefined) return { name, hint };
  }
  return undefined;
}
