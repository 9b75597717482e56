/** The jobs that a report needs, as the judge takes them. */
import type { ReportInputs } from '../config/inputs.js';
import type { NeededJob } from '../reports/needs.js';

export const neededJobs = ({ needs }: Pick<ReportInputs, 'needs'>): NeededJob[] =>
  Object.entries(needs)
    .map(([job, result]) => ({ job, result }))
    .sort((a, b) => (a.job < b.job ? -1 : 1));
