/** As much of DuckDB's client as is used here: the package is installed by who needs it. */
declare module '@duckdb/node-api' {
  interface DataChunk {
    readonly rowCount: number;
    getRows(): readonly (readonly unknown[])[];
  }
  interface Result {
    columnNames(): readonly string[];
    columnTypes(): readonly { toString(): string }[];
    fetchChunk(): Promise<DataChunk | null>;
  }
  interface PreparedStatement {
    readonly statementType: number;
    stream(): Promise<Result>;
  }
  interface Connection {
    run(sql: string): Promise<unknown>;
    extractStatements(
      sql: string,
    ): Promise<{ readonly count: number; prepare(index: number): Promise<PreparedStatement> }>;
    interrupt(): void;
    closeSync(): void;
  }
  export const DuckDBInstance: {
    create(
      path: string,
      options: Readonly<Record<string, string>>,
    ): Promise<{ connect(): Promise<Connection>; closeSync(): void }>;
  };
  export const StatementType: { readonly SELECT: number };
}
