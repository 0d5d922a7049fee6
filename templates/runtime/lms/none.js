// No LMS: the course on an ordinary web page, kept in the browser only.

export const edition = Object.freeze({ name: "", method: "", open: null });
