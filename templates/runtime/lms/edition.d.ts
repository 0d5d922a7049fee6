// What `builder/render.py` puts here as `edition.js`: one of the files beside it.
export const edition: import("../session.js").Edition;
