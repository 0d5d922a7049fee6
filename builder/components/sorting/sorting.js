// Sorting in the browser: the things are shuffled, the groups stand in the author's order.

import { fitPairs, gradePairs, mountPairs, reportPairs } from "../../../templates/parts/pairs.js";

/**
 * @param {HTMLFormElement} form
 * @param {import("../question/question.js").Context} context
 */
export const mount = (form, context) => mountPairs(form, context, true);
export const grade = gradePairs;
export const report = reportPairs;
export const fit = fitPairs;
