export { type CsvCell, formatCsv } from './format-csv.ts';
