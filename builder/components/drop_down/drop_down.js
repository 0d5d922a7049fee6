// Words chosen in a text.

import { fitGaps, gradeGaps, mountGaps, reportGaps } from "../../../templates/parts/gaps.js";

export const mount = mountGaps;
export const grade = gradeGaps;
export const report = reportGaps;
export const fit = fitGaps;
