// Matching in the browser: each thing stands still, what it belongs with is shuffled.

import { fitPairs, gradePairs, mountPairs, reportPairs } from "../../../templates/parts/pairs.js";

/**
 * @param {HTMLFormElement} form
 * @param {import("../question/question.js").Context} context
 */
export const mount = (form, context) => mountPairs(form, context, false);
export const grade = gradePairs;
export const report = reportPairs;
export const fit = fitPairs;
