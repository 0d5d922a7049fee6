"""modulbygger: Danish Markdown in, SCORM packages out."""

VERSION = "0.1.0"
