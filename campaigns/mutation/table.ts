import { markdownTable } from 'markdown-table';
import { type FileResult, scoreOf, total } from './report';

/** The results as a Markdown table: a row for each file, and a row for all files. */
export function resultTable(results: readonly FileResult[]): string {
  const rows = results.map((result) => row(`\`${result.file}\``, result));
  const header = ['file of src/model', 'mutants', 'killed', 'score'];
  return markdownTable([header, ...rows, row('all of them', total(results))], { align: ['l', 'r', 'r', 'r'] });
}

function row(name: string, result: FileResult): string[] {
  return [name, String(result.mutants), String(result.killed), `${scoreOf(result)} %`];
}
