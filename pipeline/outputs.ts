/** The registry of what a build can make, each with the products that it needs. */
import type { Products } from './Products.ts';
import type { OutputName } from './publish/outputPaths.ts';

export interface Output {
  readonly name: OutputName;
  /** For the help of the command line. */
  readonly summary: string;
  /** Bytes by path relative to the output folder; none where a product could not be made, which has been reported. */
  readonly make: (products: Products) => Promise<Iterable<readonly [path: string, bytes: Uint8Array]>>;
}

/** In the order in which they are made: what the second thread works on comes first. */
export const OUTPUTS: readonly Output[] = [
  {
    name: 'pdf',
    summary: 'the book, with the data pack attached',
    make: async (products) => {
      const bytes = await products.pdf();
      return bytes === undefined ? [] : [[`${products.pdfName}.pdf`, bytes]];
    },
  },
  {
    name: 'xlsx',
    summary: 'the data pack, as a workbook and as CSV files',
    make: async (products) => {
      const workbook = await products.workbook();
      if (workbook === undefined) return [];
      return [
        [`${products.fileName}.xlsx`, workbook],
        [`${products.fileName}-data.zip`, await products.dataZip()],
      ];
    },
  },
  {
    name: 'charts',
    summary: 'every chart that the book prints, as SVG',
    make: (products) => products.chartFiles(),
  },
];

export const outputNames: readonly OutputName[] = OUTPUTS.map(({ name }) => name);
