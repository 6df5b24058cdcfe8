/** A spreadsheet works out the formulas of the data pack to the values that stand beside them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { planWorkbook } from '../../pipeline/workbook/planWorkbook.ts';
import { writeWorkbook } from '../../pipeline/workbook/writeWorkbook.ts';
import { checkedBook } from '../book/checkedBook.ts';

function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test.skipIf(!hasOffice())(
  'libreoffice-works-out-the-formulas-of-the-book',
  { timeout: 300_000 },
  async () => {
    const { dataset, manuscript, theme, fonts } = await checkedBook();
    const pages = { ledger: new Map<string, string>(), anchors: new Map<string, string>() };
    const { value: plan } = planWorkbook({ dataset, manuscript, theme, fonts, pages });
    if (plan === undefined) throw new Error('expected a plan');
    const sheet = plan.sheets.find(({ kind }) => kind === 'figures');
    if (sheet?.table === undefined) throw new Error('expected a sheet of figures');
    const { formula: head, value, figure } = manuscript.book.language.pack.heads;
    const formulas = sheet.table.columns.find(({ heading }) => heading === head)?.values ?? [];
    const rows = formulas.flatMap((formula, row) => (typeof formula === 'string' ? [row] : []));
    // Rows with a formula alone, and the sheets that these name.
    const columns = sheet.table.columns
      .filter(({ heading }) => [figure, value, head].includes(heading))
      .map(({ links: _, ...column }) => ({
        ...column,
        values: rows.map((row) => column.values[row] ?? null),
      }));
    const named = new Set(formulas.flatMap((each) => String(each).match(/(?<=')(?:[^']|'')+(?='!)/g) ?? []));
    const sheets = [
      { ...sheet, table: { ...sheet.table, columns, rowCount: rows.length } },
      ...plan.sheets.filter(({ name }) => named.has(name.replaceAll("'", "''"))),
    ];
    const parts = unzipSync(await writeWorkbook({ ...plan, sheets }));
    const part = 'xl/worksheets/sheet1.xml';
    const asFormulas = strFromU8(parts[part] ?? new Uint8Array()).replaceAll(
      /(<c r="[A-Z]+\d+")[^>]* t="inlineStr"><is><t>=(.*?)<\/t><\/is><\/c>/g,
      (_, cell: string, formula: string) => `${cell}><f>${formula}</f></c>`,
    );
    const folder = mkdtempSync(join(tmpdir(), 'formulas-'));
    try {
      writeFileSync(join(folder, 'pack.xlsx'), zipSync({ ...parts, [part]: strToU8(asFormulas) }));
      const filter = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,1';
      const home = `-env:UserInstallation=file://${join(folder, 'office')}`;
      execFileSync('soffice', [
        home,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        folder,
        join(folder, 'pack.xlsx'),
      ]);
      const csv = readFileSync(join(folder, 'pack-Figures.csv'), 'utf8');
      const worked = csv
        .trimEnd()
        .split('\n')
        .slice(-rows.length)
        .map((line) => line.split('\t').map((cell) => Number(cell.replaceAll('"', ''))));
      expect(worked.length).toBeGreaterThan(50);
      for (const [, stated = Number.NaN, found = Number.NaN] of worked) {
        expect(Math.abs(found - stated)).toBeLessThanOrEqual(Math.abs(stated) * 1e-6);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
