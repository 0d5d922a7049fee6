"""`modulbygger preview`: the course as its package would be, inside a SCORM run-time, beside a panel for its author.

`course` makes it in memory, `workshop` keeps what is shown and makes it anew when files change (`watch`), `attempts`
keeps what the run-time stored, `words` says what the LMS knows, `app` serves it all to this machine only (`guard`).
"""
