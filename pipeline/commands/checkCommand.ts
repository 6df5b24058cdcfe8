/** `briefing check`: validates a book, says what holds, and writes nothing. */
import type { BookCheck } from '../build.ts';
import { hasErrors } from '../problems/Problem.ts';
import { type Overdue, overdue } from '../validate/checks/freshness.ts';
import { countRows } from '../validate/countRows.ts';
import type { CheckResult, Dataset } from '../validate/Dataset.ts';
import { type CommonOptions, problemSummary, reportProblems } from './openWorld.ts';
import { runCheck } from './runCheck.ts';
import type { Terminal } from './terminal.ts';

export interface CheckOptions extends CommonOptions {
  readonly asStated: boolean;
  readonly set: readonly string[];
  /** ISO date for which overdue tables are listed. */
  readonly asOf: string | undefined;
}

export async function checkCommand(options: CheckOptions, terminal: Terminal): Promise<boolean> {
  const outcome = await runCheck(
    { ...options, out: undefined },
    { asStated: options.asStated, page: undefined, set: options.set },
    terminal,
  );
  const { problems, dataset } = outcome;
  const late = dataset === undefined || options.asOf === undefined ? [] : overdue(dataset, options.asOf);
  reportProblems(problems, options, terminal);
  if (options.json) {
    const checks = [...(dataset?.checks.values() ?? [])];
    terminal.result(
      JSON.stringify({ summary: summaryOf(outcome), checks, overdue: late, problems }, null, 2),
    );
  } else {
    if (dataset !== undefined) terminal.result(summaryText(dataset, outcome));
    if (options.asOf !== undefined) terminal.result(overdueText(late, options.asOf));
    terminal.result(problemSummary(problems));
  }
  return !hasErrors(problems);
}

function summaryOf({ dataset, book }: BookCheck) {
  if (dataset === undefined) return undefined;
  const tables = [...dataset.tables.values()];
  const checks = [...dataset.checks.values()];
  const count = (outcome: CheckResult['outcome']) =>
    checks.filter((check) => check.outcome === outcome).length;
  return {
    topics: dataset.topics.size,
    tables: tables.length,
    derived: tables.filter((table) => table.derivedFrom.length > 0).length,
    rows: countRows(tables),
    facts: dataset.facts.size,
    sources: dataset.sources.size,
    checks: { held: count('held'), failed: count('failed'), waived: count('waived') },
    charts: book?.charts.length,
    figures: book?.manuscript.ledger.length,
    claims: book?.manuscript.claims.length,
  };
}

function summaryText(dataset: Dataset, outcome: BookCheck): string {
  const summary = summaryOf(outcome);
  if (summary === undefined) return '';
  const { checks } = summary;
  const lines = [
    `${summary.tables} tables (${summary.derived} derived) with ${summary.rows} rows, ${summary.facts} facts, ${summary.sources} sources in ${summary.topics} topics`,
    `checks: ${checks.held} held, ${checks.failed} failed, ${checks.waived} waived`,
  ];
  for (const check of dataset.checks.values()) {
    if (check.outcome === 'waived') lines.push(`  waived: ${check.id}: ${check.waiver ?? ''}`);
  }
  if (outcome.book !== undefined) {
    lines.push(
      `${summary.charts} charts, ${summary.figures} printed figures, ${summary.claims} statements that rest on checks`,
    );
  }
  return lines.join('\n');
}

/** By topic, with the address to look at. */
function overdueText(late: readonly Overdue[], day: string): string {
  if (late.length === 0) return `nothing is overdue on ${day}`;
  const lines = [`overdue on ${day}:`];
  let topic = '';
  for (const entry of late) {
    if (entry.topic !== topic) lines.push(`${entry.topicTitle} (data/${entry.topic})`);
    topic = entry.topic;
    lines.push(`  ${entry.id}: as of ${entry.asOf}, expected by ${entry.due}`);
    for (const source of entry.sources) {
      lines.push(`    ${source.publisher}${source.address === undefined ? '' : `: ${source.address}`}`);
    }
  }
  return lines.join('\n');
}
